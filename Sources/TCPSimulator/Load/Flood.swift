import EnumatonRuntime
import TCPRuntime

/// A SYN flood: SYNs from made-up addresses, a thousand in each millisecond of virtual time, against one listener;
/// and an honest client that tries to connect ten times in between.
package struct Flood: Sendable {
  package var syns: Int
  package var backlog: Int
  package var usesCookies: Bool
  package var seed: UInt64

  package init(syns: Int, backlog: Int = 128, usesCookies: Bool = false, seed: UInt64 = 1) {
    self.syns = syns
    self.backlog = backlog
    self.usesCookies = usesCookies
    self.seed = seed
  }

  /// What a run gives.
  package struct Report: Sendable {
    package var syns: Int
    package var wall: Duration
    /// The most connections the server had at once.
    package var livePeak: Int
    package var dropped: Int
    package var cookies: Int
    /// How many of the honest client's attempts there were, and were established before the flood was over.
    package var attempts: Int
    package var served: Int
    package var peakMemory: Int
    package var memoryGrowth: Int
  }

  private static let inMillisecond = 1_000
  private static let attempts = 10
  private static let client = 0
  private static let server = 1

  /// - Parameter report: Called from time to time.
  package func run(report: (LoadProgress) -> Void = { _ in }) -> Report {
    let before = ProcessMemory.peak
    let clock = ContinuousClock()
    let start = clock.now
    var hosts = [HostSettings(name: "client"), HostSettings(name: "server")]
    for index in hosts.indices { hosts[index].profile = .linux }
    var world = World(hosts, network: LinkSettings(), seed: seed, sink: NoRecording())
    world.listen(Self.server, port: 80, backlog: backlog, usesCookies: usesCookies)
    var random = Random(seed: Random.mix(seed))
    let target = Socket(Address(ofHost: Self.server), 80)
    var moment = Instant.origin
    var sent = 0
    var livePeak = 0
    var attempts: [ConnectionID] = []
    // The honest client comes when the flood has begun, and often enough to be done before it ends.
    let pause = max(1, syns / Self.inMillisecond / (Self.attempts + 1))
    while sent < syns {
      for _ in 0..<min(Self.inMillisecond, syns - sent) {
        // 172.16.0.0/12: addresses where nobody is.
        let address = Address(0xAC10_0000 | UInt32(random.below(1 << 20)))
        let source = Socket(address, UInt16(1_024 + random.below(64_512)))
        let segment = Segment(
          flags: .syn, sequence: SequenceNumber(UInt32(truncatingIfNeeded: random.next())))
        _ = world.network.inject(segment, from: source, to: target, takes: nil, at: world.now)
        sent += 1
      }
      let millisecond = sent / Self.inMillisecond
      if millisecond % pause == 0, attempts.count < Self.attempts,
        let slot = world.open(Opening(host: Self.client, remote: target))
      {
        attempts.append(world.connections.id(of: slot))
      }
      moment += .milliseconds(1)
      world.run(to: moment)
      livePeak = max(livePeak, world.connections.count - attempts.count)
      if millisecond % 100 == 0 {
        report(LoadProgress(done: sent, total: syns, elapsed: clock.now - start))
      }
    }
    world.run(to: moment + .milliseconds(100))
    let served = attempts.count { id in
      world.connections.holds(id) && world.connections[id.slot].endpoint.state == .established
    }
    let peak = ProcessMemory.peak
    return Report(
      syns: syns, wall: clock.now - start, livePeak: livePeak,
      dropped: world.drops[.backlogFull, default: 0], cookies: world.cookies, attempts: attempts.count,
      served: served, peakMemory: peak, memoryGrowth: peak - before)
  }
}

extension Flood.Report {
  /// One line of JSON.
  package var json: String {
    var object = JSONObject()
    object.add("syns", raw: "\(syns)")
    object.add("wall_s", raw: fixed(wall.inSeconds, places: 3))
    object.add("syns_per_s", raw: fixed(Double(syns) / wall.inSeconds, places: 0))
    object.add("peak_rss_bytes", raw: "\(peakMemory)")
    object.add("memory_growth_bytes", raw: "\(memoryGrowth)")
    object.add("live_peak", raw: "\(livePeak)")
    object.add("dropped", raw: "\(dropped)")
    object.add("cookies", raw: "\(cookies)")
    object.add("honest_attempts", raw: "\(attempts)")
    object.add("honest_served", raw: "\(served)")
    return object.text + "\n"
  }
}
