import EnumatonCheck
import EnumatonSpec

extension Disagreement {
  /// A smaller spec and fewer events that still disagree: events are left out, then lines of the spec, as long
  /// as there is something to leave out. Specs are compiled many at a time.
  func shrunk(rounds: Int = 12) throws -> Disagreement {
    var smallest = try shrinkingEvents()
    for _ in 0..<rounds {
      guard let smaller = try smallest.shrinkingSpec() else { break }
      smallest = try smaller.shrinkingEvents()
    }
    return smallest
  }

  /// Leaves out ever smaller runs of events while what is left disagrees.
  private func shrinkingEvents() throws -> Disagreement {
    let program = try CompiledSubjects([subject.machine])
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

  /// Leaves out a part of the spec: the largest that can be missed of many that are tried together.
  private func shrinkingSpec() throws -> Disagreement? {
    let lines = subject.text.split(separator: "\n").map(String.init)
    var candidates: [Subject] = []
    var seen: Set<String> = [subject.text]
    for size in [lines.count / 4, lines.count / 8, 4, 2, 1] where size > 0 {
      for start in stride(from: 1, to: lines.count, by: size) {
        var fewer = lines
        fewer.removeSubrange(start..<min(start + size, fewer.count))
        // What is inside a line goes with it.
        let indentation = lines[start].prefix { $0 == " " }.count
        while size == 1, start < fewer.count, fewer[start].prefix(while: { $0 == " " }).count > indentation {
          fewer.remove(at: start)
        }
        let text = fewer.joined(separator: "\n") + "\n"
        guard seen.insert(text).inserted, hasSameEvents(text),
          let candidate = Subject(text: text, name: "Candidate\(candidates.count)")
        else { continue }
        candidates.append(candidate)
      }
    }
    let program = try CompiledSubjects(candidates.map(\.machine))
    for (number, candidate) in candidates.enumerated() {
      if let other = try Disagreement(candidate, stimuli, printed: program.run(number, stimuli)) {
        return other
      }
    }
    return nil
  }

  /// Events are known by their numbers.
  private func hasSameEvents(_ text: String) -> Bool {
    Subject(text: text, name: "Candidate").map {
      $0.machine.machine.events.map(\.name.text) == subject.machine.machine.events.map(\.name.text)
    } ?? false
  }
}
