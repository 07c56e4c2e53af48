package import EnumatonSpec

/// What can happen where certain states are active, in certain cases of everything else: a guarded command.
/// One reaction of the machine, with all internal events that follow, is one command for each course it can take.
package struct Command: Sendable {
  /// Where it starts and ends, by the numbers of the exploration.
  package let source: Int
  package let target: Int
  package let trigger: Machine.Trigger
  /// What was answered to the event itself.
  package let kind: Microstep.Kind
  /// The rules that fired or say why nothing did, of all microsteps.
  package let rules: [Rule]
  /// All that is done, in order.
  package let actions: [Machine.Action]
  /// The internal events that nothing answers.
  package let unanswered: [Machine.Trigger]
  /// The timers that are started, stopped or expire.
  package let resets: Set<Identifier<Machine.Timer>>
  /// The cases in which it happens, carried flags included, as far as the first microstep decides.
  let cases: DecisionDiagrams.Diagram
  /// What is demanded and done in turn. The first demand is `cases`, whatever is carried.
  let phases: [Phase]

  struct Phase: Hashable, Sendable {
    var demand: DecisionDiagrams.Diagram
    var operations: [Operation] = []
  }

  /// Whether it can lead to another situation.
  package var changes: Bool { source != target || phases.contains { !$0.operations.isEmpty } }
}

extension DecisionDiagrams {
  mutating func image(_ command: Command, of diagram: Diagram) -> Diagram {
    var result = diagram
    for phase in command.phases {
      result = and(result, phase.demand)
      for operation in phase.operations where result != .none { result = image(operation, of: result) }
    }
    return result
  }

  mutating func preimage(_ command: Command, of diagram: Diagram) -> Diagram {
    var result = diagram
    for phase in command.phases.reversed() {
      for operation in phase.operations.reversed() { result = preimage(operation, of: result) }
      result = and(result, phase.demand)
    }
    return result
  }
}
