/// The keys of a transition.
enum TransitionKey: String, FieldKey {
  case from, on, when, to, `do`, `defer`, ignore, reject, summary, label, tags, allow

  static let owner = "a transition"
  static let required: [Self] = [.from, .on]
  static let alternatives: [Self] = [.to, .do, .defer, .ignore, .reject]
  static let synonyms = [
    "event": "on", "trigger": "on", "source": "from", "target": "to", "dest": "to", "if": "when",
    "guard": "when", "cond": "when", "condition": "when", "action": "do", "actions": "do", "effect": "do",
    "effects": "do", "then": "do", "description": "summary", "name": "label",
  ]
  static let hints = [
    "unless": "write 'when' with 'not'",
    "else": "write a further transition below: the first one that matches fires",
    "set": "write 'do: { set: … }'", "clear": "write 'do: { clear: … }'", "start": "write 'do: { start: … }'",
    "stop": "write 'do: { stop: … }'", "raise": "write 'do: { raise: … }'",
    "increment": "write 'do: { increment: … }'", "decrement": "write 'do: { decrement: … }'",
    "reset": "write 'do: { reset: … }'", "history": "write 'to: { history: … }'",
    "deepHistory": "write 'to: { deepHistory: … }'",
    "internal": wayToStay, "external": wayToStay, "local": wayToStay, "reenter": wayToStay, "type": wayToStay,
    "always": nothingByItself, "after": wayToWait, "delay": wayToWait, "timeout": wayToWait,
    "send": "write 'do: { raise: … }' for an event of the machine's own, and 'do: NAME' for an effect",
    "in": "name the states in 'from'; of a state elsewhere, remember in a held flag what matters: 'set'",
    "assign": "held flags are changed with 'do: { set: … }', counters with 'do: { increment: … }'",
  ]
  static let waysWithout = ["on": nothingByItself]

  private static let wayToStay = "leave 'to' out to stay inside; with 'to' a state is left and entered again"
  private static let wayToWait =
    "declare a timer, let it run with 'timers: NAME' of a state, and write 'on: NAME'"
  /// Elsewhere transitions may fire without an event.
  static let nothingByItself =
    "nothing fires by itself; raise an event where this comes about and answer that, or a completion: 'on: done'"

  var field: Field {
    switch self {
    case .from:
      Field(
        .either([.choice(["any"]), .references([.state])]),
        "Where it applies: a state, a list of states, a composite state or a region (every state inside it), or `any`.",
        isRequired: Self.required.contains(self))
    case .on:
      Field(
        .references([.event, .timer]),
        "An event, a timer (its expiry), `TIMER.exhausted`, `done` (the completion of what `from` names), or a list of "
          + "them. There is no `on: any`: each event is named.",
        isRequired: Self.required.contains(self))
    case .when:
      Field(
        .condition,
        "A condition over the flags the event carries, those held and the counters; left out, it holds always."
      )
    case .to:
      Field(
        .either([.reference([.state]), .mapping(HistoryKey.self)]),
        "The next state. Naming the state the machine is in leaves and re-enters it; left out, it stays inside. A "
          + "composite means its initial state, one with regions the initial states of all of them. A mapping goes "
          + "back to where a composite was left.",
        see: "History")
    case .do: Field(.actions, "What is done, in order.")
    case .defer:
      Field(
        .boolean, "`true`: the event is kept, and offered again after the next change of state.",
        see: "Deferral")
    case .ignore: Field(.boolean, "`true`: the event is expected here and nothing happens.")
    case .reject: Field(.reference([.rejection]), "The event is refused with this rejection.")
    case .summary: Field(.text, "What happens and why.")
    case .label: Field(.text, "What a diagram shows instead of the event, the condition and the effects.")
    case .tags: .tags
    case .allow: .allow
    }
  }
}

/// The keys of a `to` that goes back to the past.
enum HistoryKey: String, FieldKey {
  case history, deepHistory, `default`

  static let owner = "a 'to' with a mapping"
  static let alternatives: [Self] = [.history, .deepHistory]
  static let synonyms = [
    "shallow": "history", "deep": "deepHistory", "shallowHistory": "history", "fallback": "default",
    "initial": "default",
  ]

  var field: Field {
    switch self {
    case .history:
      Field(
        .reference([.state]),
        "Where this composite was left the last time: the state directly inside it that was active, which is entered "
          + "with its initial states.")
    case .deepHistory:
      Field(.reference([.state]), "The same, down to the innermost states.")
    case .default:
      Field(
        .reference([.state]),
        "A state inside it, for when there is no past; left out, the composite is entered as always.")
    }
  }
}

/// The keys of the section `diagram`.
enum DiagramKey: String, FieldKey {
  case direction, composites, styles, gather

  static let owner = "a diagram"

  var field: Field {
    switch self {
    case .direction:
      Field(
        .choice(Machine.Diagram.Direction.allCases.map(\.rawValue)), "Where it grows to; `down` if left out.")
    case .composites:
      Field(
        .choice(Machine.Diagram.Composites.allCases.map(\.rawValue)),
        "Whether composite states are drawn around their states; those with regions and those with a history in use "
          + "always are. `drawn` if left out."
      )
    case .styles:
      Field(
        .choices(Machine.Diagram.Style.allCases.map(\.rawValue)),
        "How transitions with a tag are drawn; the first one in the file that fits is used.")
    case .gather:
      Field(
        .texts,
        "Tags: transitions with one are listed in a box beside where they lead, not drawn from each state.")
    }
  }
}
