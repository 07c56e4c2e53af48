import EnumatonCheck
import EnumatonSpec

/// The distinct lists of effects that the rules of a machine perform, each with a name.
///
/// Many rules do the same. One `switch` maps a transition to its list, and the effects are spelled out
/// once for each list: that keeps the generated code, and its compile time, small.
struct EffectLists {
  struct List {
    /// The first rule that has it names it.
    var name: String
    /// What the host sees; held flags are the machine's own business.
    var actions: [Machine.Action]
    /// The values from the event's payload that the effects take.
    var payload: [Machine.PayloadField]
  }

  private struct Key: Hashable {
    var actions: [Machine.Action]
    /// By spelling: the same field may be declared at many places.
    var payload: [String]
  }

  /// In the order of the rules; the empty list is not among them.
  private(set) var lists: [List] = []
  /// The index of the list of each rule: indexed as the table of rules is; -1 is the empty list.
  private(set) var indices: [[[Int]]] = []
  /// The list performed on entering the initial states; `nil` is the empty list.
  private(set) var initial: Int?

  init(_ checked: CheckedMachine, names: SwiftNames) {
    let machine = checked.machine
    var known: [Key: Int] = [:]
    func index(of actions: [Machine.Action], named name: String, in lists: inout [List]) -> Int {
      let visible = actions.filter(Self.isVisible)
      if visible.isEmpty { return -1 }
      let payload = Self.payload(of: visible, in: machine)
      let key = Key(actions: visible, payload: payload.map { $0.name.text + ": " + $0.type })
      if let place = known[key] { return place }
      known[key] = lists.count
      lists.append(List(name: name, actions: visible, payload: payload))
      return lists.count - 1
    }
    let place = index(of: checked.initialActions, named: "initial", in: &lists)
    initial = place < 0 ? nil : place
    indices = checked.leaves.indices.map { leaf in
      checked.triggers.indices.map { trigger in
        checked.rules(leaf: leaf, trigger: trigger).enumerated().map { number, rule in
          index(of: rule.actions, named: names.transitions[leaf][trigger][number], in: &lists)
        }
      }
    }
  }

  private static func isVisible(_ action: Machine.Action) -> Bool {
    switch action {
    case .set, .clear: false
    case .perform, .start, .stop, .stopAll: true
    }
  }

  /// Each field once, in the order in which effects first take it.
  private static func payload(
    of actions: [Machine.Action], in machine: Machine
  ) -> [Machine.PayloadField] {
    var fields: [Machine.PayloadField] = []
    for case .perform(let effect, _) in actions {
      for field in machine.effects[effect].payload
      where !fields.contains(where: { $0.name.text == field.name.text }) {
        fields.append(field)
      }
    }
    return fields
  }
}
