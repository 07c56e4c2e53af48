import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec
import Testing

/// A machine read from a spec, and an interpreter of it.
struct Trial {
  var interpreter: Interpreter
  private let input: InputReader

  init(_ spec: String, at state: String? = nil, held: UInt64? = nil, counters: [Int64] = []) throws {
    let read = readSpec(Array(spec.utf8))
    let machine = try #require(read.machine, "\(read.diagnostics.map { $0.rendered(path: "spec") })")
    let result = check(machine)
    let checked = try #require(result.machine, "\(result.diagnostics.map { $0.rendered(path: "spec") })")
    let start = machine.states.identifiers.first { machine.states[$0].name.text == state }
    let values = zip(machine.counters.identifiers, counters).map { ($0, $1) }
    interpreter = Interpreter(
      checked, at: start, held: held, counters: Dictionary(uniqueKeysWithValues: values))
    input = InputReader(machine)
  }

  private var machine: Machine { interpreter.machine.machine }

  /// The reactions to lines of input, each as `1.0 timer rt: A → B, send, start rt | held | rt 2.0`; behind
  /// further bars the counters that are not at their initial value, and what is deferred.
  mutating func run(_ lines: String...) throws -> [String] {
    try lines.flatMap { try reactions(to: $0) }.map { text(of: $0) }
  }

  mutating func reactions(to line: String) throws -> [Reaction] {
    guard let stimulus = try input.stimulus(in: line, number: 1) else { return [] }
    return switch stimulus {
    case .event(let event, let flags): interpreter.handle(event, flags: flags)
    case .expire(let timer): interpreter.expire(timer)
    case .exhaust(let timer): interpreter.exhaust(timer)
    case .advance(let duration): try interpreter.advance(by: duration)
    }
  }

  /// The reactions as objects of a JSON trace.
  mutating func json(_ line: String) throws -> [String] {
    try reactions(to: line).map { $0.json(interpreter.machine).text }
  }

  /// The names of the rules behind the reactions.
  mutating func rules(_ line: String) throws -> [[String]] {
    try reactions(to: line).map { $0.rules.map(interpreter.machine.name) }
  }

  /// The running timers and their seconds left.
  var timers: String { timersText(interpreter.timers) }

  /// The active states, `playing+full`.
  var states: String { machine.text(of: interpreter.leaves) }

  /// What starting asked for.
  var initialEffects: [String] { interpreter.initialEffects.map { machine.text(of: $0) } }

  private func text(of reaction: Reaction) -> String {
    var text = "\(secondsText(nanoseconds: reaction.time)) \(reaction.eventText(machine)): "
    text += machine.text(of: reaction.from)
    text += reaction.kind == .moved ? " → \(machine.text(of: reaction.to))" : " \(reaction.kind.word)"
    for effect in reaction.effects { text += ", \(machine.text(of: effect))" }
    let counts = zip(machine.counters, reaction.counters).compactMap { counter, value in
      value == counter.initial ? nil : "\(counter.name.text) \(value)"
    }
    let deferred = reaction.deferred.map { machine.text(of: $0.trigger, flags: $0.flags) }
    let parts = [
      machine.heldNames(in: reaction.held).joined(separator: " "), timersText(reaction.timers),
      counts.joined(separator: " "), deferred.isEmpty ? "" : "deferred \(deferred.joined(separator: ", "))",
    ]
    return ([text] + parts.filter { !$0.isEmpty }).joined(separator: " | ")
  }

  private func timersText(_ timers: [Reaction.Remaining]) -> String {
    timers
      .map { "\(machine.timers[$0.timer].name.text) \(secondsText(nanoseconds: $0.nanoseconds))" }
      .joined(separator: ", ")
  }
}
