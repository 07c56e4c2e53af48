import EnumatonRuntime
import EnumatonSpec
import TCPRuntime

/// Takes the steps of a scenario in a world.
struct Player {
  private(set) var world: World<Recording>
  private(set) var failures: [Failure] = []
  private let mostRecords: Int
  /// What was seen of the sockets.
  private(set) var tables: [SocketTable] = []
  private let scenario: Scenario
  private let places: [String: Int]
  /// The moments at which the sockets are still to be looked at, in order.
  private var moments: [Instant] = []
  /// Whether they are looked at after each step that takes time.
  private let looksAfterWaits: Bool
  /// The sockets of the connections that have names: of the host that opened it and of its peer.
  private var names: [String: (opener: Socket, remote: Socket)] = [:]

  /// No scenario needs more; one that does goes round in circles.
  static let mostRecords = 2_000_000
  private var tooMuch: String { "more than \(mostRecords) things happen" }
  /// Nor does any wait so long for something.
  private static let longestWait = Duration.seconds(365 * 86_400)

  init(
    _ scenario: Scenario, seed: UInt64, endpoints: EndpointFactory = EndpointFactory(),
    mostRecords: Int = Self.mostRecords, looking: Lookout? = nil
  ) {
    self.scenario = scenario
    self.mostRecords = mostRecords
    looksAfterWaits = looking == .afterWaits
    if case .moments(let times) = looking { moments = Set(times.map { Instant.origin + $0 }).sorted() }
    world = World(
      scenario.hosts, network: scenario.network, seed: seed, sink: Recording(), endpoints: endpoints)
    var places: [String: Int] = [:]
    for (index, host) in scenario.hosts.enumerated() { places[host.name] = index }
    self.places = places
    for change in scenario.links { set(change) }
    for fault in scenario.faults { if let host = places[fault.host] { world.network.add(fault, host: host) } }
  }

  var records: [Record] { world.sink.records }

  /// Takes all steps, or those up to one that cannot be taken, and looks at what came of them.
  mutating func play() {
    playScript()
    failures += scenario.expectations.compactMap(failure(of:))
  }

  /// Takes all steps, or those up to one that cannot be taken.
  mutating func playScript() {
    for line in scenario.script {
      let start = world.now
      let failure = take(line)
      if looksAfterWaits, world.now > start {
        tables.append(world.sockets(at: world.now, line: line.range?.start.line))
      }
      guard let failure else { continue }
      failures.append(Failure(failure, at: line.range))
      break
    }
  }

  /// After the script, goes on to the moments that have not come, or looks at the sockets for the first time.
  mutating func lookOn() {
    if looksAfterWaits, tables.isEmpty { tables.append(world.sockets(at: world.now)) }
    guard let last = moments.last else { return }
    if let failure = wait(until: last) { return failures.append(Failure(failure)) }
    tables += moments.map { world.sockets(at: $0) }
    moments = []
  }

  // MARK: Names

  func place(of host: String) -> Int? { places[host] }

  func named(_ name: String) -> (opener: Socket, remote: Socket)? { names[name] }

  func socket(of destination: Destination) -> Socket? {
    switch destination.host {
    case .name(let name): places[name].map { Socket(Address(ofHost: $0), destination.port) }
    case .address(let address): Socket(address, destination.port)
    }
  }

  /// The sockets of the end: its own, if they are known, and the far one.
  func key(of end: End) -> ConnectionKey? {
    guard let host = places[end.host] else { return nil }
    switch end.connection {
    case nil:
      guard let id = world.hosts[host].newest, world.connections.holds(id) else { return nil }
      return world.connections[id.slot].key
    case .named(let name):
      guard let (opener, remote) = names[name] else { return nil }
      let isOpener = opener.address == Address(ofHost: host)
      return ConnectionKey(
        host: host, localPort: isOpener ? opener.port : remote.port, remote: isOpener ? remote : opener)
    case .remote(let destination):
      guard let remote = socket(of: destination) else { return nil }
      return world.connections.all.lazy.map { world.connections[$0] }
        .first { Int($0.host) == host && $0.remoteSocket == remote }?.key
    }
  }

  func slot(of end: End) -> Int? { key(of: end).flatMap { world.connections.find($0) } }

  /// The state of an end: of its connection, or else of the host's listener, if there is one.
  func state(of end: End) -> TCPConnection.State {
    if let slot = slot(of: end) { return world.connections[slot].endpoint.state }
    guard end.connection == nil, let host = places[end.host] else { return .closed }
    return world.hosts[host].listeners.isEmpty || world.hosts[host].newest != nil ? .closed : .listen
  }

  // MARK: Steps

