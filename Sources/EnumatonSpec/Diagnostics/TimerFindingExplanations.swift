// Findings about timers.
extension Diagnostic.Code {
  var aboutTimerFindings: Explanation {
    switch self {
    case .timerNeverStarted:
      Explanation(
        self,
        "Nothing that can happen starts the timer, so what answers its expiry never comes "
          + "about.",
        wrong: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, to: shut }
          """,
        right: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, to: shut }
          """)
    case .timerNeverHandled:
      Explanation(
        self,
        "The timer expires, and in no state in which it can is there a transition for that.",
        wrong: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """,
        right: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, to: shut }
          """)
    case .timerLeak:
      Explanation(
        self,
        "The timer is answered elsewhere, but it still runs in a state where nothing answers "
          + "its expiry. Most often it should have been stopped on the way there.",
        wrong: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: [shut, ajar, propped]
          transitions:
            - { from: shut, on: push, to: ajar, do: { start: closing } }
            - { from: ajar, on: closing, to: shut }
            - { from: ajar, on: push, to: propped }
            - { from: propped, on: push, to: shut, do: { stop: closing } }
          """,
        right: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: [shut, ajar, propped]
          transitions:
            - { from: shut, on: push, to: ajar, do: { start: closing } }
            - { from: ajar, on: closing, to: shut }
            - { from: ajar, on: push, to: propped, do: { stop: closing } }
            - { from: propped, on: push, to: shut }
          """,
        advice: "A timer listed under 'timers' of a state stops whenever the state is left.")
    case .timerRestart:
      Explanation(
        self,
        "The timer is started while it runs, which starts it anew: what would have come after"
          + " the first wait does not come.",
        wrong: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar, do: { start: closing } }
            - { from: ajar, on: push, do: { start: closing } }
            - { from: ajar, on: closing, to: shut }
          """,
        right: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, to: ajar, do: { start: closing } }
            - { from: ajar, on: push, ignore: true }
            - { from: ajar, on: closing, to: shut }
          """,
        advice: "That is often meant; then 'allow: { timer-restart: reason }' at the timer says so.")
    case .timerIgnored:
      Explanation(
        self,
        "Wherever the timer can expire, that is ignored, so it waits for nothing.",
        wrong: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, ignore: true }
          """,
        right: """
          machine: Door
          timers: { closing: 5s }
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, to: shut }
          """)
    default:
      Explanation(
        self,
        "All attempts of the timer can run out in a state where nothing answers that, and "
          + "from then on nobody tries any more.",
        wrong: """
          machine: Door
          timers: { closing: { after: 5s, attempts: 3 } }
          effects: [beep]
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, do: beep }
          """,
        right: """
          machine: Door
          timers: { closing: { after: 5s, attempts: 3 } }
          effects: [beep]
          events: [push]
          states: { shut: , ajar: { timers: closing } }
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: closing, do: beep }
            - { from: ajar, on: closing.exhausted, to: shut }
          """)
    }
  }
}
