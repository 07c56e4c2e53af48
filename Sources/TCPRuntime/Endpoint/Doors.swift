public import EnumatonRuntime

// What happens to an endpoint. Each thing in two ways: with a list of what is to be done as the answer, or for hosts
// with many connections adding to a list of theirs, for which no memory need be taken.
extension Endpoint {
  /// The user calls.
  public mutating func call(_ call: UserCall, at now: Instant) -> [Output] {
    var outputs = Outputs(reactions: true)
    take(call, at: now, &outputs)
    return outputs.list
  }

  /// A segment has arrived from the peer.
  public mutating func receive(_ segment: Segment, at now: Instant) -> [Output] {
    var outputs = Outputs(reactions: true)
    take(segment, at: now, &outputs)
    return outputs.list
  }

  /// Time has passed: fires the timers that are due, each at the moment it was.
  public mutating func advance(to now: Instant) -> [Output] {
    var outputs = Outputs(reactions: true)
    pass(until: now, &outputs)
    return outputs.list
  }

  /// The user calls. What is to be done is added to `outputs`, with each ``Output/reaction(_:_:)`` only if
  /// `reactions` are asked for.
  public mutating func call(
    _ call: UserCall, at now: Instant, into outputs: inout [Output], reactions: Bool = false
  ) {
    add(to: &outputs, reactions) { $0.take(call, at: now, &$1) }
  }

  /// A segment has arrived from the peer. What is to be done is added to `outputs`, with each
  /// ``Output/reaction(_:_:)`` only if `reactions` are asked for.
  public mutating func receive(
    _ segment: Segment, at now: Instant, into outputs: inout [Output], reactions: Bool = false
  ) {
    add(to: &outputs, reactions) { $0.take(segment, at: now, &$1) }
  }

  /// Time has passed: fires the timers that are due, each at the moment it was. What is to be done is added to
  /// `outputs`, with each ``Output/reaction(_:_:)`` only if `reactions` are asked for.
  public mutating func advance(to now: Instant, into outputs: inout [Output], reactions: Bool = false) {
    guard let deadline = nextDeadline, deadline <= now else { return }
    add(to: &outputs, reactions) { $0.pass(until: now, &$1) }
  }

  @inline(__always)
  private mutating func add(
    to list: inout [Output], _ reactions: Bool, _ step: (inout Endpoint, inout Outputs) -> Void
  ) {
    var outputs = Outputs(reactions: reactions)
    swap(&outputs.list, &list)
    step(&self, &outputs)
    swap(&outputs.list, &list)
  }

  private mutating func take(_ call: UserCall, at now: Instant, _ outputs: inout Outputs) {
    pass(until: now, &outputs)
    if case .keepAlive(let isOn) = call { keepsAlive = isOn }
    offer(event(of: call), because: .call(call), at: now, &outputs)
  }

  private mutating func take(_ segment: Segment, at now: Instant, _ outputs: inout Outputs) {
    pass(until: now, &outputs)
    guard let segment = admitted(segment) else { return }
    let facts = facts(about: segment)
    offer(.segment(facts), because: .segment(segment, facts), at: now, &outputs)
    if keepsAlive, facts.contains(.acceptable) { offer(.heard, because: .report, at: now, &outputs) }
  }

  private mutating func pass(until now: Instant, _ outputs: inout Outputs) {
    while let due = timers.takeDue(at: now, profile) {
      expire(due, at: due.deadline, &outputs)
      if due.timer == .retransmission, !due.isExhaustion { retrySteadily(at: due.deadline) }
    }
  }

  mutating func expire(_ due: ConnectionTimers.Expiry, at now: Instant, _ outputs: inout Outputs) {
    let timer = due.timer
    outputs.append(due.isExhaustion ? .exhausted(timer) : .timer(timer))
    let event: TCPConnection.Event = due.isExhaustion ? .exhausted(timer) : .timer(timer)
    offer(event, because: .timer, at: now, &outputs)
  }

  /// The first retries of a SYN may come at equal intervals: then the schedule begins after them.
  private mutating func retrySteadily(at now: Instant) {
    guard state == .synSent, extras.steadyRetries < profile.shared.settings.steadySynRetries else { return }
    extras.steadyRetries += 1
    start(.retransmission, at: now)
  }
}
