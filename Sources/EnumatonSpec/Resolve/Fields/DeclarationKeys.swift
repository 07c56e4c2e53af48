/// The attributes of a constant.
enum ConstantKey: String, FieldKey {
  case value, summary

  static let owner = "a constant"

  var field: Field {
    switch self {
    case .value: Field(.quantity, "A duration or an integer; arithmetic over constants.", isRequired: true)
    case .summary: Field(.text, "What it means.")
    }
  }
}

/// The attributes of a flag.
enum FlagKey: String, FieldKey {
  case held, summary

  static let owner = "a flag"

  var field: Field {
    switch self {
    case .held: Field(.boolean, "Whether the machine holds it; otherwise events and effects carry it.")
    case .summary: Field(.text, "What it means when it is set.")
    }
  }
}

/// The attributes of an event.
enum EventKey: String, FieldKey {
  case carries, payload, summary

  static let owner = "an event"

  var field: Field {
    switch self {
    case .carries: Field(.references([.flag]), "The flags it carries.")
    case .payload: Field(.payload, "Swift values that pass through, by name and type.")
    case .summary: Field(.text, "What happened.")
    }
  }
}

/// The attributes of a timer.
enum TimerKey: String, FieldKey {
  case after, attempts, backoff, limit, repeats, summary

  static let owner = "a timer"

  var field: Field {
    switch self {
    case .after: Field(.duration, "The first wait.", isRequired: true)
    case .attempts: Field(.integer, "How often it expires before it is exhausted.")
    case .backoff: Field(.factor, "The factor from one wait to the next, at least 1.")
    case .limit: Field(.duration, "The longest single wait.")
    case .repeats: Field(.boolean, "Whether it expires again and again until it is stopped.")
    case .summary: Field(.text, "What it waits for.")
    }
  }
}

/// The attributes of an effect.
enum EffectKey: String, FieldKey {
  case carries, payload, summary

  static let owner = "an effect"

  var field: Field {
    switch self {
    case .carries: Field(.references([.flag]), "The flags it can carry.")
    case .payload:
      Field(.payload, "Swift values, taken from the event's payload fields of the same names and types.")
    case .summary: Field(.text, "What the host is to do.")
    }
  }
}

/// The attributes of a rejection.
enum RejectionKey: String, FieldKey {
  case summary

  static let owner = "a rejection"

  var field: Field {
    switch self {
    case .summary: Field(.text, "What the caller is told.")
    }
  }
}

/// The attributes of a state.
enum StateKey: String, FieldKey {
  case summary, initial, final, entry, exit, timers, states, tags

  static let owner = "a state"
  static let notYet = ["regions", "parallel", "history", "defer", "invariants"]

  var field: Field {
    switch self {
    case .summary: Field(.text, "What it means to be here.")
    case .initial:
      Field(
        .either([.boolean, .reference([.state])]),
        "`true`: the first among its siblings. A name: the state inside it that is entered first.")
    case .final: Field(.boolean, "Whether the machine has done its work here.")
    case .entry: Field(.actions, "What is done on entering.")
    case .exit: Field(.actions, "What is done on leaving.")
    case .timers: Field(.references([.timer]), "Timers that run while the machine is inside.")
    case .states: Field(.declarations(brief: .text, attributes: StateKey.self), "The states inside it.")
    case .tags: Field(.texts, "For the styles of diagrams.")
    }
  }
}
