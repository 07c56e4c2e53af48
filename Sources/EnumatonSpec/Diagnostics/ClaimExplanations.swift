// Levels of findings and properties.
extension Diagnostic.Code {
  var aboutClaims: Explanation {
    switch self {
    case .contradictoryLevel:
      Explanation(
        self,
        "'check' and 'allow' are about findings: what may be worth a change in a spec that is valid. What makes "
          + "a spec invalid is an error always. And one finding has one level: 'unhandled' at the top of a spec "
          + "and in 'check' say the same.",
        wrong: """
          machine: Door
          check: { shadowed-transition: off }
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """,
        right: """
          machine: Door
          check: { overlap: off }
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """)
    default:
      Explanation(
        self,
        "A property has one claim, and some keys go with some claims only: 'after' with 'eventually'; 'while', "
          + "'on' and 'when' with 'does', 'never-does', 'goes-to' and 'never-goes-to'.",
        wrong: """
          machine: Door
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          properties:
            opens: { while: shut, on: push, always: ajar }
          """,
        right: """
          machine: Door
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          properties:
            opens: { while: shut, on: push, goes-to: ajar }
          """)
    }
  }
}
