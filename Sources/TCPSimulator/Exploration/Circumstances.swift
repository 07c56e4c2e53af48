public import TCPRuntime

/// What two hosts and the network between them may do in an exploration.
public struct Circumstances: Hashable, Sendable {
  /// The calls of the client's user in their order; each may come at any time.
  public var clientCalls: [UserCall]
  /// Those of the server's.
  public var serverCalls: [UserCall]
  /// How many segments may be on the way to each host at once; what finds no room is lost.
  public var capacity: Int
  /// How many segments may be lost on the way in the whole run.
  public var losses: Int
  /// How many may be duplicated.
  public var duplicates: Int
  /// How often a host sends a segment again before it gives up.
  public var retries: Int

  /// Circumstances; bounds below zero count as zero.
  public init(
    clientCalls: [UserCall], serverCalls: [UserCall], capacity: Int, losses: Int, duplicates: Int,
    retries: Int
  ) {
    self.clientCalls = clientCalls
    self.serverCalls = serverCalls
    self.capacity = max(1, capacity)
    self.losses = max(0, losses)
    self.duplicates = max(0, duplicates)
    self.retries = max(0, retries)
  }

  func calls(of host: Side) -> [UserCall] { host == .client ? clientCalls : serverCalls }

  /// RFC 9293's, with acknowledgments at once and few retries. What only time decides is left out: the user
  /// timeout, which could end the connection at any moment. An orphan does not wait for ever.
  var profile: Profile {
    var profile = Profile.rfc9293
    profile.delayedAck = nil
    profile.userTimeout = nil
    profile.orphanFinWait2 = .seconds(60)
    profile.synRetries = retries
    profile.synAckRetries = nil
    profile.dataRetries = retries
    return profile
  }
}
