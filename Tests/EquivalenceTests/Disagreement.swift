import EnumatonCheck

/// Where the generated code does not do what the interpreter does.
struct Disagreement {
  var subject: Subject
  /// What happens up to there.
  var stimuli: [Stimulus]
  var expected: String
  var actual: String

  /// The first one; none if they agree in everything.
  init?(_ subject: Subject, _ stimuli: [Stimulus], printed: [String]) throws {
    var rest = printed[...]
    for (number, lines) in try subject.expected(stimuli).enumerated() {
      for line in lines {
        let actual = rest.popFirst() ?? "nothing"
        if actual == line { continue }
        self.subject = subject
        self.stimuli = Array(stimuli.prefix(number))
        expected = line
        self.actual = actual
        return
      }
    }
    guard let further = rest.first else { return nil }
    self.subject = subject
    self.stimuli = stimuli
    expected = "nothing more"
    actual = further
  }

  /// The spec and the events, to be tried with `enumaton run`.
  var text: String {
    """
    The interpreter says
      \(expected)
    and the generated code
      \(actual)
    after these \(stimuli.count) events:
    \(stimuli.map { $0.text(in: subject.machine.machine) }.joined(separator: "\n"))
    in this spec:
    \(subject.text)
    """
  }
}
