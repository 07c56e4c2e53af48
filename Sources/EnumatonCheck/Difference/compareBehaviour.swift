import EnumatonSpec

/// What a comparison of two machines found.
package enum BehaviourComparison: Sendable {
  /// Both react alike in all of so many reachable situations.
  case same(situations: Int)
  /// They do not speak of the same events, timers, effects or rejections: in what they differ, a line each.
  case differentInterface([String])
  case different(BehaviourDifference)
  /// There are more situations than the limit; the first so many are alike.
  case tooMany(situations: Int)
}

/// The shortest way to a point where two machines differ, and what they do there.
package struct BehaviourDifference: Sendable {
  /// What happens, as the input of `enumaton run` spells it; the machines differ in their answer to the last
  /// one. Empty if they already start differently.
  package var events: [String]
  package var old: Observation
  package var new: Observation
}

/// What a host can see of one reaction.
package struct Observation: Hashable, Sendable {
  /// `moved`, `rejected: busy`, …
  package var answer: String
  /// The active states with nothing inside, joined by `+`.
  package var states: String
  /// The effects, without the commands to timers.
  package var effects: [String]
  /// The timers that the reaction has started, or started anew, and that still run.
  package var started: [String]
  /// All that run now.
  package var running: [String]
}

/// Whether two machines cannot be told apart by what they do: from their start on, they give the same answer to the same
/// event with the same flags, ask for the same effects in the same order, have the same timers running and
/// are in states of the same names, in every situation that can be reached. (They are bisimilar.)
///
/// A situation is a configuration of each machine and the set of running timers; any timer that runs may
/// expire or, if it has attempts, be exhausted. Cases of flags are not tried one by one: they are split by
/// the conditions that matter. Held flags and counters count for what they make the machine do. Whether timers are stopped one by one, by `all` or with their state makes no
/// difference, nor does the order of timer commands among the effects.
package func compareBehaviour(
  _ old: CheckedMachine, _ new: CheckedMachine, limit: Int = 1_000_000
) -> BehaviourComparison {
  let interface = CommonInterface(old.machine, new.machine)
  guard interface.differences.isEmpty else { return .differentInterface(interface.differences) }
  var search = BehaviourSearch(old, new, interface, limit: limit)
  return search.run()
}
