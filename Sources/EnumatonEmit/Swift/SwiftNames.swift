import EnumatonCheck
import EnumatonSpec

/// The Swift names of everything in a machine, escaped where Swift needs it.
struct SwiftNames {
  let type: String
  let states: [String]
  let flags: [String]
  let events: [String]
  let timers: [String]
  let effects: [String]
  let rejections: [String]
  /// The option sets of the flags that an event or an effect carries: `SegmentFlags`.
  let eventFlags: [String]
  let effectFlags: [String]
  /// The methods that answer in a state.
  let methods: [String]
  /// Of each rule that is a transition: indexed as the table of rules is.
  let transitions: [[[String]]]

  init(_ checked: CheckedMachine) {
    let machine = checked.machine
    func escaped(_ names: [Name]) -> [String] {
      names.map { SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel($0.text)) }
    }
    type = SwiftIdentifier.machineType(machine.name.text)
    states = escaped(machine.states.map(\.name))
    flags = escaped(machine.flags.map(\.name))
    events = escaped(machine.events.map(\.name))
    timers = escaped(machine.timers.map(\.name))
    effects = escaped(machine.effects.map(\.name))
    rejections = escaped(machine.rejections.map(\.name))
    eventFlags = Self.distinct(machine.events.map { SwiftIdentifier.upperCamel($0.name.text) + "Flags" })
    effectFlags = Self.distinct(machine.effects.map { SwiftIdentifier.upperCamel($0.name.text) + "Flags" })
    methods = Self.distinct(machine.states.map { "reactIn" + SwiftIdentifier.upperCamel($0.name.text) })
    transitions = Self.transitionNames(checked)
  }

  /// `httpServer` and `hTTPServer` are two names, but one with a capital at its head.
  private static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var name = name
      while !taken.insert(name).inserted { name += "_" }
      return name
    }
  }

  /// State and trigger, and the rule's number where there are several: `listenSegment3`.
  private static func transitionNames(_ checked: CheckedMachine) -> [[[String]]] {
    let machine = checked.machine
    let triggers = checked.triggers.map { trigger in
      switch trigger {
      case .event(let event): SwiftIdentifier.upperCamel(machine.events[event].name.text)
      case .timer(let timer): SwiftIdentifier.upperCamel(machine.timers[timer].name.text)
      case .exhausted(let timer):
        SwiftIdentifier.upperCamel(machine.timers[timer].name.text) + "Exhausted"
      case .done: "Done"
      }
    }
    var taken: Set<String> = []
    return checked.leaves.indices.map { leaf in
      let state = SwiftIdentifier.lowerCamel(machine.states[checked.leaves[leaf]].name.text)
      return checked.triggers.indices.map { trigger in
        let rules = checked.rules(leaf: leaf, trigger: trigger)
        return rules.map { rule in
          var name = state + triggers[trigger] + (rules.count > 1 ? String(rule.ordinal) : "")
          // `a` + `BC` and `aB` + `C` meet.
          while !taken.insert(name).inserted { name += "_" }
          return SwiftIdentifier.escaped(name)
        }
      }
    }
  }
}
