/// The attributes of a constant.
enum ConstantKey: String, FieldKey {
  case value, summary, allow

  static let owner = "a constant"

  var field: Field {
    switch self {
    case .value:
      Field(
        .quantity, "A duration or an integer, or arithmetic over constants. The short form gives it alone.",
        isRequired: true)
    case .summary: Field(.text, "What it means.")
    case .allow: .allow
    }
  }
}

/// The attributes of a flag.
enum FlagKey: String, FieldKey {
  case held, summary, allow

  static let owner = "a flag"

  var field: Field {
    switch self {
    case .held:
      Field(
        .boolean,
        "`true`: the machine holds it, and it is not set at the start. Otherwise events and effects carry it."
      )
    case .summary: Field(.text, "What it means when it is set.")
    case .allow: .allow
    }
  }
}

/// The attributes of a counter.
enum CounterKey: String, FieldKey {
  case range, initial, bound, summary, allow

  static let owner = "a counter"
  static let synonyms = ["description": "summary", "start": "initial", "default": "initial"]
  static let hints = [
    "min": "write both ends as a range: 'range: 0...6'", "max": "write both ends as a range: 'range: 0...6'",
    "step": "a counter goes up and down by one",
  ]

  var field: Field {
    switch self {
    case .range:
      Field(
        .range,
        "The least and the greatest value, both included, as integers or arithmetic over constants. The short form "
          + "gives it alone.",
        isRequired: true)
    case .initial: Field(.integer, "The value at the start and after `reset`; the least one if left out.")
    case .bound:
      Field(
        .choice(Machine.Counter.Bound.allCases.map(\.rawValue)),
        "What a step past an end of the range does. `saturates` (the default): nothing, the counter stays there. "
          + "`refuses`: the transition that would take it does not match.")
    case .summary: Field(.text, "What it counts.")
    case .allow: .allow
    }
  }
}

/// The attributes of an event.
enum EventKey: String, FieldKey {
  case carries, payload, summary, allow

  static let owner = "an event"

  var field: Field {
    switch self {
    case .carries: Field(.references([.flag]), "The flags it carries.")
    case .payload: Field(.payload, "Typed Swift values that pass through; conditions do not see them.")
    case .summary: Field(.text, "What happened.")
    case .allow: .allow
    }
  }
}

/// The attributes of a timer.
enum TimerKey: String, FieldKey {
  case after, attempts, backoff, limit, repeats, summary, allow

  static let owner = "a timer"

  var field: Field {
    switch self {
    case .after: Field(.duration, "The first wait. The short form gives it alone.", isRequired: true)
    case .attempts: Field(.integer, "How often it expires before it is *exhausted*; at least 1.")
    case .backoff: Field(.factor, "The factor from one wait to the next, at least 1, exact (`1.5` is 3/2).")
    case .limit: Field(.duration, "The longest single wait.")
    case .repeats: Field(.boolean, "`true`: it expires again and again until it is stopped.")
    case .summary: Field(.text, "What it waits for.")
    case .allow: .allow
    }
  }
}

/// The attributes of an effect.
enum EffectKey: String, FieldKey {
  case carries, payload, summary, allow

  static let owner = "an effect"

  var field: Field {
    switch self {
    case .carries: Field(.references([.flag]), "The flags it can carry.")
    case .payload:
      Field(
        .payload,
        "Typed Swift values, taken from what the event or the state before has under the same names and types."
      )
    case .summary: Field(.text, "What the host is to do.")
    case .allow: .allow
    }
  }
}

/// The attributes of a rejection.
enum RejectionKey: String, FieldKey {
  case summary, allow

  static let owner = "a rejection"

  var field: Field {
    switch self {
    case .summary: Field(.text, "What the caller is told.")
    case .allow: .allow
    }
  }
}

/// The attributes of a state.
enum StateKey: String, FieldKey {
  case summary, initial, final, entry, exit, timers, data, states, regions, tags, allow

