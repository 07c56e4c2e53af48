extension Machine {
  /// How findings of one kind are told: `check: { CODE: LEVEL }`.
  package enum Level: String, Sendable, CaseIterable {
    case error, warning, advice, off
  }

  /// A declared thing or a transition, as what a finding is about.
  package enum Subject: Hashable, Sendable {
    case constant(Identifier<Constant>)
    case flag(Identifier<Flag>)
    case counter(Identifier<Counter>)
    case event(Identifier<Event>)
    case timer(Identifier<Timer>)
    case effect(Identifier<Effect>)
    case rejection(Identifier<Rejection>)
    case state(Identifier<State>)
    case transition(Identifier<Transition>)
    case property(Identifier<Property>)
  }

  /// That a finding about one thing is meant to be: `allow: { CODE: reason }` beside it.
  package struct Allowance: Sendable {
    package var subject: Subject
    package var code: Diagnostic.Code
    package var reason: String
    /// The code in the file.
    package var range: SourceRange

    package init(_ subject: Subject, _ code: Diagnostic.Code, reason: String, at range: SourceRange) {
      self.subject = subject
      self.code = code
      self.reason = reason
      self.range = range
    }
  }
}
