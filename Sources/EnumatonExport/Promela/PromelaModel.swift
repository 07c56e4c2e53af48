import EnumatonCheck
import EnumatonSpec

/// The text of the model.
struct PromelaModel {
  /// An internal event as it is raised.
  struct Raise: Hashable {
    var trigger: Machine.Trigger
    var flags: [Identifier<Machine.Flag>]
  }

  let checked: CheckedMachine
  let names: PromelaNames
  /// All internal events there are; their numbers in the model start at 1.
  let raises: [Raise]

  var machine: Machine { checked.machine }

  init(_ checked: CheckedMachine) {
    self.checked = checked
    names = PromelaNames(checked)
    let machine = checked.machine
    var raises: [Raise] = []
    for action in machine.transitions.flatMap(\.actions) + machine.states.flatMap({ $0.entry + $0.exit }) {
      guard case .raise(let event, let flags) = action else { continue }
      let raise = Raise(trigger: .event(event), flags: flags)
      if !raises.contains(raise) { raises.append(raise) }
    }
    for case .done(let state) in checked.triggers { raises.append(Raise(trigger: .done(state), flags: [])) }
    self.raises = raises
  }

  var text: String {
    let lines = declarations + [""] + process
    return lines.map { $0 + "\n" }.joined()
  }

  /// How many internal events can wait; their places are used in turn.
  var room: Int { checked.bounds.raised + 1 }

  private func type(_ most: Int64) -> String { most <= 1 ? "bit" : most <= 255 ? "byte" : "int" }

  private var declarations: [String] {
    var lines = [
      "/* \(machine.name.text), written by enumaton for spin.",
      "   spin -DP_NAME -a FILE; cc -DSAFETY -DNOREDUCE -o pan pan.c; ./pan -m8000000",
      "   P_NAME is the property to check; without one, the situations are counted. */",
    ]
    for index in machine.states.indices { lines.append("#define \(names.states[index]) \(index + 1)") }
    for (index, name) in names.triggers.enumerated() { lines.append("#define \(name) \(index + 1)") }
    lines += ["", "/* The situation. */"]
    let initial = checked.initial
    let states = type(Int64(machine.states.count))
    func place(_ name: String, _ leaf: Identifier<Machine.State>?) -> String {
      "\(states == "bit" ? "byte" : states) \(name) = \(leaf.map { names.states[$0.index] } ?? "0");"
    }
    lines += zip(names.regions, initial.active).map { place($0, $1) }
    lines += zip(names.memories, initial.memory).map { place($0, $1) }
    for (index, flag) in machine.flags.enumerated() where flag.isHeld {
      lines.append("bit \(names.flags[index]) = \(initial.held & flag.mask == 0 ? 0 : 1);")
    }
    for (index, counter) in machine.counters.enumerated() {
      lines.append(
        "\(type(counter.range.upperBound)) \(names.counters[index]) = \(initial.counters[index]);")
    }
    var running = [Int](repeating: 0, count: machine.timers.count)
    for action in checked.initialActions {
      switch action {
      case .start(let timer): running[timer.index] = 1
      case .stop(let timer): running[timer.index] = 0
      case .stopAll: running = .init(repeating: 0, count: running.count)
      default: break
      }
    }
    for (index, timer) in machine.timers.enumerated() {
      lines.append("\(type(Int64(timer.attempts ?? 0) + 1)) \(names.timers[index]) = \(running[index]);")
    }
    lines += ["", "/* What happens; nothing between two steps. */"]
    lines.append("\(checked.triggers.count < 256 ? "byte" : "int") event;")
    for (index, flag) in machine.flags.enumerated() where !flag.isHeld {
      lines.append("bit \(names.flags[index]);")
    }
    if !raises.isEmpty { lines.append("int raised[\(room)]; int next; int last;") }
    if checked.hasRegions {
      lines += names.regions.map { "int chosen_\($0); bit left_\($0);" } + ["int done;"]
    }
    return lines + claimDeclarations
  }

  private var process: [String] {
    let step = claimsBefore + timerChanges + answers + claimsAfter
    let body =
      situationClaims + ["if"] + occurrences + [":: true /* nothing happens */", "fi;"] + step
    return ["active proctype \(identifier)() {", "  do", "  :: atomic {"] + body.indented.indented.indented
      + ["    }", "  od", "}"]
  }

