/// The keys of a transition.
enum TransitionKey: String, FieldKey {
  case from, on, when, to, `do`, ignore, reject, summary, label, tags

  static let owner = "a transition"
  static let notYet = ["defer"]
  static let required: [Self] = [.from, .on]
  static let synonyms = [
    "event": "on", "trigger": "on", "source": "from", "target": "to", "dest": "to", "if": "when",
    "guard": "when", "cond": "when", "condition": "when", "action": "do", "actions": "do", "effect": "do",
    "effects": "do", "then": "do", "description": "summary", "name": "label",
  ]
  static let hints = [
    "unless": "write 'when' with 'not'",
    "else": "write a further transition below: the first one that matches fires",
    "set": "write 'do: { set: … }'", "clear": "write 'do: { clear: … }'", "start": "write 'do: { start: … }'",
    "stop": "write 'do: { stop: … }'",
  ]

  var field: Field {
    switch self {
    case .from:
      Field(
        .either([.choice(["any"]), .references([.state])]), "The states in which it applies.",
        isRequired: Self.required.contains(self))
    case .on:
      Field(
        .references([.event, .timer]), "Events, timers (their expiry), or `timer.exhausted`.",
        isRequired: Self.required.contains(self))
    case .when: Field(.condition, "A condition over the flags the event carries and those held.")
    case .to: Field(.reference([.state]), "The next state; left out, the machine stays inside.")
    case .do: Field(.actions, "What is done, in order.")
    case .ignore: Field(.boolean, "The event is expected here and nothing happens.")
    case .reject: Field(.reference([.rejection]), "The event is refused.")
    case .summary: Field(.text, "What happens and why.")
    case .label: Field(.text, "What a diagram shows instead of the event and the condition.")
    case .tags: Field(.texts, "For the styles of diagrams.")
    }
  }
}

/// The keys of the section `diagram`.
enum DiagramKey: String, FieldKey {
  case direction, styles

  static let owner = "a diagram"

  var field: Field {
    switch self {
    case .direction: Field(.choice(Machine.Diagram.Direction.allCases.map(\.rawValue)), "Where it grows to.")
    case .styles:
      Field(
        .choices(Machine.Diagram.Style.allCases.map(\.rawValue)),
        "How transitions with a tag are drawn; the first style that fits is used.")
    }
  }
}
