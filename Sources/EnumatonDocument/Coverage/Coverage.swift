package import EnumatonCheck
import EnumatonEmit
package import EnumatonSpec

/// How often each transition of a machine was seen, by what logs of runs say.
package struct Coverage: Sendable {
  typealias Transition = Identifier<Machine.Transition>

  package let machine: Machine
  /// Of each transition, by the state it was in.
  private var counts: [Transition: [String: Int]] = [:]
  /// The names that stand for a transition in each state, in the order of the spec; see ``CheckedMachine/name(of:)``.
  let names: [Transition: [String]]
  private let known: [String: (transition: Transition, state: String)]

  package init(_ checked: CheckedMachine) {
    machine = checked.machine
    var names: [Transition: [String]] = [:]
    var known: [String: (transition: Transition, state: String)] = [:]
    for rule in checked.allRules {
      let name = checked.name(of: rule)
      // One that goes back to the past is several rules of one name.
      if known[name] == nil { names[rule.transition, default: []].append(name) }
      known[name] = (rule.transition, checked.machine.states[rule.source].name.text)
    }
    self.names = names
    self.known = known
  }

  /// Counts a transition; tells whether there is one of this name.
  mutating func see(_ name: String) -> Bool {
    guard let (transition, state) = known[name] else { return false }
    counts[transition, default: [:]][state, default: 0] += 1
    return true
  }

  /// All names that a log can have.
  var allNames: [String] { known.keys.sorted() }

  /// How often a transition was seen, in whatever state.
  func count(of transition: Transition) -> Int { counts[transition]?.values.reduce(0, +) ?? 0 }

  /// How often transitions were seen in some of the states.
  func count(of transitions: [StateDiagram.Transition], in states: Set<String>) -> Int {
    transitions.reduce(0) { sum, transition in
      let counts = counts[Identifier(transition.index)] ?? [:]
      return counts.reduce(sum) { states.contains($1.key) ? $0 + $1.value : $0 }
    }
  }

  /// The states that something was seen to leave or to answer in.
  var activeStates: Set<String> { Set(counts.values.flatMap(\.keys)) }
}
