import EnumatonCheck
import EnumatonSpec

/// The Swift names of everything in a machine, escaped where Swift needs it.
struct SwiftNames {
  let type: String
  let states: [String]
  let flags: [String]
  let counters: [String]
  let events: [String]
  let timers: [String]
  let effects: [String]
  let rejections: [String]
  /// The methods of events, and then those of timers: as `Event` has its cases, apart from the machine's own
  /// members.
  let eventMethods: [String]
  /// The option sets of the flags that an event or an effect carries: `SegmentFlags`.
  let eventFlags: [String]
  let effectFlags: [String]
  /// The names of states as parts of other names: `SynReceived`.
  let stateParts: [String]
  /// Of each region the variable that says where it is, and its type: `state` and `State` of the machine itself,
  /// `playback` and `PlaybackState`.
  let regionVariables: [String]
  let regionTypes: [String]
  /// The same variables where they are used: a local variable may have the name, and hide them.
  let regionValues: [String]
  /// The variables that remember where composites were left.
  let memories: [String]
  let data: DataNames
  /// Of each rule that is a transition: indexed as the table of rules is. Rules for different pasts that do
  /// the same have one name.
  let transitions: [[[String]]]

  init(_ checked: CheckedMachine) {
    let machine = checked.machine
    func escaped(_ names: [Name]) -> [String] {
      names.map { SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel($0.text)) }
    }
    type = SwiftIdentifier.machineType(machine.name.text)
    states = escaped(machine.states.map(\.name))
    flags = escaped(machine.flags.map(\.name))
    counters = Self.variables(machine.counters.map(\.name.text))
    events = escaped(machine.events.map(\.name))
    timers = escaped(machine.timers.map(\.name))
    effects = escaped(machine.effects.map(\.name))
    rejections = escaped(machine.rejections.map(\.name))
    eventFlags = Self.distinct(machine.events.map { SwiftIdentifier.upperCamel($0.name.text) + "Flags" })
    effectFlags = Self.distinct(machine.effects.map { SwiftIdentifier.upperCamel($0.name.text) + "Flags" })
    stateParts = Self.distinct(machine.states.map { SwiftIdentifier.upperCamel($0.name.text) })
    data = DataNames(machine, stateParts: stateParts)
    let regions = checked.regions.dropFirst().compactMap { $0.state }
    regionVariables =
      ["state"] + Self.variables(regions.map { machine.states[$0].name.text }, besides: Self.members)
    regionValues = regionVariables.map { Self.locals.contains($0) ? "self." + $0 : $0 }
    let parts = stateParts
    regionTypes = ["State"] + regions.map { parts[$0.index] + "State" }
    eventMethods =
      Self.methods(
        machine.events.map(\.name.text), besides: Self.members.union(regionVariables).union(data.members))
      + ["timer", "exhausted"]
    memories = Self.variables(
      checked.memories.map { memory in
        let name = machine.states[memory.state].name.text
        let isShallowToo = checked.memories.contains { $0.state == memory.state && !$0.isDeep }
        return memory.isDeep && isShallowToo ? "deep_" + name : name
      })
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

  /// Names of variables, apart from those that are `taken`, escaped.
  private static func variables(_ names: [String], besides taken: Set<String> = []) -> [String] {
    // Behind a dot these mean something even in backticks.
    var taken = taken.union(["self", "init", "Type", "Protocol"])
    return names.map { name in
      var name = SwiftIdentifier.lowerCamel(name)
      while !taken.insert(name).inserted { name += "_" }
      return SwiftIdentifier.escaped(name)
    }
  }

  /// Names of methods, apart from those of other members that are `taken`: `stateEvent`.
  private static func methods(_ names: [String], besides taken: Set<String>) -> [String] {
    var taken = taken.union([
      "self", "init", "Type", "Protocol", "handle", "isIn", "hash", "hashValue", "encode",
    ])
    // Others keep their own names.
    let own = Set(names.map(SwiftIdentifier.lowerCamel))
    return names.map { name in
      var name = SwiftIdentifier.lowerCamel(name)
      if taken.contains(name) {
        name += "Event"
        while own.contains(name) || taken.contains(name) { name += "_" }
      }
      taken.insert(name)
      return SwiftIdentifier.escaped(name)
    }
  }

  /// What a machine calls its own members, and one with regions its local variables.
  private static let members: Set<String> = ["state", "held", "counters", "memory"]
  private static let locals: Set<String> = [
    "event", "flags", "timer", "perform", "step", "raised", "answer", "choices", "transition", "touched",
    "last", "composite",
  ]

  /// A trigger as a part of another name: `Segment`, `RetransmissionExhausted`.
  static func part(of trigger: Machine.Trigger, in machine: Machine) -> String {
    switch trigger {
    case .event(let event): SwiftIdentifier.upperCamel(machine.events[event].name.text)
    case .timer(let timer): SwiftIdentifier.upperCamel(machine.timers[timer].name.text)
    case .exhausted(let timer):
      SwiftIdentifier.upperCamel(machine.timers[timer].name.text) + "Exhausted"
    case .done(let composite): SwiftIdentifier.upperCamel(machine.states[composite].name.text) + "Done"
    }
  }

  /// State and trigger, and the rule's number where there are several: `listenSegment3`.
  private static func transitionNames(_ checked: CheckedMachine) -> [[[String]]] {
    let machine = checked.machine
    let triggers = checked.triggers.map { part(of: $0, in: machine) }
    var taken: Set<String> = []
    return checked.leaves.indices.map { leaf in
      let state = SwiftIdentifier.lowerCamel(machine.states[checked.leaves[leaf]].name.text)
      return checked.triggers.indices.map { trigger in
        let rules = checked.rules(leaf: leaf, trigger: trigger)
        let isNumbered = (rules.last?.ordinal ?? 0) > 1
        var names: [String] = []
        for rule in rules {
          if let twin = rules[..<names.count].lastIndex(where: { $0.doesTheSame(as: rule) }) {
            names.append(names[twin])
            continue
          }
          var name =
            state + triggers[trigger] + (isNumbered ? String(rule.ordinal) : "")
            + suffix(of: rule, among: rules, machine)
          // `a` + `BC` and `aB` + `C` meet.
          while !taken.insert(name).inserted { name += "_" }
          names.append(SwiftIdentifier.escaped(name))
        }
        return names
      }
    }
  }

  /// Where a rule for one past of several leads: `ToPlaying`, `BackToPlaying`.
  private static func suffix(of rule: Rule, among rules: [Rule], _ machine: Machine) -> String {
    guard rule.recall != nil, case .move(let target) = rule.outcome,
      rules.contains(where: { $0.ordinal == rule.ordinal && !$0.doesTheSame(as: rule) })
    else { return "" }
    let isResumed = rule.steps.contains { if case .resumeRegions = $0 { true } else { false } }
    return (isResumed ? "BackTo" : "To") + SwiftIdentifier.upperCamel(machine.states[target].name.text)
  }
}

extension Rule {
  /// Whether both are the same transition for two pasts, between which there is no difference.
  func doesTheSame(as other: Rule) -> Bool {
    recall != nil && transition == other.transition && outcome == other.outcome && steps == other.steps
  }
}
