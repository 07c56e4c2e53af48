// Findings about declarations, properties, and the check itself.
extension Diagnostic.Code {
  var aboutOtherFindings: Explanation {
    switch self {
    case .unused:
      Explanation(
        self,
        "Something is declared and used nowhere: a carried flag that no condition looks at "
          + "and no effect sends, a counter that is not both changed and compared, a timer "
          + "neither started nor answered, any other thing that is never named.",
        wrong: """
          machine: Door
          effects: [ring]
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """,
        right: """
          machine: Door
          effects: [ring]
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar, do: ring }
            - { from: ajar, on: push, to: shut }
          """,
        advice: "An event, effect or rejection that is there for later can say so: 'allow: { unused: "
          + "reason }'.")
    case .heldFlagConstant:
      Explanation(
        self,
        "The machine holds a flag that is never set, never cleared or never read, so nothing "
          + "depends on its changes.",
        wrong: """
          machine: Door
          flags: { swung: { held: true } }
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar, do: { set: swung } }
            - { from: ajar, on: push, to: shut, do: { clear: swung } }
          """,
        right: """
          machine: Door
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """)
    case .naming:
      Explanation(
        self,
        "Names of one kind are written in different styles. The finding is off by default; "
          + "'check: { naming: warning }' turns it on.",
        wrong: """
          machine: Door
          check: { naming: warning }
          events: [push]
          states: [shut, HALF_OPEN]
          transitions:
            - { from: shut, on: push, to: HALF_OPEN }
            - { from: HALF_OPEN, on: push, to: shut }
          """,
        right: """
          machine: Door
          check: { naming: warning }
          events: [push]
          states: [SHUT, HALF_OPEN]
          transitions:
            - { from: SHUT, on: push, to: HALF_OPEN }
            - { from: HALF_OPEN, on: push, to: SHUT }
          """)
    case .missingSummary:
      Explanation(
        self,
        "Something declared, or a transition, has no summary. The finding is off by default; "
          + "'check: { missing-summary: warning }' turns it on.",
        wrong: """
          machine: Door
          summary: A door.
          check: { missing-summary: warning }
          events: { push: somebody pushes }
          states: { shut: nobody gets in, ajar: }
          transitions:
            - { from: shut, on: push, to: ajar, summary: it opens }
            - { from: ajar, on: push, to: shut, summary: it falls shut }
          """,
        right: """
          machine: Door
          summary: A door.
          check: { missing-summary: warning }
          events: { push: somebody pushes }
          states: { shut: nobody gets in, ajar: somebody does }
          transitions:
            - { from: shut, on: push, to: ajar, summary: it opens }
            - { from: ajar, on: push, to: shut, summary: it falls shut }
          """)
    case .brokenProperty:
      Explanation(
        self,
        "A property does not hold: the machine can do what the property rules out. The "
          + "witness is the shortest way there.",
        wrong: """
          machine: Door
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          properties:
            stays-shut: { never: ajar }
          """,
        right: """
          machine: Door
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          properties:
            can-be-shut: { always-can-reach: shut }
          """,
        advice: "Follow the witness with 'enumaton run', and decide whether the machine is wrong or "
          + "the property.")
    case .needlessAllowance:
      Explanation(
        self,
        "An 'allow' silences nothing: what it is about has no such finding, or has none any "
          + "more.",
        wrong: """
          machine: Door
          events: [push]
          states: { shut: , ajar: { allow: { trap: it may stay open } } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """,
        right: """
          machine: Door
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """)
    default:
      Explanation(
        self,
        "The check stopped at a bound on its work, or an expiry of a timer is deferred, so it"
          + " has not seen all that the machine can do. What it reports was really seen; what "
          + "rests on having seen all is not reported.",
        advice: "Give counters smaller ranges, make a machine of its own of some regions, and answer "
          + "expiries instead of deferring them.")
    }
  }
}
