import EnumatonRuntime
import TCPRuntime

/// Hosts, their connections and the network between them, in virtual time. The same calls and the same seed give
/// the same history.
///
/// Everything is taken in the order of time; at the same instant timers come before what applications do by
/// themselves, and that before arrivals; each of these in the order in which they were set, planned and sent.
struct World<Sink: RecordSink> {
  private(set) var now = Instant.origin
  var sink: Sink
  let endpoints: EndpointFactory
  var hosts: [Host]
  var connections = ConnectionStore()
  var network: Network
  /// The first of them does nothing.
  var applications = [Application()]
  /// Where the applications' relays lead.
  var relays: [Socket?] = [nil]
  private var alarms = Schedule()
  private var scratch: [Endpoint.Output] = []
  private var plans: [Opening] = []
  private var agenda = Schedule()
  /// Segments that arrived, timers that came due and calls that were made.
  var events = 0
  /// The segments that hosts dropped.
  var drops: [DropReason: Int] = [:]
  /// The SYNs that were answered with a cookie.
  var cookies = 0

  init(
    _ settings: [HostSettings], network: LinkSettings, seed: UInt64, sink: Sink,
    endpoints: EndpointFactory = EndpointFactory()
  ) {
    self.sink = sink
    self.endpoints = endpoints
    var random = Random(seed: seed)
    hosts = settings.map { Host($0, secret: random.next(), endpoints) }
    self.network = Network(network, hosts: settings.count, seed: random.next())
  }

  // MARK: Time

  /// When something may happen next by itself.
  var nextTime: Instant? {
    var next = alarms.nextTime
    if let time = agenda.nextTime { next = min(next ?? time, time) }
    if let time = network.nextArrival { next = min(next ?? time, time) }
    return next
  }

  /// Lets everything happen that is due up to and at the moment, which becomes the present.
  mutating func run(to moment: Instant) {
    while let next = nextTime, next <= moment { step(to: next) }
    now = max(now, moment)
  }

  /// Goes to the moment, before which nothing is due, and lets happen what is due then.
  mutating func step(to moment: Instant) {
    now = max(now, moment)
    while let ticket = alarms.takeDue(at: now) { ring(ticket) }
    while let ticket = agenda.takeDue(at: now) { carryOut(ticket.number) }
    while let flight = network.takeArrival(at: now) {
      events += 1
      receive(flight)
    }
  }

  // MARK: Timers

  /// Sees to it that the connection is woken when its next timer is due. An alarm that is too early is left: it
  /// sets itself again.
  private mutating func setAlarm(_ slot: Int) {
    guard let deadline = connections[slot].endpoint.nextDeadline,
      deadline.nanoseconds < connections[slot].alarmTime
    else { return }
    connections[slot].alarm = alarms.add(slot, at: deadline)
    connections[slot].alarmTime = deadline.nanoseconds
  }

  private mutating func ring(_ ticket: Schedule.Ticket) {
    let slot = ticket.number
    guard connections[slot].alarm == ticket else { return }
    connections[slot].alarm = .none
    connections[slot].alarmTime = .max
    guard let deadline = connections[slot].endpoint.nextDeadline else { return }
    guard deadline <= now else { return setAlarm(slot) }
    events += 1
    var outputs = takeScratch()
    connections[slot].endpoint.advance(to: now, into: &outputs, reactions: Sink.keepsRecords)
    react(slot, &outputs)
  }

  // MARK: Plans

  /// Opens connections one after the other, the first now.
  mutating func plan(_ opening: Opening) {
    plans.append(opening)
    carryOut(plans.count - 1)
  }

  private mutating func carryOut(_ index: Int) {
    guard plans[index].count > 0 else { return }
    plans[index].count -= 1
    let plan = plans[index]
    open(plan)
    if plan.count > 0, index <= Schedule.mostNumbers {
      agenda.add(index, at: now + max(plan.interval, .nanoseconds(1)))
    }
  }

  // MARK: What comes of an event

  /// A list to which an endpoint can add what it asks for; ``give(back:)`` takes it again, with its memory.
  mutating func takeScratch() -> [Endpoint.Output] {
    var taken: [Endpoint.Output] = []
    swap(&taken, &scratch)
    return taken
  }

  mutating func give(back outputs: inout [Endpoint.Output]) {
    outputs.removeAll(keepingCapacity: true)
    swap(&outputs, &scratch)
  }