  static let owner = "a state"
  static let notYet = ["invariants"]
  static let synonyms = [
    "description": "summary", "parallel": "regions", "children": "states", "substates": "states",
    "payload": "data", "context": "data", "variables": "data",
  ]
  static let hints = [
    "invariants": MachineKey.wayToClaim,
    "history": "a transition goes back to the past of a state: to: { history: NAME }",
    "defer": "write a transition: { from: STATE, on: EVENT, defer: true }",
    "on": "what answers an event stands under 'transitions'",
    "transitions": "all transitions stand in one list: 'transitions' of the whole file",
    "type": "write 'final: true' of a final state; parts that are active side by side stand under 'regions'",
    "after": wayToWait, "delay": wayToWait, "timeout": wayToWait,
    "invoke": running, "activities": running, "activity": running,
    "parent": "write this state under 'states' of the one around it",
    "do": "what is done on entering stands under 'entry', on leaving under 'exit'",
    "always": TransitionKey.nothingByItself,
    "onDone": "write a transition: { from: STATE, on: done, to: … }",
  ]

  private static let wayToWait =
    "declare a timer, list it in 'timers' of the state, and write a transition with 'on: NAME'"
  private static let running =
    "let effects start and stop it, on 'entry' and 'exit'; that it is over is an event"

  var field: Field {
    switch self {
    case .summary: Field(.text, "What it means to be here.")
    case .initial:
      Field(
        .either([.boolean, .reference([.state])]),
        "`true`: the first one among its siblings, otherwise the first in the file. A name: the state inside it that "
          + "is entered first (or say `initial: true` there).")
    case .final:
      Field(
        .boolean,
        "`true`: the machine, or the composite or region that this state is directly inside of, has done its work. "
          + "It needs no answers, so there is no `unhandled` for it, but it may have transitions. It has no states "
          + "inside.",
        see: "Raised events and completion")
    case .entry: Field(.actions, "What is done on entering it, as in `do`, however it is entered.")
    case .exit: Field(.actions, "What is done on leaving it, as in `do`, however it is left.")
    case .timers: Field(.references([.timer]), "Timers that run while the machine is inside.")
    case .data: Field(.payload, "Typed Swift values that the machine keeps while it is inside.", see: "Data")
    case .states:
      Field(
        .declarations(brief: .text, attributes: StateKey.self),
        "States inside this one, which is then a *composite*. All names of states are different, at whatever depth."
      )
    case .regions:
      Field(
        .declarations(
          brief: .declarationList(attributes: StateKey.self), attributes: RegionKey.self),
        "Instead of `states`: parts that are active side by side, each in a state of its own. The short form of a "
          + "region is the list of its states.",
        see: "Regions")
    case .tags: .tags
    case .allow: .allow
    }
  }
}

/// The attributes of a region.
enum RegionKey: String, FieldKey {
  case summary, initial, states, tags, allow

  static let owner = "a region"
  static let needsAttributes = true
  static let synonyms = ["description": "summary", "children": "states", "substates": "states"]
  static let hints = [
    "entry": "'entry' belongs to the state with the regions, or to the states inside this one",
    "exit": "'exit' belongs to the state with the regions, or to the states inside this one",
    "timers": "timers belong to the state with the regions, or to the states inside this one",
    "data": "'data' belongs to states, of a machine without regions",
    "final": "a region is done when a state inside it is that says 'final: true'",
    "regions": "a region has 'states', and one of these may have regions",
  ]

  var field: Field {
    switch self {
    case .summary: Field(.text, "What it is about.")
    case .initial:
      Field(
        .reference([.state]), "The state inside it that is entered first; otherwise the first in the file.")
    case .states:
      Field(.declarations(brief: .text, attributes: StateKey.self), "The states inside it, at least one.")
    case .tags: .tags
    case .allow: .allow
    }
  }
}
