// What is found by looking at all that a machine can do.
extension Diagnostic.Code {
  var aboutFindings: Explanation {
    switch self {
    case .impossibleCondition, .constantCondition, .deadTransition, .overlap: aboutTransitionFindings
    case .unreachableState, .trap, .livelock: aboutStateFindings
    case .timerNeverStarted, .timerNeverHandled, .timerLeak, .timerRestart, .timerIgnored,
      .exhaustedUnhandled:
      aboutTimerFindings
    default: aboutOtherFindings
    }
  }
}

// Findings about conditions and transitions.
extension Diagnostic.Code {
  private var aboutTransitionFindings: Explanation {
    switch self {
    case .impossibleCondition:
      Explanation(
        self,
        "The condition can never hold, whatever is carried, held and counted, so the "
          + "transition can never fire.",
        wrong: """
          machine: Door
          flags: [hard]
          events: { push: { carries: hard } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, when: hard and not hard, ignore: true }
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """,
        right: """
          machine: Door
          flags: [hard]
          events: { push: { carries: hard } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, when: hard, ignore: true }
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
          """)
    case .constantCondition:
      Explanation(
        self,
        "The condition always holds, whatever is carried, held and counted, so it says "
          + "nothing.",
        wrong: """
          machine: Door
          flags: [hard]
          events: { push: { carries: hard } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, when: hard or not hard, to: ajar }
            - { from: ajar, on: push, to: shut }
          """,
        right: """
          machine: Door
          flags: [hard]
          events: { push: { carries: hard } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: push, when: hard, to: ajar }
            - { from: shut, on: push, ignore: true }
            - { from: ajar, on: push, to: shut }
          """,
        advice: "To hold always, leave 'when' out.")
    case .deadTransition:
      Explanation(
        self,
        "The transition would fire in some situation, but in none that can come about: the "
          + "flags, the counters or the timers that it needs are never so in its states. Here the"
          + " door is never locked while it is ajar.",
        wrong: """
          machine: Door
          flags: { locked: { held: true } }
          events: [push, turn]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: turn, when: not locked, do: { set: locked } }
            - { from: shut, on: turn, do: { clear: locked } }
            - { from: shut, on: push, when: locked, ignore: true }
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, when: locked, ignore: true }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: turn, ignore: true }
          """,
        right: """
          machine: Door
          flags: { locked: { held: true } }
          events: [push, turn]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: turn, when: not locked, do: { set: locked } }
            - { from: shut, on: turn, do: { clear: locked } }
            - { from: shut, on: push, when: locked, ignore: true }
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: turn, ignore: true }
          """,
        advice: "A transition that is there in case the machine changes can say so: 'allow: { "
          + "dead-transition: reason }'.")
    default:
      Explanation(
        self,
        "Two transitions of one state and event can both match, neither covers all cases of "
          + "the other, and they do different things. The first one in the file fires; whoever "
          + "changes their order changes what the machine does.",
        wrong: """
          machine: Door
          flags: [hard, quick]
          events: { push: { carries: [hard, quick] } }
          states: [shut, ajar, open]
          transitions:
            - { from: shut, on: push, when: hard, to: open }
            - { from: shut, on: push, when: quick, to: ajar }
            - { from: shut, on: push, ignore: true }
            - { from: [ajar, open], on: push, to: shut }
          """,
        right: """
          machine: Door
          flags: [hard, quick]
          events: { push: { carries: [hard, quick] } }
          states: [shut, ajar, open]
          transitions:
            - { from: shut, on: push, when: hard, to: open }
            - { from: shut, on: push, when: quick and not hard, to: ajar }
            - { from: shut, on: push, ignore: true }
            - { from: [ajar, open], on: push, to: shut }
          """,
        advice: "Where the order is meant, nothing has to be changed; 'allow: { overlap: reason }' at"
          + " the second one silences the advice.")
    }
  }
}

// Findings about states.
extension Diagnostic.Code {
  private var aboutStateFindings: Explanation {
    switch self {
    case .unreachableState:
      Explanation(
        self,
        "Nothing that can happen leads into this state.",
        wrong: """
          machine: Door
          events: [push]
          states: [shut, ajar, broken]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: broken, on: push, to: shut }
          """,
        right: """
          machine: Door
          events: [push, kick]
          states: [shut, ajar, broken]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: shut }
            - { from: ajar, on: kick, to: broken }
            - { from: broken, on: push, to: shut }
            - { from: [shut, broken], on: kick, ignore: true }
          """)
    case .trap:
      Explanation(
        self,
        "The state is not final, and once the machine is in it, nothing leads out, whatever "
          + "happens.",
        wrong: """
          machine: Door
          events: [push]
          states: [shut, broken]
          transitions:
            - { from: shut, on: push, to: broken }
            - { from: broken, on: push, ignore: true }
          """,
        right: """
          machine: Door
          events: [push]
          states: { shut: , broken: { final: true } }
          transitions:
            - { from: shut, on: push, to: broken }
          """,
        advice: "A state in which the machine has done its work is final. From any other, something "
          + "should lead on.")
    default:
      Explanation(
        self,
        "These states lead to one another, and once the machine is in one of them, it can "
          + "come neither to its initial state nor to a final one any more.",
        wrong: """
          machine: Door
          events: [push]
          states: [shut, ajar, open]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: open }
            - { from: open, on: push, to: ajar }
          """,
        right: """
          machine: Door
          events: [push]
          states: [shut, ajar, open]
          transitions:
            - { from: shut, on: push, to: ajar }
            - { from: ajar, on: push, to: open }
            - { from: open, on: push, to: shut }
          """,
        advice: "If that is how the machine is meant to go on for ever, say so at one of the states: "
          + "'allow: { livelock: reason }'.")
    }
  }
}
