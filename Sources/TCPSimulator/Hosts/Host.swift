import EnumatonRuntime
package import TCPRuntime

/// What a host of a world is like.
package struct HostSettings: Hashable, Sendable {
  package var name: String
  /// The times and choices of its TCP.
  package var profile: Profile = .rfc9293
  /// The initial sequence numbers of its connections, in the order in which they are opened; after the last each
  /// is 64,000 further. If there is none, they follow RFC 6528.
  package var initialSequenceNumbers: [UInt32] = []
  /// The ports that it gives to connections it opens without saying from which.
  package var ephemeralPorts: ClosedRange<UInt16> = 49_152...65_535

  package init(name: String) { self.name = name }
}

/// A host: ports, listeners, and where its numbers come from. Its connections are the world's.
struct Host {
  let settings: HostSettings
  var isUp = true
  var listeners: [Listener] = []
  /// The connection it has made or been asked for last.
  var newest: ConnectionID?
  /// An endpoint that is CLOSED; it answers what is for nobody.
  let nobody: Endpoint
  private var nextPort: UInt16
  private var opened = 0
  private var secret: UInt64

  init(_ settings: HostSettings, secret: UInt64, _ endpoints: EndpointFactory) {
    self.settings = settings
    self.secret = secret
    nextPort = settings.ephemeralPorts.lowerBound
    nobody = endpoints.endpoint(settings.profile)
  }

  func listener(on port: UInt16) -> Int? { listeners.firstIndex { $0.port == port } }

  /// The next of its ports that is free, going round; `nil` if none is.
  mutating func takePort(isFree: (UInt16) -> Bool) -> UInt16? {
    let ports = settings.ephemeralPorts
    for _ in 0..<ports.count {
      let port = nextPort
      nextPort = port < ports.upperBound ? port + 1 : ports.lowerBound
      if isFree(port) { return port }
    }
    return nil
  }

  /// The initial sequence number of the next connection between these sockets, and takes it.
  mutating func takeInitialSequenceNumber(_ local: Socket, _ remote: Socket, at now: Instant)
    -> SequenceNumber
  {
    let fixed = settings.initialSequenceNumbers
    defer { opened += 1 }
    if let last = fixed.last {
      if opened < fixed.count { return SequenceNumber(fixed[opened]) }
      return SequenceNumber(last &+ 64_000 &* UInt32(truncatingIfNeeded: opened - fixed.count + 1))
    }
    // RFC 6528: a clock that ticks every four microseconds, and a secret function of the sockets.
    let clock = UInt32(truncatingIfNeeded: now.nanoseconds / 4_000)
    return SequenceNumber(clock &+ UInt32(truncatingIfNeeded: digest(local, remote, 0)))
  }

  /// A number that only this host can tell from the sockets.
  private func digest(_ local: Socket, _ remote: Socket, _ count: UInt64) -> UInt64 {
    let ends = UInt64(local.port) << 48 | UInt64(remote.port) << 32 | UInt64(remote.address.rawValue)
    return Random.mix(Random.mix(secret &+ count) ^ ends)
  }

  /// Forgets everything but who it is; its numbers start elsewhere.
  mutating func stop() {
    isUp = false
    listeners = []
    newest = nil
    secret = Random.mix(secret)
  }
}

// MARK: - SYN cookies

extension Host {
  /// A SYN,ACK's sequence number that tells by itself, for about two minutes, that it was sent (RFC 4987, 3.6).
  func cookie(for remote: Socket, at local: Socket, peer: SequenceNumber, now: Instant) -> SequenceNumber {
    cookie(remote, local, peer, Self.period(now))
  }

  /// Whether the number acknowledged is one after a cookie sent to this peer.
  func isCookie(
    _ number: SequenceNumber, for remote: Socket, at local: Socket, peer: SequenceNumber, now: Instant
  ) -> Bool {
    let period = Self.period(now)
    return cookie(remote, local, peer, period) == number
      || period > 0 && cookie(remote, local, peer, period - 1) == number
  }

  private static func period(_ now: Instant) -> UInt64 { UInt64(max(0, now.nanoseconds) / 64_000_000_000) }

  private func cookie(
    _ remote: Socket, _ local: Socket, _ peer: SequenceNumber, _ period: UInt64
  ) -> SequenceNumber {
    SequenceNumber(
      UInt32(truncatingIfNeeded: digest(local, remote, ~period) >> 32) &+ peer.rawValue)
  }
}