  /// Does what an endpoint asks for and tells its application.
  mutating func react(_ slot: Int, _ outputs: inout [Endpoint.Output]) {
    let host = Int(connections[slot].host)
    let (local, remote) = (connections[slot].local, connections[slot].remoteSocket)
    var news = News()
    if Sink.keepsRecords { observe(outputs, host, local, remote) }
    for output in outputs {
      switch output {
      case .transmit(let segment): send(segment, from: local, to: remote, host: host)
      case .state(let from, let to):
        if Sink.keepsRecords { record(.state(from: from, to: to), host, local, remote) }
      case .reaction(_, .moved(let transition)), .reaction(_, .stayed(let transition)):
        if Sink.keepsRecords { record(.transition("\(transition.name)"), host, local, remote) }
      case .reaction: break
      case .timer(let timer):
        if Sink.keepsRecords { record(.timer("\(timer.name)"), host, local, remote) }
      case .exhausted(let timer):
        if Sink.keepsRecords { record(.timer("\(timer.name).exhausted"), host, local, remote) }
      case .signal(let signal):
        if Sink.keepsRecords { record(.signal(signal), host, local, remote) }
        news.add(signal)
      case .arrived(let octets): news.arrived += octets
      case .read: break
      case .rejected(let rejection):
        if Sink.keepsRecords { record(.rejected("\(rejection.summary)"), host, local, remote) }
      }
    }
    give(back: &outputs)
    settle(slot, news)
  }

  /// Keeps the books after an event: the listener's, the alarm, and whether there is a connection at all.
  private mutating func settle(_ slot: Int, _ news: News) {
    let state = connections[slot].endpoint.state
    let origin = connections[slot].origin
    let isGone = state == .closed || state == .listen && origin != .opened
    if origin == .incomplete, isGone || state != .synReceived { complete(slot, isGone: isGone) }
    if isGone {
      let id = connections.id(of: slot)
      if origin == .waiting { forget(id, slot) }
      let partner = connections[slot].partner
      if partner != Connection.noPartner { part(from: slot, Int(partner)) }
      if Sink.keepsRecords { observeEnd(of: slot) }
      connections.remove(slot)
      return
    }
    setAlarm(slot)
    if connections[slot].origin == .opened || connections[slot].origin == .accepted {
      tell(slot, news)
    }
  }

  mutating func send(_ segment: Segment, from local: Socket, to remote: Socket, host: Int) {
    let (flight, outcome) = network.send(segment, from: local, to: remote, at: now)
    guard Sink.keepsRecords else { return }
    let summary = SegmentSummary(segment)
    record(.transmit(summary, flight: flight), host, local, remote)
    switch outcome {
    case .sent: break
    case .lost(let reason): record(.drop(summary, flight: flight, reason), host, local, remote)
    case .held: record(.hold(summary, flight: flight), host, local, remote)
    case .delayed(let extra): record(.delay(summary, flight: flight, by: extra), host, local, remote)
    case .duplicated: record(.duplicate(summary, flight: flight), host, local, remote)
    }
  }

  /// Makes a user's call.
  mutating func call(_ slot: Int, _ call: UserCall) {
    events += 1
    if Sink.keepsRecords {
      record(
        .call(call), Int(connections[slot].host), connections[slot].local, connections[slot].remoteSocket)
    }
    var outputs = takeScratch()
    connections[slot].endpoint.call(call, at: now, into: &outputs, reactions: Sink.keepsRecords)
    if Sink.keepsRecords { observe(call, outputs, slot) }
    react(slot, &outputs)
  }

  mutating func record(_ event: Record.Event, _ host: Int, _ local: Socket, _ remote: Socket) {
    sink.record(event, host: hosts[host].settings.name, between: (local, remote), at: now)
  }

  mutating func record(_ event: Record.Event, _ host: Int) {
    sink.record(event, host: hosts[host].settings.name, between: nil, at: now)
  }
}

/// What an application hears of its connection.
struct News {
  var isConnected = false
  var peerHasClosed = false
  var arrived = 0

  mutating func add(_ signal: Signal) {
    switch signal {
    case .connected: isConnected = true
    case .closing: peerHasClosed = true
    case .closed, .reset, .refused, .timedOut: break
    }
  }

  var isEmpty: Bool { !isConnected && !peerHasClosed && arrived == 0 }
}

/// A connection that an application opens, or several one after the other.
struct Opening {
  var host: Int
  /// The port to open it from; `nil` for the next that is free.
  var port: UInt16?
  var remote: Socket
  var application: UInt16 = 0
  /// How many.
  var count = 1
  /// The time between two.
  var interval = Duration.zero
  /// Its initial sequence number, if other than the host would choose.
  var initialSequenceNumber: SequenceNumber?
  /// Whether it waits for this one peer to call instead of calling it.
  var isPassive = false
}
