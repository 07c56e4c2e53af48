extension Diagnostic.Code {
  package var explanation: Explanation {
    switch self {
    case .unreadable, .tooLarge, .tooDeep, .encoding, .syntax, .unsupportedYAML, .duplicateKey:
      aboutTheFile
    case .unknownKey, .missingKey, .wrongShape, .invalidName, .reservedName, .duplicateName,
      .swiftNameClash, .undeclared, .unsafeText, .tooMany:
      aboutShapesAndNames
    case .invalidDuration, .invalidExpression, .invalidNumber, .invalidCondition, .invalidPayload:
      aboutValues
    case .notCarried, .notHeld, .contradictoryState, .contradictoryTransition, .emptyTransition,
      .contradictoryTimer,
      .neverExhausted, .payloadMismatch, .missingData, .unsupported:
      aboutMeaning
    case .contradictoryCounter, .neverDone, .crossRegion, .raiseCycle, .deferredInternalEvent:
      aboutStatecharts
    case .shadowedTransition, .unhandled, .tooComplex:
      aboutCoverage
    case .contradictoryLevel, .contradictoryProperty: aboutClaims
    case .impossibleCondition, .constantCondition, .unreachableState, .deadTransition, .overlap, .trap,
      .livelock, .timerNeverStarted, .timerNeverHandled, .timerLeak, .timerRestart, .timerIgnored,
      .exhaustedUnhandled, .unused, .heldFlagConstant, .naming, .missingSummary, .brokenProperty,
      .needlessAllowance, .notExhaustive:
      aboutFindings
    }
  }
}

// The file and its YAML.
extension Diagnostic.Code {
  private var aboutTheFile: Explanation {
    switch self {
    case .unreadable:
      Explanation(
        self, "The file is not there, is not a file, or may not be read.",
        advice:
          "Look at the path, which is taken from where the command was started, and at the file's permissions."
      )
    case .tooLarge:
      Explanation(
        self,
        "A spec has at most 4 MiB, and a line of a run's input at most 64 KiB. What is larger was not "
          + "written as one machine by anybody.",
        advice: "Look whether this is the right file. A machine of that size is best split into several.")
    case .tooDeep:
      Explanation(
        self,
        "Mappings and lists, or the parentheses of a condition or expression, are nested more than 64 deep.",
        advice: "Nest fewer states inside one another, or name parts of a condition by flags of their own.")
    case .encoding:
      Explanation(
        self, "The file, or a line of the input of a run, is not valid UTF-8.",
        advice: "Save it as UTF-8; 'iconv -f latin1 -t utf-8' converts a file of another encoding.")
    case .syntax:
      Explanation(
        self,
        "This is not YAML, or not what a line of a run's input looks like. The place of a mistake "
          + "often lies a little before the one that is reported.",
        wrong: "machine: Door\nstates: [shut, ajar\ntransitions: []",
        right: "machine: Door\nstates: [shut, ajar]\ntransitions: []")
    case .unsupportedYAML:
      Explanation(
        self,
        "YAML has features that a spec does not need and that make it hard to see what is meant: anchors "
          + "and aliases, merge keys, tags, and several documents in one file. They are refused.",
        wrong: "machine: Door\ntimers:\n  first: &wait 30s\n  second: *wait\nstates: [shut]",
        right:
          "machine: Door\nconstants: { wait: 30s }\ntimers:\n  first: wait\n  second: wait\nstates: [shut]")
    default:
      Explanation(
        self, "A mapping has the same key twice, and only one of the two values could count.",
        wrong: "machine: Door\nevents: [open]\nstates: [shut]\nevents: [close]",
        right: "machine: Door\nevents: [open, close]\nstates: [shut]")
    }
  }
}

