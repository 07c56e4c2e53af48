import EnumatonRuntime

@testable import TCPRuntime

/// An endpoint that lives through a recorded history: it gets the calls and the segments of the recording at
/// their times; what it sends and which states it takes is its own.
struct Replay {
  /// What the endpoint sent, and when.
  private(set) var sent: [(time: Instant, segment: Segment)] = []
  /// The states it went through.
  private(set) var path: [String] = []
  /// Where the kernel said it had got to, and where the endpoint was then.
  private(set) var checkpoints: [(time: Instant, expected: String, actual: String)] = []
  /// The transitions that fired.
  private(set) var fired: Set<TCPConnection.Transition> = []

  private var endpoint: Endpoint
  private let history: History
  /// Where the numbers of each side begin; the recording counts from 0.
  private let base: SequenceNumber
  private let peerBase: SequenceNumber
  /// A transition that is taken out of the machine: what it would answer is passed over.
  private let removed: TCPConnection.Transition?

  private static let grace = Duration.milliseconds(6)

  init(
    _ history: History, base: SequenceNumber = 0, peerBase: SequenceNumber = 0,
    without removed: TCPConnection.Transition? = nil
  ) {
    self.history = history
    self.base = base
    self.peerBase = peerBase
    self.removed = removed
    endpoint = Endpoint(profile: Profile(of: history), initialSequenceNumber: base)
    path = [endpoint.state.recordedName]
    run()
  }

  private mutating func run() {
    if history.isListening { take(at: .origin) { $0.call(.passiveOpen, at: .origin) } }
    let expected = history.expectedStates
    for index in history.events.indices {
      let (time, event) = history.events[index]
      advance(to: time)
      switch event {
      case .call(let name): call(name, at: time, index: index)
      case .received(let segment): receive(segment, at: time)
      case .sent, .retransmission: break
      case .state:
        if let state = expected[index], !history.movesOn(within: Self.grace, after: index, expected) {
          check(state, after: index)
        }
      }
      // The listener outlives its child.
      if history.isListening, endpoint.state == .closed { take(at: time) { $0.call(.passiveOpen, at: time) } }
    }
    advance(to: history.end)
  }

  private mutating func call(_ name: String, at time: Instant, index: Int) {
    // Once its child is gone only the listener is left, and the call was not for it.
    guard endpoint.state != .listen else { return }
    switch name {
    case "OPEN_ACTIVE":
      endpoint.initialSequenceNumber = history.initialNumber(after: index, base: base)
      take(at: time) { $0.call(.activeOpen, at: time) }
    case "SEND":
      let octets = history.octets(sentAfter: index)
      take(at: time) { $0.call(.send(octets), at: time) }
    case "RECEIVE": take(at: time) { $0.call(.receive(.max), at: time) }
    case "CLOSE":
      // The server of the random runs reads everything before it closes, though no RECEIVE says so.
      if history.scenario.hasPrefix("lossy") { take(at: time) { $0.call(.receive(.max), at: time) } }
      take(at: time) { $0.call(.close, at: time) }
    case "SHUTDOWN_WR": take(at: time) { $0.call(.shutdown, at: time) }
    case "ABORT": take(at: time) { $0.call(.abort, at: time) }
    default: break  // OPEN_PASSIVE, ACCEPT: of the listener
    }
  }

  private mutating func receive(_ recorded: Segment, at time: Instant) {
    var segment = recorded
    segment.sequence += peerBase.rawValue
    if segment.flags.contains(.ack) { segment.acknowledgment += base.rawValue }
    take(at: time) { $0.receive(segment, at: time) }
  }

  private mutating func advance(to time: Instant) {
    while let deadline = endpoint.nextDeadline, deadline <= time {
      take(at: deadline) { $0.advance(to: deadline) }
    }
  }

  /// Six milliseconds after a change of the kernel's state, or just before the next thing that happens.
  private mutating func check(_ expected: String, after index: Int) {
    let latest = history.events[index].time + Self.grace
    let next = history.events[(index + 1)...].first { $0.event.canMove }?.time ?? history.end
    let time = min(latest, next)
    if time < next || time == history.end { advance(to: time) }
    // A child that is closed has given way to the listener.
    let state = endpoint.state == .listen ? TCPConnection.State.closed : endpoint.state
    checkpoints.append((time, expected, state.recordedName))
  }

