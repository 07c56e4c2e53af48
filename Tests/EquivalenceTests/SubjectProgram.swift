import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// The program around the generated machines: it reads stimuli, runs one of the machines under the runtime's
/// driver, and prints what came of them, in the words of the spec.
enum SubjectProgram {
  /// What a line of the program says: the answer, the transitions, the effects, the active states with nothing
  /// inside, the held flags and the counters.
  static func line(
    kind: String, transitions: [String], effects: [String], states: [String], held: UInt64, counters: [Int64]
  ) -> String {
    let parts = [
      kind, transitions.joined(separator: "+"), effects.joined(separator: ","), states.joined(separator: "+"),
      "\(held)",
    ]
    return (parts + counters.map { "\($0)" }).joined(separator: "|")
  }

  /// The main file for machines of these names; each has a `Glue`, see `glue(for:)`. Its argument says which
  /// machine runs.
  static func main(_ names: [String]) -> String {
    """
    import EnumatonRuntime

    protocol Subject: TimedMachine {
      static var start: Self { get }
      mutating func take(_ event: Event, _ perform: (Effect) -> Void) -> Reaction
      static func event(_ index: Int, _ flags: UInt64) -> Event
      static func text(of effect: Effect) -> String
      func line(_ reaction: Reaction, _ effects: [String]) -> String
    }

    func spelled(_ effect: String, _ flags: UInt64, _ names: [(name: String, bit: UInt64)]) -> String {
      names.reduce(effect) { flags >> $1.bit & 1 == 1 ? $0 + " " + $1.name : $0 }
    }

    /// The names of the states that are active, in document order.
    func names(_ states: [(order: Int, name: StaticString)?]) -> String {
      states.compactMap { $0 }.sorted { $0.order < $1.order }.map { "\\($0.name)" }.joined(separator: "+")
    }

    func run<Machine: Subject>(_ type: Machine.Type) {
      var driver = Driver(Machine.start, clock: VirtualClock())
      var effects: [String] = []
      driver.start { effects.append(Machine.text(of: $0)) }
      print("start|" + effects.joined(separator: ","))
      effects = []
      while let line = readLine() {
        let stimulus = line.split(separator: " ").compactMap { Int64($0) }
        // The driver is busy while it reports, so the state is taken from a copy of the machine.
        var machine = driver.machine
        var lines: [String] = []
        func observe(_ event: Machine.Event, _ reaction: Machine.Reaction) {
          // The methods of events do what `handle` does.
          var twin = machine
          var performed: [String] = []
          let taken = twin.take(event) { performed.append(Machine.text(of: $0)) }
          let answer = machine.handle(event)
          let asked = Machine.effects(of: answer).map { Machine.text(of: $0) }
          if twin.line(taken, performed) != machine.line(answer, asked) { lines.append("the doors differ") }
          lines.append(machine.line(reaction, effects))
          effects = []
        }
        if stimulus[0] == 0 {
          driver.handle(Machine.event(Int(stimulus[1]), UInt64(truncatingIfNeeded: stimulus[2]))) {
            effects.append(Machine.text(of: $0))
          } observe: { observe($0, $1) }
        } else {
          driver.advance(by: .nanoseconds(stimulus[1])) {
            effects.append(Machine.text(of: $0))
          } observe: { observe($0, $1) }
        }
        for line in lines { print(line) }
        print("waiting|\\(driver.deferredEvents.count)")
      }
    }

    switch CommandLine.arguments.last {
    \(names.enumerated().map { "case \"\($0)\": run(\($1).self)" }.joined(separator: "\n"))
    default: break
    }
    """
  }