// Shapes and names.
extension Diagnostic.Code {
  private var aboutShapesAndNames: Explanation {
    switch self {
    case .unknownKey:
      Explanation(
        self, "The language has no such key in this place. The nearest one that it has is suggested.",
        wrong: "machine: Door\nstate: [shut, ajar]", right: "machine: Door\nstates: [shut, ajar]")
    case .missingKey:
      Explanation(
        self,
        "Something that cannot be left out is missing: the name of the machine, its states, what a "
          + "transition is set off by, how long a timer waits.",
        wrong: "states: [shut, ajar]", right: "machine: Door\nstates: [shut, ajar]")
    case .wrongShape:
      Explanation(
        self, "Something else is expected here: a name, a list, a mapping, or true and false.",
        wrong: "machine: [Door]\nstates: [shut, ajar]", right: "machine: Door\nstates: [shut, ajar]")
    case .invalidName:
      Explanation(
        self, "Names start with a letter or '_' and have letters, digits, '_' and '-', of any language.",
        wrong: "machine: Door\nstates: [shut, half open]", right: "machine: Door\nstates: [shut, half-open]")
    case .reservedName:
      Explanation(
        self, "The language uses this name itself, so it would have two meanings.",
        wrong: "machine: Door\nstates: [any, ajar]", right: "machine: Door\nstates: [anywhere, ajar]")
    case .duplicateName:
      Explanation(
        self,
        "Two things have the same name, or one is listed twice. Events and timers share their names, "
          + "because both stand in 'on'.",
        wrong: "machine: Door\nevents: [open, open]\nstates: [shut]",
        right: "machine: Door\nevents: [open, close]\nstates: [shut]")
    case .swiftNameClash:
      Explanation(
        self,
        "Two names of the spec become the same name in Swift, where 'HALF_OPEN' and 'half-open' are both "
          + "'halfOpen'.",
        wrong: "machine: Door\nstates: [half-open, HALF_OPEN]",
        right: "machine: Door\nstates: [half-open, WIDE_OPEN]")
    case .undeclared:
      Explanation(
        self, "A name is used that is declared nowhere. The nearest one that is declared is suggested.",
        wrong: """
          machine: Door
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: opened, to: ajar }
          """,
        right: """
          machine: Door
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar }
          """)
    case .unsafeText:
      Explanation(
        self,
        "The text has characters that are not seen, or that could break out of a comment in the "
          + "generated code or a diagram: control characters, marks that change the direction of writing.",
        wrong: "machine: Door\nsummary: \"a bell: \\a\"\nstates: [shut]",
        right: "machine: Door\nsummary: \"a bell\"\nstates: [shut]")
    default:
      Explanation(
        self,
        "There is more of something than the language or a run allows: 64 carried and 64 held flags, "
          + "a thousand problems in one report, a million timers due at once.",
        advice: "Put several flags that exclude one another into states, or several events.")
    }
  }
}

// Values.
extension Diagnostic.Code {
  private var aboutValues: Explanation {
    switch self {
    case .invalidDuration:
      Explanation(
        self,
        "A duration is a number and a unit: ns, us, ms, s, min, h or d. It is a whole number of "
          + "nanoseconds and at most 292 years.",
        wrong: "machine: Door\ntimers: { open: 30sec }\nstates: [shut]",
        right: "machine: Door\ntimers: { open: 30s }\nstates: [shut]")
    case .invalidExpression:
      Explanation(
        self,
        "Arithmetic has +, -, *, / and parentheses, over durations, whole numbers and constants. Units "
          + "must fit, and the result must come out exactly.",
        wrong: "machine: Door\ntimers: { open: 30s + 2 }\nstates: [shut]",
        right: "machine: Door\ntimers: { open: 30s + 2s }\nstates: [shut]")
    case .invalidNumber:
      Explanation(
        self, "The number is not one that can stand here: not whole, too small or too large.",
        wrong: "machine: Door\ntimers: { open: { after: 30s, attempts: 0 } }\nstates: [shut]",
        right: "machine: Door\ntimers: { open: { after: 30s, attempts: 1 } }\nstates: [shut]")
    case .invalidCondition:
      Explanation(
        self,
        "A condition has the names of flags, 'not', 'and', 'or' (binding in this order) and "
          + "parentheses.",
        wrong: """
          machine: Door
          flags: [locked]
          events: { open: { carries: [locked] } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, when: "!locked", to: ajar }
          """,
        right: """
          machine: Door
          flags: [locked]
          events: { open: { carries: [locked] } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, when: not locked, to: ajar }
          """)
    default:
      Explanation(
        self,
        "A payload gives each of its fields a Swift type, such as Int, String? or \"[UInt8]\", and "
          + "nothing else. Events and effects are compared and hashed, so a function, a tuple or an 'any' type "
          + "stands in a struct that is Hashable and Sendable.",
        wrong: "machine: Door\nevents: { open: { payload: { key: \"Int = 0\" } } }\nstates: [shut]",
        right: "machine: Door\nevents: { open: { payload: { key: Int } } }\nstates: [shut]")
    }
  }
}

