import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// The program around the generated machines: it reads stimuli, runs each machine under the runtime's
/// driver, and prints what came of them, in the words of the spec.
enum SubjectProgram {
  /// What a line of the program says: kind, transition, effects, state, held flags.
  static func line(
    kind: String, name: String, effects: [String], state: String, held: UInt64
  ) -> String {
    "\(kind)|\(name)|\(effects.joined(separator: ","))|\(state)|\(held)"
  }

  /// The main file for machines of these names; each has a `Glue`, see `glue(for:)`.
  static func main(_ names: [String]) -> String {
    """
    import EnumatonRuntime

    protocol Subject: TimedMachine {
      init()
      static func event(_ index: Int, _ flags: UInt64) -> Event
      static func text(of effect: Effect) -> String
      func line(_ reaction: Reaction, _ effects: [String]) -> String
    }

    func spelled(_ effect: String, _ flags: UInt64, _ names: [(name: String, bit: UInt64)]) -> String {
      names.reduce(effect) { flags >> $1.bit & 1 == 1 ? $0 + " " + $1.name : $0 }
    }

    func run<Machine: Subject>(_ type: Machine.Type, _ stimuli: [[Int64]]) {
      var driver = Driver(Machine(), clock: VirtualClock())
      var effects: [String] = []
      func report(_ reaction: Machine.Reaction) {
        print(driver.machine.line(reaction, effects))
        effects = []
      }
      driver.start { _ in }
      for stimulus in stimuli {
        if stimulus[0] == 0 {
          let reaction = driver.handle(Machine.event(Int(stimulus[1]), UInt64(stimulus[2]))) {
            effects.append(Machine.text(of: $0))
          }
          report(reaction)
        } else {
          var lines: [String] = []
          // The driver is busy while it reports, so the state is taken from a copy of the machine.
          var machine = driver.machine
          driver.advance(by: .nanoseconds(stimulus[1])) {
            effects.append(Machine.text(of: $0))
          } observe: { event, _ in
            let reaction = machine.handle(event)
            lines.append(machine.line(reaction, effects))
            effects = []
          }
          for line in lines { print(line) }
        }
      }
    }

    var batches: [[[Int64]]] = []
    while let line = readLine() {
      if line == "machine" { batches.append([]); continue }
      batches[batches.count - 1].append(line.split(separator: " ").compactMap { Int64($0) })
    }
    \(names.enumerated().map { "run(\($1).self, batches[\($0)])" }.joined(separator: "\n"))
    """
  }

  /// What lets `main` speak to one machine.
  static func glue(for checked: CheckedMachine) -> String {
    let machine = checked.machine
    let name = machine.name.text
    let held = machine.flags.contains(where: \.isHeld) ? "UInt64(held.rawValue)" : "0"
    let events = machine.events.enumerated().map { index, event in
      let value =
        event.carries.isEmpty
        ? "" : "(.init(rawValue: .init(truncatingIfNeeded: flags)))"
      return "    case \(index): .\(event.name.text)\(value)"
    }
    let effects = machine.effects.map { effect in
      guard !effect.carries.isEmpty else { return "    case .\(effect.name.text): \"\(effect.name.text)\"" }
      let flags = effect.carries.map { "(\"\(machine.flags[$0].name.text)\", \(machine.flags[$0].bit))" }
      return """
            case .\(effect.name.text)(let flags):
              spelled("\(effect.name.text)", UInt64(flags.rawValue), [\(flags.joined(separator: ", "))])
        """
    }
    let rejected =
      machine.rejections.isEmpty
      ? "" : "\n    case .rejected(let reason): (\"rejected\", \"\\(reason.name)\")"
    return """
      extension \(name): Subject {
        static func event(_ index: Int, _ flags: UInt64) -> Event {
          switch index {
      \(events.dropLast().joined(separator: "\n"))
          default:\(events.last?.split(separator: ":", maxSplits: 1).last ?? "")
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
          let (kind, name): (String, String) = switch reaction {
          case .moved(let transition): ("moved", "\\(transition.name)")
          case .stayed(let transition): ("stayed", "\\(transition.name)")
          case .ignored: ("ignored", "")\(rejected)
          case .unhandled: ("unhandled", "")
          }
          return "\\(kind)|\\(name)|\\(effects.joined(separator: ","))|\\(state.name)|\\(\(held))"
        }
      }
      """
  }
}
