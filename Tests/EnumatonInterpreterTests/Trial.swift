import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec
import Testing

/// A machine read from a spec, and an interpreter of it.
struct Trial {
  var interpreter: Interpreter
  private let input: InputReader

  init(_ spec: String, at state: String? = nil, held: UInt64? = nil) throws {
    let read = readSpec(Array(spec.utf8))
    let machine = try #require(read.machine, "\(read.diagnostics.map { $0.rendered(path: "spec") })")
    let result = check(machine)
    let checked = try #require(result.machine, "\(result.diagnostics.map { $0.rendered(path: "spec") })")
    let start = machine.states.identifiers.first { machine.states[$0].name.text == state }
    interpreter = Interpreter(checked, at: start, held: held)
    input = InputReader(machine)
  }

  private var machine: Machine { interpreter.machine.machine }

  /// The reactions to lines of input, each as `1.0 timer rt: A → B, send, start rt | held | rt 2.0`.
  mutating func run(_ lines: String...) throws -> [String] {
    try lines.flatMap { line -> [Reaction] in
      guard let stimulus = try input.stimulus(in: line, number: 1) else { return [] }
      switch stimulus {
      case .event(let event, let flags): return [interpreter.handle(event, flags: flags)]
      case .expire(let timer): return [interpreter.expire(timer)]
      case .exhaust(let timer): return [interpreter.exhaust(timer)]
      case .advance(let duration): return try interpreter.advance(by: duration)
      }
    }
    .map { text(of: $0) }
  }

  /// The running timers and their seconds left.
  var timers: String { timersText(interpreter.timers) }

  private func text(of reaction: Reaction) -> String {
    let states = machine.states
    var text = "\(secondsText(nanoseconds: reaction.time)) \(reaction.eventText(machine)): "
    text += states[reaction.from].name.text
    text += reaction.kind == .moved ? " → \(states[reaction.to].name.text)" : " \(reaction.word)"
    for effect in reaction.effects { text += ", \(machine.text(of: effect))" }
    let held = machine.heldNames(in: reaction.held)
    if !held.isEmpty { text += " | \(held.joined(separator: " "))" }
    let timers = timersText(reaction.timers)
    return timers.isEmpty ? text : text + " | " + timers
  }

  private func timersText(_ timers: [Reaction.Remaining]) -> String {
    timers
      .map { "\(machine.timers[$0.timer].name.text) \(secondsText(nanoseconds: $0.nanoseconds))" }
      .joined(separator: ", ")
  }
}
