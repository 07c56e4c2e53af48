import EnumatonRuntime
import TCPRuntime

/// Many connections that are opened, used and closed: 10 new ones in each millisecond of virtual time, 100 octets
/// each, between a few clients and one server with several ports.
package struct Bench: Sendable {
  package var connections: Int
  package var loss: Probability
  package var seed: UInt64

  package init(connections: Int, loss: Probability = .never, seed: UInt64 = 1) {
    self.connections = connections
    self.loss = loss
    self.seed = seed
  }

  /// What a run gives.
  package struct Report: Sendable {
    package var connections: Int
    package var wall: Duration
    package var virtual: Duration
    package var events: Int
    package var refused: Int
    /// The most endpoints that there were at once, and the octets of memory that came with each of them.
    package var livePeak: Int
    package var bytesPerLiveConnection: Double
    package var peakMemory: Int
    /// Those there are at the end, which should be none.
    package var left: Int
  }

  private init(connections: Int, isWarmUp: Bool) {
    self.init(connections: connections)
    self.isWarmUp = isWarmUp
  }

  private var isWarmUp = false
  private static let warmUp = 200
  private static let inMillisecond = 10
  private static let octets = 100
  /// Enough pairs of sockets for all that may be in TIME_WAIT at once.
  private static let clients = 16
  private static let ports: [UInt16] = [80, 81, 82, 83]
  private static let progressInterval = 1_000

  /// - Parameter report: Called from time to time.
  package func run(report: (LoadProgress) -> Void = { _ in }) -> Report {
    // What any run takes, of code and constants, is not the connections'.
    if !isWarmUp { _ = Bench(connections: Self.warmUp, isWarmUp: true).run() }
    let before = ProcessMemory.peak
    let clock = ContinuousClock()
    let start = clock.now
    var world = makeWorld()
    var client = Application()
    client.sends = Self.octets
    client.closes = .afterSending
    client.reads = true
    let application = world.add(client)
    var livePeak = 0
    var opened = 0
    var refused = 0
    var moment = Instant.origin
    while opened < connections {
      for _ in 0..<min(Self.inMillisecond, connections - opened) {
        let remote = Socket(
          Address(ofHost: Self.clients), Self.ports[opened / Self.clients % Self.ports.count])
        let opening = Opening(host: opened % Self.clients, remote: remote, application: application)
        if world.open(opening) == nil { refused += 1 }
        opened += 1
      }
      moment += .milliseconds(1)
      world.run(to: moment)
      livePeak = max(livePeak, world.connections.count)
      if opened / Self.inMillisecond % Self.progressInterval == 0 {
        report(LoadProgress(done: opened, total: connections, elapsed: clock.now - start))
      }
    }
    while world.connections.count > 0, let next = world.nextTime { world.run(to: next) }
    let peak = ProcessMemory.peak
    return Report(
      connections: connections, wall: clock.now - start, virtual: world.now - .origin, events: world.events,
      refused: refused, livePeak: livePeak,
      bytesPerLiveConnection: Double(peak - before) / Double(max(1, livePeak)), peakMemory: peak,
      left: world.connections.count)
  }

  private func makeWorld() -> World<NoRecording> {
    var hosts = (0..<Self.clients).map { HostSettings(name: "client\($0)") }
    hosts.append(HostSettings(name: "server"))
    for index in hosts.indices { hosts[index].profile = .linux }
    var link = LinkSettings()
    link.loss = loss
    var world = World(hosts, network: link, seed: seed, sink: NoRecording())
    var server = Application()
    server.reads = true
    server.closes = .afterPeer
    let application = world.add(server)
    for port in Self.ports {
      world.listen(Self.clients, port: port, backlog: 1_000_000, application: application)
    }
    return world
  }
}

extension Bench.Report {
  /// One line of JSON.
  package var json: String {
    var object = JSONObject()
    object.add("connections", raw: "\(connections)")
    object.add("wall_s", raw: fixed(wall.inSeconds, places: 3))
    object.add("connections_per_s", raw: fixed(Double(connections) / wall.inSeconds, places: 0))
    object.add("events_per_s", raw: fixed(Double(events) / wall.inSeconds, places: 0))
    object.add("peak_rss_bytes", raw: "\(peakMemory)")
    object.add("virtual_s", raw: virtual.secondsText)
    object.add("events", raw: "\(events)")
    object.add("live_peak", raw: "\(livePeak)")
    object.add("bytes_per_live_connection", raw: fixed(bytesPerLiveConnection, places: 1))
    object.add("refused", raw: "\(refused)")
    object.add("left", raw: "\(left)")
    return object.text + "\n"
  }
}
