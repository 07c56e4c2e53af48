import EnumatonCheck
import EnumatonSpec

/// The program around machines whose states are types: it takes each on a random walk, and every event of that
/// both to the machine and to the type of its state.
enum TypestateProgram {
  static func main(_ names: [String], events: Int) -> String {
    """
    protocol Walker: Equatable {
      associatedtype Event
      associatedtype Effect: Equatable
      init()
      static func event(_ random: inout SeededGenerator) -> Event
      /// The machine after the event, what came of it, and the effects.
      mutating func take(_ event: Event) -> (kind: String, effects: [Effect])
      /// The same on the way over the type of its state; `nil` if that has no method for the event.
      func takeOverTypes(_ event: Event) -> (machine: Self, kind: String, effects: [Effect])?
    }

    func walk<Machine: Walker>(_ type: Machine.Type, seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      var machine = Machine()
      var illegal = 0
      for number in 0..<\(events) {
        // Now and then from the start: final states are soon reached.
        if random.chance(4) { machine = Machine() }
        let event = Machine.event(&random)
        let before = machine
        let (kind, effects) = machine.take(event)
        guard let step = before.takeOverTypes(event) else {
          illegal += 1
          if machine == before, kind != "taken" { continue }
          return print("differ at \\(number): \\(before), \\(event): no method, but \\(kind)")
        }
        if step.machine == machine, step.kind == kind, step.effects == effects { continue }
        return print("differ at \\(number): \\(before), \\(event): \\(step), but \\(machine) \\(kind) \\(effects)")
      }
      print("\\(illegal) illegal of \(events): alike")
    }

    \(names.enumerated().map { "walk(\($1).self, seed: \($0))" }.joined(separator: "\n"))
    """
  }

  /// What lets `main` speak to one machine. What the types offer is worked out anew from the rules.
  static func glue(for checked: CheckedMachine) -> String {
    let machine = checked.machine
    let triggers = checked.triggers.indices
    let choices = triggers.map { trigger in "    case \(trigger): \(event(trigger, checked))" }
    let states = checked.leaves.indices.map { leaf in
      let steps = triggers.compactMap { step(leaf: leaf, trigger: $0, checked) }
      let name = machine.states[checked.leaves[leaf]].name.text
      return "    case .\(name)\(steps.isEmpty ? "" : "(let state)"):\n"
        + (steps + ["      return nil"]).joined(separator: "\n")
    }
    let rejected =
      machine.rejections.isEmpty ? "" : "case .rejected(let reason): \"rejected \\(reason.name)\""
    return """
      extension \(machine.name.text): Walker {
        static func event(_ random: inout SeededGenerator) -> Event {
          let flags = random.next()
          return switch Int.random(in: 0..<\(triggers.count), using: &random) {
      \(choices.dropLast().joined(separator: "\n"))
          default: \(event(triggers.count - 1, checked))
          }
        }
        mutating func take(_ event: Event) -> (kind: String, effects: [Effect]) {
          var effects: [Effect] = []
          let kind = switch handle(event, perform: { effects.append($0) }) {
          case .moved, .stayed, .ignored: "taken"
          case .unhandled: "unhandled"
          \(rejected)
          }
          return (kind, effects)
        }
        func takeOverTypes(_ event: Event) -> (machine: Self, kind: String, effects: [Effect])? {
          var effects: [Effect] = []
          let perform = { effects.append($0) }
          let typestate = Typestate(self)
          switch consume typestate {
      \(states.joined(separator: "\n"))
          }
        }
      }
      """
  }

  /// A random event; `flags` are random bits.
  private static func event(_ trigger: Int, _ checked: CheckedMachine) -> String {
    let machine = checked.machine
    switch checked.triggers[trigger] {
    case .event(let id):
      let event = machine.events[id]
      let mask = event.carries.reduce(UInt64(0)) { $0 | machine.flags[$1].mask }
      return event.carries.isEmpty
        ? ".\(event.name.text)"
        : ".\(event.name.text)(.init(rawValue: .init(truncatingIfNeeded: flags & \(mask))))"
    case .timer(let timer): return ".timer(.\(machine.timers[timer].name.text))"
    case .exhausted(let timer): return ".exhausted(.\(machine.timers[timer].name.text))"
    case .done: return ""
    }
  }

  /// The event told to the type of a state; `nil` if that has no method for it.
  private static func step(leaf: Int, trigger: Int, _ checked: CheckedMachine) -> String? {
    let machine = checked.machine
    let rules = checked.rules(leaf: leaf, trigger: trigger)
    func name(_ state: Identifier<Machine.State>) -> String { machine.states[state].name.text }
    let own = name(checked.leaves[leaf])
    var targets: Set<String> = []
    var isRefused = false
    for rule in rules {
      switch rule.outcome {
      case .move(let target): targets.insert(name(target))
      case .stay, .ignore, .defer: targets.insert(own)
      case .reject: isRefused = true
      }
    }
    guard let last = rules.last, let target = targets.min() else { return nil }

    let pattern: String
    let method: String
    var arguments: [String] = []
    switch checked.triggers[trigger] {
    case .event(let id):
      let event = machine.events[id]
      pattern = ".\(event.name.text)" + (event.carries.isEmpty ? "" : "(let flags)")
      method = event.name.text
      if !event.carries.isEmpty { arguments.append("flags") }
    case .timer(let timer):
      pattern = ".timer(.\(machine.timers[timer].name.text))"
      method = machine.timers[timer].name.text + "Expired"
    case .exhausted(let timer):
      pattern = ".exhausted(.\(machine.timers[timer].name.text))"
      method = machine.timers[timer].name.text + "Exhausted"
    case .done: return nil
    }
    let asks = rules.contains { rule in
      rule.actions.contains { action in
        switch action {
        case .perform, .start, .stop, .stopAll: true
        default: false
        }
      }
    }
    if asks { arguments.append("perform: perform") }
    let call = "state.\(method)(\(arguments.joined(separator: ", ")))"
    let isOpen = last.condition != .always
    if targets.count == 1, !isRefused, !isOpen {
      return "      if case \(pattern) = event { return (Self(.\(target)(\(call))), \"taken\", effects) }"
    }
    var cases = targets.sorted().map {
      "        case .\($0)(let next): return (Self(.\($0)(next)), \"taken\", effects)"
    }
    if isRefused {
      cases.append(
        "        case .rejected(let next, let reason): return (Self(.\(own)(next)), \"rejected \\(reason.name)\", effects)"
      )
    }
    if isOpen {
      cases.append("        case .unhandled(let next): return (Self(.\(own)(next)), \"unhandled\", effects)")
    }
    return """
            if case \(pattern) = event {
              switch \(call) {
      \(cases.joined(separator: "\n"))
              }
            }
      """
  }
}
