/// What a list of things to do can have besides effects.
enum ActionKey: String, FieldKey {
  case start, stop, set, clear, raise, increment, decrement, reset

  static let owner = "what is done"

  var field: Field {
    switch self {
    case .start: Field(.references([.timer]), "Starts timers; one that runs starts anew.", see: "Timers")
    case .stop: Field(.either([.choice(["all"]), .references([.timer])]), "Stops timers, or all of them.")
    case .set: Field(.references([.flag]), "Sets held flags.")
    case .clear: Field(.references([.flag]), "Clears held flags.")
    case .raise:
      Field(
        .raisedEvents, "Lets the machine be told events by itself, before anything from outside.",
        see: "Raised events and completion")
    case .increment: Field(.references([.counter]), "Counts up by one.", see: "Counters")
    case .decrement: Field(.references([.counter]), "Counts down by one.")
    case .reset: Field(.references([.counter]), "Sets counters to their initial values.")
    }
  }

  /// What a claim can say is asked for: the host is told of these.
  static let requests: [Self] = [.start, .stop]
}
