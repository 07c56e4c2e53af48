/// The keys of a property: its claim, and where a claim about reactions applies.
enum PropertyKey: String, FieldKey {
  case never, always
  case alwaysCanReach = "always-can-reach"
  case after, eventually
  case `while`, on, when, does
  case neverDoes = "never-does"
  case neverSends = "never-sends"
  case goesTo = "goes-to"
  case neverGoesTo = "never-goes-to"
  case rejects
  case summary, allow

  static let owner = "a property"
  static let needsAttributes = true
  static let synonyms = [
    "description": "summary", "invariant": "always", "reachable": "always-can-reach",
    "can-reach": "always-can-reach", "leads-to": "eventually", "then": "eventually", "in": "while",
    "from": "while", "state": "while", "event": "on", "if": "when", "do": "does", "sends": "does",
    "to": "goes-to", "reject": "rejects",
  ]
  static let hints = [
    "until": "a claim says that something comes to hold: 'after: …, eventually: …'",
    "within": "how long timers wait does not count: 'eventually' says that it comes to hold at all",
    "not": "write 'never: …', or 'not' in the condition",
  ]

  static let alternatives = claims
  /// The keys that make a claim, each another.
  static let claims: [Self] = [.never, .always, .alwaysCanReach, .eventually] + reactions
  /// Those of a claim about reactions, which may stand together.
  static let reactions: [Self] = [.does, .neverDoes, .neverSends, .goesTo, .neverGoesTo, .rejects]
  /// The keys that say about which reactions.
  static let circumstances: [Self] = [.while, .on, .when]

  var field: Field {
    switch self {
    case .never: Field(.predicate, "Holds in no situation.")
    case .always: Field(.predicate, "Holds in every situation.")
    case .alwaysCanReach: Field(.predicate, "Can be reached from every situation.")
    case .after: Field(.predicate, "Whenever this holds, what `eventually` says comes to hold.")
    case .eventually: Field(.predicate, "Comes to hold, then or later, after what `after` says.")
    case .while: Field(.predicate, "About reactions: what holds before.")
    case .on: Field(.references([.event, .timer]), "About reactions: to these events and timers.")
    case .when: Field(.condition, "About reactions: over the flags carried, those held and the counters.")
    case .does: Field(.requests, "Each of these is asked for, an effect at least with the flags given.")
    case .neverDoes: Field(.requests, "None of these is asked for.")
    case .neverSends: Field(.requests, "Another spelling of `never-does`.")
    case .goesTo:
      Field(
        .either([.predicate, .references([.state])]),
        "Holds afterwards; a list of states means any of them.")
    case .neverGoesTo:
      Field(
        .either([.predicate, .references([.state])]),
        "Does not hold afterwards; a list of states means any of them.")
    case .rejects: Field(.reference([.rejection]), "The event is refused in this way.")
    case .summary: Field(.text, "Why it must hold.")
    case .allow: .allow
    }
  }
}