  private mutating func take(at time: Instant, _ step: (inout Endpoint) -> [Endpoint.Output]) {
    let before = endpoint
    let outputs = step(&endpoint)
    if let removed, outputs.contains(where: { $0.transition == removed }) {
      // A timer that has expired stays expired; nothing else has happened.
      let timers = endpoint.timers
      endpoint = before
      if endpoint.nextDeadline.map({ $0 <= time }) ?? false { endpoint.timers = timers }
      return
    }
    for output in outputs {
      switch output {
      case .transmit(let segment): sent.append((time, segment))
      case .state(let from, let to): path += TCPConnection.State.steps(from: from, to: to).map(\.recordedName)
      case .reaction: if let transition = output.transition { fired.insert(transition) }
      default: break
      }
    }
  }
}

extension Endpoint.Output {
  fileprivate var transition: TCPConnection.Transition? {
    switch self {
    case .reaction(_, .moved(let transition)), .reaction(_, .stayed(let transition)): transition
    default: nil
    }
  }
}

extension History.Event {
  /// Whether it may change the state of the connection.
  fileprivate var canMove: Bool {
    switch self {
    case .received: true
    case .call(let name): ["OPEN_ACTIVE", "CLOSE", "SHUTDOWN_WR", "ABORT"].contains(name)
    case .sent, .state, .retransmission: false
    }
  }
}

extension TCPConnection.State {
  /// The name in the recordings.
  var recordedName: String { self == .synReceived ? "SYN_RCVD" : "\(name)" }

  /// The states after `from` up to `to`, with the one that RFC 9293 passes within the same segment.
  static func steps(from: Self, to: Self) -> [Self] {
    switch (from, to) {
    case (.finWait1, .timeWait): [.finWait2, .timeWait]
    case (.synReceived, .closeWait), (.synSent, .closeWait): [.established, .closeWait]
    default: [to]
    }
  }
}

extension History {
  /// For the index of each of the kernel's changes of state the state it tells of. A full socket that becomes
  /// a small one says "to CLOSED" though the path goes on: those are left out, and so are request sockets.
  var expectedStates: [Int: String] {
    var expected: [Int: String] = [:]
    var place = path.startIndex
    var isOrphan = false
    for (index, item) in events.enumerated() {
      if item.event == .call("CLOSE") { isOrphan = true }
      guard case .state(let from, let to) = item.event, from != "LISTEN" else { continue }
      if to == "CLOSED" {
        guard let last = path[place...].firstIndex(of: from), path.indices.contains(last + 1),
          path[last + 1] == "CLOSED", !(from == "FIN_WAIT_2" && isOrphan)
        else { continue }
        isOrphan = false
      }
      guard let next = path[place...].firstIndex(of: to) else { continue }
      place = next
      expected[index] = to
    }
    return expected
  }

  /// Whether the kernel changes its state once more without anything having happened in between: the second
  /// step within one segment.
  func movesOn(within grace: Duration, after index: Int, _ expected: [Int: String]) -> Bool {
    for (place, item) in events.enumerated() where place > index {
      if item.event.canMove || item.time > events[index].time + grace { return false }
      if expected[place] != nil { return true }
    }
    return false
  }

  /// The octets that the SEND at `index` brought to the wire, which is all the recording tells of its length.
  func octets(sentAfter index: Int) -> Int {
    var highest: SequenceNumber = 1
    var octets = 0
    for (place, item) in events.enumerated() {
      if place > index, item.event == .call("SEND") { break }
      guard case .sent(let segment) = item.event, segment.length > 0 else { continue }
      let end = segment.sequence + UInt32(segment.length)
      if end > highest {
        if place > index { octets += Int(end.distance(from: highest)) }
        highest = end
      }
    }
    return octets
  }

  /// The number of the SYN that the OPEN at `index` sent.
  func initialNumber(after index: Int, base: SequenceNumber) -> SequenceNumber {
    for item in events[index...] {
      if case .sent(let segment) = item.event, segment.flags.contains(.syn) {
        return base + segment.sequence.rawValue
      }
    }
    return base
  }
}