  /// What lets `main` speak to one machine.
  static func glue(for checked: CheckedMachine) -> String {
    let machine = checked.machine
    let name = machine.name.text
    let held = machine.flags.contains(where: \.isHeld) ? "UInt64(held.rawValue)" : "0"
    let counters = machine.counters.map { "|\\(counters.\($0.name.text))" }.joined()
    let events = machine.events.enumerated().map { index, event in
      let value =
        event.carries.isEmpty
        ? "" : "(.init(rawValue: .init(truncatingIfNeeded: flags)))"
      return "    case \(index): .\(event.name.text)\(value)"
    }
    var methods =
      machine.events.map { event in
        event.carries.isEmpty
          ? "    case .\(event.name.text): self.\(event.name.text)(perform: perform)"
          : "    case .\(event.name.text)(let flags): self.\(event.name.text)(flags, perform: perform)"
      } + ["    case .timer(let timer): self.timer(timer, perform: perform)"]
    if machine.timers.contains(where: { $0.attempts != nil }) {
      methods.append("    case .exhausted(let timer): self.exhausted(timer, perform: perform)")
    }
    let effects = machine.effects.map { effect in
      guard !effect.carries.isEmpty else { return "    case .\(effect.name.text): \"\(effect.name.text)\"" }
      let flags = effect.carries.map { "(\"\(machine.flags[$0].name.text)\", \(machine.flags[$0].bit))" }
      return """
            case .\(effect.name.text)(let flags):
              spelled("\(effect.name.text)", UInt64(flags.rawValue), [\(flags.joined(separator: ", "))])
        """
    }
    var cases = ["moved", "stayed"].map { kind in
      checked.hasMacrosteps
        ? "case .\(kind)(let step): (\"\(kind)\", step.transitions.map { \"\\($0.name)\" }.joined(separator: \"+\"))"
        : "case .\(kind)(let transition): (\"\(kind)\", \"\\(transition.name)\")"
    }
    cases += ["ignored", "unhandled"].map { "case .\($0): (\"\($0)\", \"\")" }
    if !machine.rejections.isEmpty {
      cases.append("case .rejected(let reason): (\"rejected \\(reason.name)\", \"\")")
    }
    if checked.defersEvents { cases += ["deferred", "overflow"].map { "case .\($0): (\"\($0)\", \"\")" } }
    return """
      extension \(name): Subject {
        static var start: Self { Self() }

        static func event(_ index: Int, _ flags: UInt64) -> Event {
          switch index {
      \(events.dropLast().joined(separator: "\n"))
          default:\(events.last?.split(separator: ":", maxSplits: 1).last ?? "")
          }
        }
        mutating func take(_ event: Event, _ perform: (Effect) -> Void) -> Reaction {
          switch event {
      \(methods.joined(separator: "\n"))
          }
        }
        static func text(of effect: Effect) -> String {
          switch effect {
      \(effects.joined(separator: "\n"))
          case .start(let timer): "start \\(timer.name)"
          case .stop(let timer): "stop \\(timer.name)"
          case .stopAll: "stop all"
          }
        }
        func line(_ reaction: Reaction, _ effects: [String]) -> String {
          let (kind, transitions): (String, String) = switch reaction {
          \(cases.joined(separator: "\n    "))
          }
          let states = names([\(regions(of: checked).joined(separator: ", "))])
          return "\\(kind)|\\(transitions)|\\(effects.joined(separator: ","))|\\(states)|\\(\(held))\(counters)"
        }
      }
      """
  }

  /// For each region its state, if it is one with nothing inside, with its place in the file.
  private static func regions(of checked: CheckedMachine) -> [String] {
    checked.regions.map { region in
      let orders = region.leaves.map { leaf in
        "case .\(checked.machine.states[leaf].name.text): \(checked.leafIndex(of: leaf) ?? -1)"
      }
      let order = "{ switch $0 { \(orders.joined(separator: "; ")) } }"
      let value = region.state.map { "\(checked.machine.states[$0].name.text)" } ?? "Optional(state)"
      return
        "\(value).map { state in (order: (\(order) as (\(type(of: region, checked))) -> Int)(state), name: state.name) }"
        + ".flatMap { $0.order < 0 ? nil : $0 }"
    }
  }

  private static func type(of region: Region, _ checked: CheckedMachine) -> String {
    region.state.map { SwiftIdentifier.upperCamel(checked.machine.states[$0].name.text) + "State" } ?? "State"
  }
}
