package import EnumatonRuntime
package import TCPRuntime

/// An endpoint that lives through a recorded history: it gets the calls and the segments of the recording at
/// their times; what it sends and which states it takes is its own.
package struct Replay {
  /// Why the endpoint did something.
  package enum Cause: Hashable, Sendable {
    case call(UserCall)
    case segment(Segment)
    case timer(TCPConnection.Timer, isExhausted: Bool)
  }

  /// A segment that the endpoint sent. Numbers are counted as in the recording.
  package struct Sending: Hashable, Sendable {
    package var time: Instant
    package var segment: Segment
    package var state: TCPConnection.State
    package var cause: Cause
  }

  /// A state that the endpoint came to.
  package struct Arrival: Hashable, Sendable {
    package var time: Instant
    package var state: TCPConnection.State
    package var cause: Cause
  }

  /// Where the kernel said it had got to, and where the endpoint was six milliseconds later.
  package struct Checkpoint: Hashable, Sendable {
    package var time: Instant
    package var expected: TCPConnection.State
    package var actual: TCPConnection.State
  }

  package private(set) var sent: [Sending] = []
  package private(set) var path: [Arrival] = []
  package private(set) var checkpoints: [Checkpoint] = []
  /// The transitions that fired.
  package private(set) var fired: Set<TCPConnection.Transition> = []

  private var endpoint: Endpoint
  private let history: History
  private let interpretation: Interpretation
  /// Where the numbers of each side begin; the recording counts from 0.
  private let base: SequenceNumber
  private let peerBase: SequenceNumber
  private var isListening: Bool
  private var outputs: [Endpoint.Output] = []

  private static let grace = Duration.milliseconds(6)

  /// Replays a history on the generated machine, or on that of `spec`.
  package init(
    _ history: History, on spec: ConnectionSpec? = nil, base: SequenceNumber = 0, peerBase: SequenceNumber = 0
  ) {
    self.history = history
    self.base = base
    self.peerBase = peerBase
    interpretation = Interpretation(history)
    isListening = history.isListening
    let profile = Profile(of: history)
    endpoint =
      if let spec {
        Endpoint(profile: profile, initialSequenceNumber: base, machine: InterpretedConnection(spec))
      } else {
        Endpoint(profile: profile, initialSequenceNumber: base)
      }
    run()
  }

  private mutating func run() {
    listen(at: .origin)
    for (index, entry) in history.entries.enumerated() {
      let time = entry.time
      advance(to: time)
      switch entry.event {
      case .call(let call): take(call, at: time, index: index)
      case .received(let segment): receive(segment, at: time)
      case .sent:
        if let octets = interpretation.unasked[index] { call(.send(octets), at: time) }
      case .retransmission: break
      case .state:
        if let state = interpretation.expected[index] { check(state, after: index) }
      }
      listen(at: time)
    }
    advance(to: history.end)
  }

  /// A listener outlives its child.
  private mutating func listen(at time: Instant) {
    if isListening, endpoint.state == .closed { call(.passiveOpen, at: time) }
  }

  private mutating func take(_ recorded: History.Call, at time: Instant, index: Int) {
    if recorded == .passiveOpen { isListening = true }
    // Once its child is gone only the listener is left, and the call was not for it.
    guard endpoint.state != .listen else { return }
    switch recorded {
    case .activeOpen:
      endpoint.initialSequenceNumber = initialNumber(after: index)
      call(.activeOpen, at: time)
    case .send: call(.send(interpretation.octets[index] ?? 0), at: time)
    case .receive: call(.receive(.max), at: time)
    case .close: call(.close, at: time)
    case .shutdown: call(.shutdown, at: time)
    case .abort: call(.abort, at: time)
    case .passiveOpen, .accept: break  // of the listener
    }
  }

  /// The number of the SYN that the OPEN at `index` sent.
  private func initialNumber(after index: Int) -> SequenceNumber {
    for entry in history.entries[index...] {
      if case .sent(let segment) = entry.event, segment.flags.contains(.syn) {
        return base + segment.sequence.rawValue
      }
    }
    return base
  }

  /// Six milliseconds after a change of the kernel's state, or just before the next thing that happens.
  private mutating func check(_ expected: TCPConnection.State, after index: Int) {
    let latest = history.entries[index].time + Self.grace
    let next = history.entries[(index + 1)...].first { $0.event.canMove }?.time ?? history.end
    let time = min(latest, next)
    if time < next || time == history.end { advance(to: time) }
    // A child that is closed has given way to the listener.
    let state = endpoint.state == .listen ? TCPConnection.State.closed : endpoint.state
    checkpoints.append(Checkpoint(time: time, expected: expected, actual: state))
  }

  // MARK: What the endpoint is told

  private mutating func call(_ call: UserCall, at time: Instant) {
    endpoint.call(call, at: time, into: &outputs, reactions: true)
    note(at: time, .call(call))
  }

  private mutating func receive(_ recorded: Segment, at time: Instant) {
    var segment = recorded
    segment.sequence += peerBase.rawValue
    if segment.flags.contains(.ack) { segment.acknowledgment += base.rawValue }
    endpoint.receive(segment, at: time, into: &outputs, reactions: true)
    note(at: time, .segment(recorded))
    if interpretation.readsAll, endpoint.unread > 0 { call(.receive(.max), at: time) }
  }

  private mutating func advance(to time: Instant) {
    while let deadline = endpoint.nextDeadline, deadline <= time {
      endpoint.advance(to: deadline, into: &outputs, reactions: true)
      var cause = Cause.timer(.retransmission, isExhausted: false)
      for output in outputs {
        if case .timer(let timer) = output { cause = .timer(timer, isExhausted: false) }
        if case .exhausted(let timer) = output { cause = .timer(timer, isExhausted: true) }
      }
      note(at: deadline, cause)
    }
  }

  private mutating func note(at time: Instant, _ cause: Cause) {
    for output in outputs {
      switch output {
      case .transmit(let segment):
        sent.append(Sending(time: time, segment: counted(segment), state: endpoint.state, cause: cause))
      case .state(let from, let to):
        for state in TCPConnection.State.steps(from: from, to: to) {
          path.append(Arrival(time: time, state: state, cause: cause))
        }
      case .reaction(_, .moved(let transition)), .reaction(_, .stayed(let transition)):
        fired.insert(transition)
      case .reaction, .signal, .arrived, .read, .rejected, .timer, .exhausted: break
      }
    }
    outputs.removeAll(keepingCapacity: true)
  }

  /// With numbers counted from the initial ones of both sides.
  private func counted(_ segment: Segment) -> Segment {
    var counted = segment
    // A reset that answers a segment without ACK has number 0, whatever the numbers of the connection.
    if !segment.flags.isSuperset(of: [.rst, .ack]) { counted.sequence = segment.sequence - base.rawValue }
    if segment.flags.contains(.ack) { counted.acknowledgment = segment.acknowledgment - peerBase.rawValue }
    return counted
  }
}