  /// Returns what kept a step from being taken, in one line, or `nil`.
  private mutating func take(_ line: ScriptLine) -> String? {
    if let time = line.time {
      guard Instant.origin + time >= world.now else {
        return "it is \((world.now - .origin).shortText) already, not \(time.shortText)"
      }
      if let failure = wait(until: .origin + time) { return failure }
    }
    switch line.step {
    case .open(let open): return take(open)
    case .listen(let listen):
      guard let host = places[listen.host] else { return unknown(listen.host) }
      world.listen(
        host, port: listen.port, backlog: listen.backlog, usesCookies: listen.usesCookies,
        acceptsAtOnce: listen.acceptsAtOnce, application: add(listen.application))
    case .closeListener(let name, let port):
      guard let host = places[name] else { return unknown(name) }
      world.close(listenerOn: port, host)
    case .call(let end, let call):
      guard let host = places[end.host] else { return unknown(end.host) }
      if let slot = slot(of: end) { world.call(slot, call) } else { world.callNobody(host, call) }
    case .accept(let name, let port):
      guard let host = places[name] else { return unknown(name) }
      world.accept(host, port: port)
    case .inject(let injection): return take(injection)
    case .fault(let fault):
      guard let host = places[fault.host] else { return unknown(fault.host) }
      world.network.add(fault, host: host)
    case .release(let hosts):
      for name in hosts {
        guard let host = places[name] else { return unknown(name) }
        for flight in world.network.release(from: host, at: world.now) {
          world.record(
            .release(SegmentSummary(flight.segment), flight: flight.number), host, flight.source,
            flight.destination)
        }
      }
    case .cut(let isCut, let from, let to):
      guard let source = places[from] else { return unknown(from) }
      guard let destination = places[to] else { return unknown(to) }
      world.network.cut(isCut, from: source, to: destination)
    case .link(let change): set(change)
    case .crash(let name):
      guard let host = places[name] else { return unknown(name) }
      world.crash(host)
    case .reboot(let name):
      guard let host = places[name] else { return unknown(name) }
      world.reboot(host)
    case .wait(let wait): return self.wait(until: world.now + wait)
    case .until(let states): return wait(for: states)
    case .settle:
      while world.network.nextArrival != nil, let next = world.nextTime {
        guard records.count < mostRecords else { return tooMuch }
        step(to: next)
      }
    case .expect(let expectations): failures += expectations.compactMap(failure(of:))
    case .chapter(let title): if !world.hosts.isEmpty { world.record(.chapter(title), 0) }
    }
    return nil
  }

  private func unknown(_ host: String) -> String { "there is no host '\(host)'" }

  private mutating func add(_ application: Application) -> UInt16 {
    world.add(application, relay: application.relay.flatMap(socket(of:)))
  }

  private mutating func take(_ open: Open) -> String? {
    guard let host = places[open.host] else { return unknown(open.host) }
    guard let remote = socket(of: open.remote) else { return "there is no host at \(open.remote.text)" }
    let opening = Opening(
      host: host, port: open.port, remote: remote, application: add(open.application), count: open.count,
      interval: open.interval, initialSequenceNumber: open.initialSequenceNumber.map { SequenceNumber($0) },
      isPassive: open.isPassive)
    guard open.count == 1 else {
      world.plan(opening)
      return nil
    }
    if let slot = world.open(opening), let name = open.name {
      names[name] = (world.connections[slot].local, remote)
    }
    return nil
  }

  private mutating func take(_ injection: Injection) -> String? {
    guard let source = socket(of: injection.source) else {
      return "there is no host at \(injection.source.text)"
    }
    guard let destination = socket(of: injection.destination),
      let receiver = destination.address.host(of: world.hosts.count)
    else { return "there is no host at \(injection.destination.text)" }
    let key = ConnectionKey(host: receiver, localPort: destination.port, remote: source)
    let endpoint = world.connections.find(key).map { world.connections[$0].endpoint }
    func value(_ number: Injection.Number) -> SequenceNumber? {
      switch number {
      case .absolute(let value): return SequenceNumber(value)
      case .relative(let base, let offset):
        guard let endpoint else { return nil }
        let origin: SequenceNumber =
          switch base {
          case .sendUnacknowledged: endpoint.oldestUnacknowledged
          case .sendNext: endpoint.nextToSend
          case .receiveNext: endpoint.nextExpected
          case .receiveWindowEnd: endpoint.nextExpected + endpoint.receiveWindow
          }
        return origin + UInt32(bitPattern: offset)
      }
    }
    guard let sequence = value(injection.sequence), let acknowledgment = value(injection.acknowledgment)
    else {
      return "\(injection.destination.text) has no connection with \(injection.source.text) to count from"
    }
    let segment = Segment(
      flags: injection.flags, sequence: sequence, acknowledgment: acknowledgment, length: injection.length,
      window: injection.window)
    let flight = world.network.inject(
      segment, from: source, to: destination, takes: injection.time, at: world.now)
    let sender: String =
      switch injection.source.host {
      case .name(let name): name
      case .address(let address): "\(address)"
      }
    world.sink.record(
      .inject(SegmentSummary(segment), flight: flight), host: sender, between: (source, destination),
      at: world.now)
    return nil
  }

  private mutating func set(_ change: LinkChange) {
    guard let source = places[change.source], let destination = places[change.destination] else { return }
    let settings = world.network.settings(from: source, to: destination)
    world.network.set(change.applied(to: settings), from: source, to: destination)
  }

  // MARK: Waiting

  private mutating func step(to next: Instant) {
    look(before: next)
    world.step(to: next)
  }

  /// Looks at the sockets at the moments that come before anything else happens.
  private mutating func look(before next: Instant) {
    while let moment = moments.first, moment < next {
      tables.append(world.sockets(at: moment))
      moments.removeFirst()
    }
  }

  private mutating func wait(until end: Instant) -> String? {
    while let next = world.nextTime, next <= end {
      guard records.count < mostRecords else { return tooMuch }
      step(to: next)
    }
    look(before: end)
    world.run(to: end)
    return nil
  }

  private mutating func wait(for states: [EndState]) -> String? {
    let limit = world.now + Self.longestWait
    while let missing = states.first(where: { state(of: $0.end) != $0.state }) {
      guard let next = world.nextTime, next <= limit else {
        return "\(missing.end.text) stays in \(state(of: missing.end).name), never in \(missing.state.name)"
      }
      guard records.count < mostRecords else { return tooMuch }
      step(to: next)
    }
    return nil
  }
}