  private var identifier: String { "M_" + machine.name.text.filter { $0.isASCII && $0 != "-" } }

  /// What can happen, with representative flags.
  private var occurrences: [String] {
    checked.triggers.enumerated().flatMap { index, trigger -> [String] in
      let happens = "event = \(names.triggers[index]);"
      switch trigger {
      case .done: return []
      case .event: return occurrences(of: index, happens)
      case .timer(let timer):
        let name = names.timers[timer.index]
        let most = machine.timers[timer].attempts.map { " && \(name) <= \($0)" } ?? ""
        return [":: \(name) > 0\(most) -> \(happens)"]
      case .exhausted(let timer):
        return [
          ":: \(names.timers[timer.index]) == \((machine.timers[timer].attempts ?? 0) + 1) -> \(happens)"
        ]
      }
    }
  }

  private func occurrences(of index: Int, _ happens: String) -> [String] {
    let trigger = checked.triggers[index]
    let carried = machine.carriedFlags(of: trigger)
    let claims = claimConditions(trigger).enumerated().map {
      [CarriedCases.Candidate(number: $0.offset, condition: $0.element)]
    }
    let lists = checked.leaves.indices.map { leaf in
      checked.rules(leaf: leaf, trigger: index).enumerated().map {
        CarriedCases.Candidate(
          number: $0.offset, condition: $0.element.condition, isLast: $0.element.recall == nil)
      }
    }
    // States that are active together are told apart together.
    let groups = checked.hasRegions ? [lists] : lists.map { [$0] }
    var order: [[Identifier<Machine.Flag>]] = []
    var places: [[Identifier<Machine.Flag>]: [Int]] = [:]
    for (number, group) in groups.enumerated() {
      for flags in CarriedCases(of: group + claims, carried: carried).combinations {
        if places[flags] == nil { order.append(flags) }
        places[flags, default: []].append(number)
      }
    }
    return order.map { flags in
      let inside = places[flags] ?? []
      let condition =
        inside.count == groups.count
        ? "true" : inside.map { isIn(checked.leaves[$0]) }.joined(separator: " || ")
      return ":: \(condition) -> "
        + ([happens] + flags.map { "\(names.flags[$0.index]) = 1;" }).joined(separator: " ")
    }
  }

  /// A timer has expired before that is answered.
  private var timerChanges: [String] {
    .choice(
      checked.triggers.enumerated().compactMap { index, trigger in
        let condition = "event == \(names.triggers[index])"
        switch trigger {
        case .event, .done: return nil
        case .exhausted(let timer): return PromelaOption(condition, ["\(names.timers[timer.index]) = 0;"])
        case .timer(let timer):
          let declared = machine.timers[timer]
          let name = names.timers[timer.index]
          if declared.attempts != nil { return PromelaOption(condition, ["\(name)++;"]) }
          return declared.repeats ? nil : PromelaOption(condition, ["\(name) = 0;"])
        }
      })
  }

  private var answers: [String] {
    let answer = [String].choice(
      checked.triggers.enumerated().map { index, trigger in
        var condition = "event == \(names.triggers[index])"
        if case .done(let composite) = trigger { condition += " && \(isComplete(composite))" }
        return PromelaOption(condition, reaction(index))
      })
    let over =
      ["event = 0;"]
      + machine.flags.indices.filter { !machine.flags[$0].isHeld }.map { "\(names.flags[$0]) = 0;" }
    if raises.isEmpty { return answer + over.inOneStep }
    let taking = [String].choice(
      raises.enumerated().map { code, raise in
        let carried = machine.carriedFlags(of: raise.trigger)
        let number = checked.index(of: raise.trigger).map { names.triggers[$0] } ?? "0"
        return PromelaOption(
          "raised[next % \(room)] == \(code + 1)",
          ["event = \(number);"]
            + raise.flags.filter(carried.contains).map { "\(names.flags[$0.index]) = 1;" })
      })
    let following = [String].choice(
      [PromelaOption("next < last", taking + ["raised[next % \(room)] = 0;", "next++;"])],
      otherwise: ["next = 0;", "last = 0;"])
    return ["do", ":: event == 0 -> break;", ":: else ->"] + (answer + (over + following).inOneStep).indented
      + ["od;"]
  }
}
