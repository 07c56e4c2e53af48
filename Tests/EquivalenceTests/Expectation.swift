import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec

extension Subject {
  /// The lines that the compiled program should print, by what the interpreter does; those of the start, and then
  /// those of each stimulus.
  func expected(_ stimuli: [Stimulus]) throws -> [[String]] {
    var interpreter = Interpreter(machine)
    let start = interpreter.initialEffects.map { machine.machine.text(of: $0) }
    var lines = [["start|" + start.joined(separator: ",")]]
    for stimulus in stimuli {
      let reactions: [Reaction] =
        switch stimulus {
        case .event(let index, let flags): interpreter.handle(Identifier(index), flags: flags)
        case .advance(let nanoseconds): try interpreter.advance(by: nanoseconds)
        }
      lines.append(Macrostep.all(in: reactions).map(line) + ["waiting|\(interpreter.deferred.count)"])
    }
    return lines
  }

  private func line(_ macrostep: Macrostep) -> String {
    let spec = machine.machine
    let kind =
      switch macrostep.kind {
      case .moved: "moved"
      case .stayed: "stayed"
      case .deferred: "deferred"
      case .overflow: "overflow"
      case .ignored: "ignored"
      case .rejected(let rejection): "rejected " + spec.rejections[rejection].name.text
      case .unhandled: "unhandled"
      }
    return SubjectProgram.line(
      kind: kind, transitions: macrostep.transitions.map(machine.name),
      effects: macrostep.effects.map { spec.text(of: $0) },
      states: macrostep.last.to.map { spec.states[$0].name.text }, held: macrostep.last.held,
      counters: macrostep.last.counters)
  }
}
