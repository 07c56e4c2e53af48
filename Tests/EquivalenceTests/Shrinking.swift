import EnumatonCheck
import EnumatonSpec

extension Disagreement {
  /// A smaller spec and fewer events that still disagree: events are left out, then lines of the spec, ever
  /// fewer at a time, as long as there is something to leave out. Specs of one size are compiled together.
  func shrunk(
    with runtime: CompiledRuntime, altering alter: (String) -> String = { $0 }
  ) throws -> Disagreement {
    var smallest = try shrinkingEvents(runtime, alter)
    var size = smallest.lines.count / 2
    while size > 0 {
      if let smaller = try smallest.withoutLines(size, runtime, alter) {
        smallest = try smaller.shrinkingEvents(runtime, alter)
        size = min(size, smallest.lines.count / 2)
      } else {
        size /= 2
      }
    }
    return smallest
  }

  private var lines: [String] { subject.text.split(separator: "\n").map(String.init) }

  /// Leaves out ever smaller runs of events while what is left disagrees.
  private func shrinkingEvents(_ runtime: CompiledRuntime, _ alter: (String) -> String) throws -> Disagreement
  {
    let program = try CompiledSubjects([subject.machine], with: runtime, altering: alter)
    var smallest = self
    var size = max(1, stimuli.count / 2)
    while true {
      var start = 0
      while start < smallest.stimuli.count {
        var fewer = smallest.stimuli
        fewer.removeSubrange(start..<min(start + size, fewer.count))
        if let other = try Disagreement(subject, fewer, printed: program.run(0, fewer)) {
          smallest = other
        } else {
          start += size
        }
      }
      if size == 1 { return smallest }
      size /= 2
    }
  }

  /// Leaves out so many lines somewhere, and what is inside them; none if it agrees then wherever they are left
  /// out.
  private func withoutLines(
    _ size: Int, _ runtime: CompiledRuntime, _ alter: (String) -> String
  ) throws -> Disagreement? {
    var candidates: [Subject] = []
    for start in stride(from: 1, to: lines.count, by: size) {
      var fewer = lines
      fewer.removeSubrange(start..<min(start + size, fewer.count))
      let indentation = lines[start].prefix { $0 == " " }.count
      while start < fewer.count, fewer[start].prefix(while: { $0 == " " }).count > indentation {
        fewer.remove(at: start)
      }
      let text = fewer.joined(separator: "\n") + "\n"
      guard let candidate = Subject(text: text, name: "Candidate\(candidates.count)"),
        candidate.machine.machine.events.map(\.name.text) == subject.machine.machine.events.map(\.name.text)
      else { continue }
      candidates.append(candidate)
    }
    guard !candidates.isEmpty else { return nil }
    let program = try CompiledSubjects(candidates.map(\.machine), with: runtime, altering: alter)
    for (number, candidate) in candidates.enumerated() {
      if let other = try Disagreement(candidate, stimuli, printed: program.run(number, stimuli)) {
        return other
      }
    }
    return nil
  }
}
