import EnumatonCheck
import EnumatonSpec

/// What the rules of a machine ask of the host, as numbered steps.
///
/// A list of effects is a few small numbers in one or two words: it takes no memory, a transition's list is
/// a constant, and each distinct effect is spelled out once.
struct EffectSteps {
  /// One effect with its flags, or one command to a timer.
  struct Step {
    var name: String
    var action: Machine.Action
  }

  /// In the order in which the rules first use them; the first has the number 1, 0 ends a list.
  private(set) var steps: [Step] = []
  /// The most steps that one list has.
  private(set) var longest = 0
  /// The payload that effects take: each name and type once.
  private(set) var payload: [Machine.PayloadField] = []
  /// What keeps each field of `payload` among the effects.
  private var storage: [String] = []
  private var numbers: [Machine.Action: Int] = [:]
  /// What the list itself calls its members.
  private var members: Set = ["next", "isEmpty"]

  init(_ checked: CheckedMachine, in lists: StepLists) {
    if checked.hasMacrosteps { members.insert("description") }
    var taken: Set = ["end"]
    add(checked.initialActions, checked.machine, &taken)
    for steps in lists.all { add(steps.actions, checked.machine, &taken) }
  }

  /// The name of the step that an action is; none if the host does not see it.
  func name(of action: Machine.Action) -> String? { numbers[action].map { steps[$0].name } }

  /// The names of the steps of a list, in order.
  func names(of actions: [Machine.Action]) -> [String] {
    actions.compactMap { name(of: $0) }
  }

  /// The variable that keeps a payload field among the effects: its name, with underscores where that is
  /// taken by a field of another type or by the list's own members. Not escaped.
  func storage(for field: Machine.PayloadField) -> String {
    payload.firstIndex { $0.isSame(as: field) }.map { storage[$0] } ?? field.name.text
  }

  /// The fields in the order of their storage, which is that of the initializer's parameters.
  func inStorageOrder(_ fields: [Machine.PayloadField]) -> [Machine.PayloadField] {
    payload.filter { field in fields.contains { $0.isSame(as: field) } }
  }

  private mutating func add(
    _ actions: [Machine.Action], _ machine: Machine, _ taken: inout Set<String>
  ) {
    var length = 0
    for action in actions where action.isForHost {
      length += 1
      if numbers[action] != nil { continue }
      numbers[action] = steps.count
      var name = Self.name(of: action, in: machine)
      while !taken.insert(name).inserted { name += "_" }
      steps.append(Step(name: SwiftIdentifier.escaped(name), action: action))
      for field in machine.payload(of: action)
      where !payload.contains(where: { $0.isSame(as: field) }) {
        payload.append(field)
        storage.append(freeStorage(for: field))
      }
    }
    longest = max(longest, length)
  }

  private func freeStorage(for field: Machine.PayloadField) -> String {
    var name = SwiftIdentifier.lowerCamel(field.name.text)
    let isMember = name.hasPrefix("step") || members.contains(name)
    if isMember { name += "_" }
    while storage.contains(name) { name += "_" }
    return name
  }

  /// `sendSynAck`, `startRetransmission`.
  private static func name(of action: Machine.Action, in machine: Machine) -> String {
    func upper(_ name: Name) -> String { SwiftIdentifier.upperCamel(name.text) }
    func flag(_ flag: Identifier<Machine.Flag>) -> String {
      // `sendSynAck` reads better than `sendSYNACK`.
      let name = SwiftIdentifier.lowerCamel(machine.flags[flag].name.text)
      return name.prefix(1).uppercased() + name.dropFirst()
    }
    switch action {
    case .perform(let effect, let flags):
      return SwiftIdentifier.lowerCamel(machine.effects[effect].name.text)
        + flags.map(flag).joined()
    case .start(let timer): return "start" + upper(machine.timers[timer].name)
    case .stop(let timer): return "stop" + upper(machine.timers[timer].name)
    case .stopAll: return "stopAll"
    case .set(let held): return "set" + upper(machine.flags[held].name)
    case .clear(let held): return "clear" + upper(machine.flags[held].name)
    case .increment, .decrement, .reset, .raise: return machine.text(of: action)
    }
  }
}

extension Machine {
  /// The payload that an action takes from its event.
  func payload(of action: Action) -> [PayloadField] {
    if case .perform(let effect, _) = action { effects[effect].payload } else { [] }
  }

  /// The payload that a list of actions takes from its event: each field once, in order.
  func payload(of actions: [Action]) -> [PayloadField] {
    var fields: [PayloadField] = []
    for action in actions {
      for field in payload(of: action)
      where !fields.contains(where: { $0.name.text == field.name.text }) {
        fields.append(field)
      }
    }
    return fields
  }
}
