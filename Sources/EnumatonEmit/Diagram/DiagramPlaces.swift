import EnumatonCheck
import EnumatonSpec

/// Where the states of a machine stand in its diagram.
struct DiagramPlaces {
  typealias Place = StateDiagram.Place
  typealias State = Identifier<Machine.State>

  let checked: CheckedMachine
  let machine: Machine
  /// The leaves in which each transition can fire, in document order.
  let firing: [[State]]
  /// What some transition goes back to, whatever it does without a past.
  let histories: Set<Machine.History>

  init(_ checked: CheckedMachine) {
    self.checked = checked
    machine = checked.machine
    var firing = Array(repeating: [State](), count: checked.machine.transitions.count)
    for rule in checked.allRules where firing[rule.transition.index].last != rule.source {
      firing[rule.transition.index].append(rule.source)
    }
    self.firing = firing
    histories = Set(
      checked.machine.transitions.compactMap { transition in
        guard case .resume(let history) = transition.answer else { return nil }
        return Machine.History(of: history.composite, isDeep: history.isDeep)
      })
  }

  func name(of state: State) -> String { machine.states[state].name.text }

  /// In document order.
  func names(of states: Set<State>) -> [String] { states.sorted().map(name) }

  func isComposite(_ state: State) -> Bool { !machine.states[state].children.isEmpty }

  /// Whether a composite is a border around its states. Regions and what history goes back to must be.
  func isDrawn(_ composite: State) -> Bool {
    machine.diagram.composites == .drawn || machine.states[composite].isRegion
      || machine.isOrthogonal(composite) || histories.contains { $0.composite == composite }
  }

  /// Where an arrow to a leaf ends: a composite with regions is met at its border.
  func head(_ leaf: State) -> Place {
    isComposite(leaf) ? .composite(name(of: leaf)) : .state(name(of: leaf))
  }

  /// The innermost drawn composite around all of `states`; none if that is the machine itself.
  func surroundings(of states: some Collection<State>) -> State? {
    guard let first = states.first else { return nil }
    return machine.lineage(of: first).dropFirst().first { outer in
      isDrawn(outer) && states.allSatisfy { $0 != outer && machine.lineage(of: $0).contains(outer) }
    }
  }
}