// Meaning.
extension Diagnostic.Code {
  private var aboutMeaning: Explanation {
    switch self {
    case .notCarried:
      Explanation(
        self,
        "An event or effect carries only the flags that its declaration lists, and timers carry none; "
          + "another flag could never be set here.",
        wrong: """
          machine: Door
          flags: [locked]
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, when: not locked, to: ajar }
          """,
        right: """
          machine: Door
          flags: [locked]
          events: { open: { carries: [locked] } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, when: not locked, to: ajar }
          """)
    case .notHeld:
      Explanation(
        self,
        "Only flags that the machine holds can be set and cleared. A carried flag belongs to its event.",
        wrong: """
          machine: Door
          flags: [locked]
          events: [lock]
          states: [shut]
          transitions:
            - { from: shut, on: lock, do: [set: locked] }
          """,
        right: """
          machine: Door
          flags: { locked: { held: true } }
          events: [lock]
          states: [shut]
          transitions:
            - { from: shut, on: lock, do: [set: locked] }
          """)
    case .contradictoryState:
      Explanation(
        self, "One state among those side by side is the first one, and only one may say so.",
        wrong: "machine: Door\nstates:\n  shut: { initial: true }\n  ajar: { initial: true }",
        right: "machine: Door\nstates:\n  shut: { initial: true }\n  ajar: {}")
    case .contradictoryTransition:
      Explanation(
        self,
        "A transition gives one answer: it goes somewhere or does something, or it ignores, or it "
          + "rejects.",
        wrong: """
          machine: Door
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar, ignore: true }
          """,
        right: """
          machine: Door
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar }
          """)
    case .emptyTransition:
      Explanation(
        self,
        "The transition says neither where to go, nor what to do, nor that the event is ignored or "
          + "refused.",
        wrong: """
          machine: Door
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: ajar, on: open }
          """,
        right: """
          machine: Door
          events: [open]
          states: [shut, ajar]
          transitions:
            - { from: ajar, on: open, ignore: true }
          """)
    case .contradictoryTimer:
      Explanation(
        self,
        "The attributes of a timer do not go together: 'repeats' is for ever and 'attempts' is not, "
          + "'backoff' needs one of them, and 'limit' needs 'backoff'.",
        wrong: "machine: Door\ntimers: { bell: { after: 1s, attempts: 3, repeats: true } }\nstates: [shut]",
        right: "machine: Door\ntimers: { bell: { after: 1s, attempts: 3 } }\nstates: [shut]")
    case .neverExhausted:
      Explanation(
        self, "A timer is exhausted when the last of its attempts ran out; one without 'attempts' never is.",
        wrong: """
          machine: Door
          timers: { bell: 1s }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: bell.exhausted, to: ajar }
          """,
        right: """
          machine: Door
          timers: { bell: { after: 1s, attempts: 3 } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: bell.exhausted, to: ajar }
          """)
    case .payloadMismatch:
      Explanation(
        self,
        "The payload of an effect is filled from the event's fields of the same names and types, or, where the "
          + "event has no field of the name, from the data of the state before. So every event of the transition "
          + "must have them, or every state that it starts from.",
        wrong: """
          machine: Door
          events: [open]
          effects: { ring: { payload: { tone: Int } } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar, do: [ring] }
          """,
        right: """
          machine: Door
          events: { open: { payload: { tone: Int } } }
          effects: { ring: { payload: { tone: Int } } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar, do: [ring] }
          """)
    case .missingData:
      Explanation(
        self,
        "Whatever leads to a state with 'data' must supply it: the event has a payload field of the same name "
          + "and type, or the state before keeps one. Timers and completions bring nothing, and what a state "
          + "kept is gone when it is left, even if its history is entered.",
        wrong: """
          machine: Door
          events: [open]
          states: { shut: , ajar: { data: { visitor: String } } }
          transitions:
            - { from: shut, on: open, to: ajar }
          """,
        right: """
          machine: Door
          events: { open: { payload: { visitor: String } } }
          states: { shut: , ajar: { data: { visitor: String } } }
          transitions:
            - { from: shut, on: open, to: ajar }
          """)
    default:
      Explanation(
        self, "The language will have this, but this version does not.",
        advice: "Say it with states, transitions and held flags, or wait for a newer version.")
    }
  }
}

// What is found about states and triggers.
extension Diagnostic.Code {
  private var aboutCoverage: Explanation {
    switch self {
    case .shadowedTransition:
      Explanation(
        self,
        "The first transition in the file that matches fires. This one never does, because those above it "
          + "answer every case it names, or because its own condition can never hold.",
        wrong: """
          machine: Door
          flags: [locked]
          events: { open: { carries: [locked] } }
          states: [shut, ajar]
          transitions:
            - { from: any, on: open, to: ajar }
            - { from: shut, on: open, when: locked, ignore: true }
          """,
        right: """
          machine: Door
          flags: [locked]
          events: { open: { carries: [locked] } }
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, when: locked, ignore: true }
            - { from: any, on: open, to: ajar }
          """,
        advice: "Particular cases stand above general ones.")
    case .unhandled:
      Explanation(
        self,
        "In some states nothing is said about an event, at least for some combinations of flags. The "
          + "machine answers 'unhandled' then. This is a warning, or, with 'unhandled: error' in the spec, an error.",
        wrong: """
          machine: Door
          events: [open, close]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar }
            - { from: ajar, on: close, to: shut }
          """,
        right: """
          machine: Door
          events: [open, close]
          states: [shut, ajar]
          transitions:
            - { from: shut, on: open, to: ajar }
            - { from: ajar, on: close, to: shut }
            - { from: any, on: [open, close], ignore: true }
          """,
        advice: "Where nothing should happen, say 'ignore: true', or 'reject: NAME' to tell the caller.")
    default:
      Explanation(
        self,
        "Whether transitions can fire, and which cases none of them answers, is worked out exactly for every "
          + "combination of flags. These conditions combine so many flags that this would take too long.",
        advice: "Declare flags that are used together next to one another, or let the host compute one flag "
          + "from several.")
    }
  }
}
