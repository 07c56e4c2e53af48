import EnumatonCheck
import EnumatonSpec

/// What the types of the states, their methods and the outcomes of these are called.
struct TypestateNames {
  /// Of each leaf its type: `SynReceived`, or `TimerState` where the machine, its payload or the generated code
  /// has a type `Timer`.
  let types: [String]
  /// Of each trigger its method: `segment`, `retransmissionExpired`, `retransmissionExhausted`. Escaped.
  let methods: [String]
  /// Of each trigger the type of what can come of it: `AfterSegment`.
  let outcomes: [String]
  /// The cases of outcomes that are no states.
  let rejected: String
  let unhandled: String

  init(_ checked: CheckedMachine, _ names: SwiftNames) {
    let machine = checked.machine
    var taken = machine.typesInPayload.union(names.data.types)
    taken.insert(names.type)
    types = checked.leaves.map { leaf in
      var name = names.stateParts[leaf.index]
      // In scripts without capitals the type would have the name of the case that holds it.
      let isCase = name == SwiftIdentifier.lowerCamel(machine.states[leaf].name.text)
      if isCase || taken.contains(name) || ReservedNames.isTaken(nestedType: name) { name += "State" }
      while !taken.insert(name).inserted { name += "_" }
      return name
    }
    // Behind a dot the first four mean something even in backticks.
    var members: Set = ["self", "init", "Type", "Protocol", "held", "counters", "memory"]
    members.formUnion(machine.states.flatMap(\.data).map { SwiftIdentifier.lowerCamel($0.name.text) })
    var methods: [String] = []
    var outcomes: [String] = []
    for trigger in checked.triggers {
      var name = Self.method(trigger, of: machine)
      while !members.insert(name).inserted { name += "_" }
      methods.append(SwiftIdentifier.escaped(name))
      var outcome = "After" + name.prefix(1).uppercased() + name.dropFirst()
      while !taken.insert(outcome).inserted { outcome += "_" }
      outcomes.append(outcome)
    }
    self.methods = methods
    self.outcomes = outcomes
    let states = Set(names.states)
    rejected = states.contains("rejected") ? "rejected_" : "rejected"
    unhandled = states.contains("unhandled") ? "unhandled_" : "unhandled"
  }

  private static func method(_ trigger: Machine.Trigger, of machine: Machine) -> String {
    switch trigger {
    case .event(let event): SwiftIdentifier.lowerCamel(machine.events[event].name.text)
    case .timer(let timer): SwiftIdentifier.lowerCamel(machine.timers[timer].name.text) + "Expired"
    case .exhausted(let timer): SwiftIdentifier.lowerCamel(machine.timers[timer].name.text) + "Exhausted"
    case .done(let composite): SwiftIdentifier.lowerCamel(machine.states[composite].name.text) + "Done"
    }
  }
}
