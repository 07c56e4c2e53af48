import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec
import EnumatonTestSupport
import Testing

/// Something that may happen to a machine, as the input of a run has it.
struct Walk {
  let lines: [String]

  /// So many random steps: events with any of their flags, timers that are made to expire, time that passes.
  init(_ machine: Machine, steps: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let waits = machine.timers.map(\.after) + [1, 1_000_000, 250_000_000, 3_600_000_000_000]
    lines = (0..<steps).map { _ in
      if let timer = machine.timers.randomElement(using: &random), random.chance(15) {
        let isExhausted = timer.attempts != nil && random.chance(30)
        return "timer \(timer.name.text)" + (isExhausted ? ".exhausted" : "")
      }
      if let event = machine.events.identifiers.randomElement(using: &random), random.chance(80) {
        let flags = machine.events[event].carries.filter { _ in random.chance(40) }
          .reduce(0) { $0 | machine.flags[$1].mask }
        return machine.text(of: .event(event), flags: flags)
      }
      let wait = min(waits.randomElement(using: &random) ?? 1, 400_000_000_000)
      return "advance \(Int64.random(in: 0...wait, using: &random))ns"
    }
  }

  /// What the interpreter makes of it, as `enumaton run --format json` prints it.
  func reactions(of checked: CheckedMachine) throws -> [String] {
    let reader = InputReader(checked.machine)
    var interpreter = Interpreter(checked)
    return try lines.enumerated().flatMap { index, line -> [Reaction] in
      switch try #require(try reader.stimulus(in: line, number: index + 1)) {
      case .event(let event, let flags): interpreter.handle(event, flags: flags)
      case .expire(let timer): interpreter.expire(timer)
      case .exhaust(let timer): interpreter.exhaust(timer)
      case .advance(let duration): try interpreter.advance(by: duration)
      }
    }
    .map { $0.json(checked).text }
  }
}

extension String {
  /// As a literal of JavaScript in a page.
  var literal: String { JSON.string(self).text.replacing("<", with: "\\u003C") }
}
