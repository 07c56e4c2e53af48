import EnumatonSpec

/// All triggers of a machine in their fixed order, and where each one stands in it.
struct TriggerIndices: Sendable {
  /// The events, then each timer's expiry, then the exhaustion of each timer that has attempts, then the
  /// completion of each composite that has a transition for it.
  let triggers: [Machine.Trigger]
  private let eventCount: Int
  private let exhaustions: [Int?]
  private let completions: [Identifier<Machine.State>: Int]

  init(of machine: Machine) {
    var triggers: [Machine.Trigger] = []
    triggers.reserveCapacity(machine.events.count + 2 * machine.timers.count)
    triggers += machine.events.identifiers.map { .event($0) }
    triggers += machine.timers.identifiers.map { .timer($0) }
    var exhaustions = [Int?](repeating: nil, count: machine.timers.count)
    for timer in machine.timers.identifiers where machine.timers[timer].attempts != nil {
      exhaustions[timer.index] = triggers.count
      triggers.append(.exhausted(timer))
    }
    var completions: [Identifier<Machine.State>: Int] = [:]
    for trigger in machine.transitions.lazy.flatMap(\.triggers) {
      guard case .done(let state) = trigger, completions[state] == nil else { continue }
      completions[state] = triggers.count
      triggers.append(trigger)
    }
    self.triggers = triggers
    self.completions = completions
    self.eventCount = machine.events.count
    self.exhaustions = exhaustions
  }

  subscript(trigger: Machine.Trigger) -> Int? {
    switch trigger {
    case .event(let event): event.index
    case .timer(let timer): eventCount + timer.index
    case .exhausted(let timer): exhaustions[timer.index]
    case .done(let state): completions[state]
    }
  }
}
