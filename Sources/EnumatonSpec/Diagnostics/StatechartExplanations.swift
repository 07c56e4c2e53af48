// Counters, regions, completions and internal events.
extension Diagnostic.Code {
  var aboutStatecharts: Explanation {
    switch self {
    case .contradictoryCounter:
      Explanation(
        self,
        "What is said about a counter does not go together: its range ends before it starts or does not have "
          + "its initial value, one list changes it twice, or one that refuses to pass its bounds is changed "
          + "on entry or exit, where there is no transition that could be refused.",
        wrong: """
          machine: Door
          events: [knock]
          counters: { knocks: { range: 0...3, bound: refuses } }
          states: { shut: { entry: { increment: knocks } } }
          transitions:
            - { from: shut, on: knock, to: shut }
          """,
        right: """
          machine: Door
          events: [knock]
          counters: { knocks: { range: 0...3, bound: refuses } }
          states: [shut]
          transitions:
            - { from: shut, on: knock, do: { increment: knocks } }
          """)
    case .neverDone:
      Explanation(
        self,
        "A composite is done when a final state directly inside it is entered, and one with regions when each "
          + "of them is in a final state. This one has no such state.",
        wrong: """
          machine: Door
          events: [shut]
          states: { closing: { states: [moving, latched] }, closed: }
          transitions:
            - { from: moving, on: shut, to: latched }
            - { from: closing, on: done, to: closed }
          """,
        right: """
          machine: Door
          events: [shut]
          states: { closing: { states: [moving, { latched: { final: true } }] }, closed: }
          transitions:
            - { from: moving, on: shut, to: latched }
            - { from: closing, on: done, to: closed }
          """)
    case .crossRegion:
      Explanation(
        self,
        "The regions of a composite are active side by side, and each changes its own state. A transition "
          + "that names states of one region cannot lead into another.",
        wrong: """
          machine: Door
          events: [turn]
          states:
            door:
              regions:
                bolt: { states: [out, in] }
                lamp: { states: [dark, lit] }
          transitions:
            - { from: out, on: turn, to: lit }
          """,
        right: """
          machine: Door
          events: [turn, unlocked]
          states:
            door:
              regions:
                bolt: { states: [out, in] }
                lamp: { states: [dark, lit] }
          transitions:
            - { from: out, on: turn, to: in, do: { raise: unlocked } }
            - { from: dark, on: unlocked, to: lit }
          """)
    case .raiseCycle:
      Explanation(
        self,
        "Internal events are handled before anything else happens, so there must be an end to them. An event "
          + "that leads, in whatever states, to raising itself has none that could be proved.",
        wrong: """
          machine: Door
          events: [swing]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: swing, to: ajar, do: { raise: swing } }
            - { from: ajar, on: swing, to: shut }
          """,
        right: """
          machine: Door
          events: [swing, fall]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: swing, to: ajar, do: { raise: fall } }
            - { from: ajar, on: [swing, fall], to: shut }
          """,
        advice: "A timer can repeat something for ever: it lets time pass.")
    default:
      Explanation(
        self,
        "What the machine raises itself is handled at once; deferring it would leave it to a driver that "
          + "never saw it.",
        wrong: """
          machine: Door
          events: [push, click]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar, do: { raise: click } }
            - { from: ajar, on: click, defer: true }
          """,
        right: """
          machine: Door
          events: [push, click]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar, do: { raise: click } }
            - { from: ajar, on: click, ignore: true }
          """)
    }
  }
}
