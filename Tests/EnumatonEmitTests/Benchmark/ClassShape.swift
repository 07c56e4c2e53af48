import EnumatonCheck
import EnumatonSpec

extension BenchmarkSources {
  /// The state pattern: a class for each state with a method for each event, whose object the machine points to.
  func classShape() -> String {
    let spelling = ShapeSpelling(
      held: "machine.held.", perform: { "machine.perform(\($0))" }, move: { "machine.move(to: .\($0))" })
    let parameters = { (event: Machine.Event) in
      "_ machine: ClassMachine\(event.carries.isEmpty ? "" : ", _ flags: Flags")"
    }
    var lines = [
      "// \(swiftNote)", "", "/// What a state answers, unless its class says otherwise: nothing.",
      "class AnyState {",
      "  let state: State", "  init(_ state: State) { self.state = state }",
    ]
    lines += machine.events.map {
      "  func \(lower($0.name.text))(\(parameters($0))) -> Refusal? { nil }"
    }
    if hasTimers {
      lines += ["timer", "exhausted"].map {
        "  func \($0)(_ machine: ClassMachine, _ timer: Timer) -> Refusal? { nil }"
      }
    }
    lines.append("}")
    for (leaf, name) in leafNames.enumerated() {
      lines += ["", "private final class \(upper(name))State: AnyState {"]
      for (event, rules) in patterns(leaf: leaf) where !isIdle(rules) {
        lines.append("  override func \(lower(event.name.text))(\(parameters(event))) -> Refusal? {")
        lines += statements(rules, spelling).map { "    " + $0 } + ["  }"]
      }
      for (exhausted, name) in [(false, "timer"), (true, "exhausted")] {
        let heading = "override func \(name)(_ machine: ClassMachine, _ timer: Timer) -> Refusal? {"
        let body = timerSwitch(leaf: leaf, exhausted, heading, spelling)
        lines += body.map { "  " + $0 } + (body.isEmpty ? [] : ["  }"])
      }
      lines.append("}")
    }
    lines += [
      "", "extension ClassMachine {", "  /// The objects, by the number of the state.",
      "  static func states() -> [AnyState] {",
      "    [\(leafNames.map { "\(upper($0))State(.\($0))" }.joined(separator: ", "))]", "  }", "",
      "  func handle(_ event: Event) -> Refusal? {", "    switch event {",
    ]
    lines += machine.events.map { event in
      let name = lower(event.name.text)
      return event.carries.isEmpty
        ? "    case .\(name): current.\(name)(self)"
        : "    case .\(name)(let flags): current.\(name)(self, flags)"
    }
    if hasTimers {
      lines += [
        "    case .timer(let timer): current.timer(self, timer)",
        "    case .exhausted(let timer): current.exhausted(self, timer)",
      ]
    }
    return (lines + ["    }", "  }", "}", ""]).joined(separator: "\n")
  }
}
