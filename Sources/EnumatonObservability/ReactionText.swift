#if Observability
  import EnumatonRuntime

  extension ObservedReaction {
    /// `Door: push moved shut to ajar`, `Door: push rejected in shut: locked`
    var sentence: String {
      let start = "\(Machine.name): \(eventName) \(outcome.name)"
      return switch outcome {
      case .moved: "\(start) \(before.stateNames) to \(after.stateNames)"
      case .rejected(let reason): "\(start) in \(before.stateNames): \(reason)"
      case .stayed, .ignored, .deferred, .overflow, .unhandled: "\(start) in \(before.stateNames)"
      }
    }

    /// The same, part by part.
    var facts: [(name: String, value: String)] {
      var facts = [
        (name: "machine", value: Machine.name.description), ("event", eventName.description),
        ("outcome", outcome.name.description), ("from", before.stateNames), ("to", after.stateNames),
      ]
      var transitions: [String] = []
      Machine.forEachTransition(of: reaction) { transitions.append($0.description) }
      if !transitions.isEmpty { facts.append(("transition", transitions.joined(separator: ", "))) }
      if case .rejected(let reason) = outcome { facts.append(("reason", reason.description)) }
      return facts
    }
  }

  extension ObservableMachine {
    /// The active states, joined by `+`.
    fileprivate var stateNames: String {
      var names: [String] = []
      forEachState { names.append($0.description) }
      return names.joined(separator: "+")
    }
  }

  extension TimerChange {
    /// `dwell started`
    var sentence: String { "\(timer) \(name)" }

    /// The timer's name; `all` where all are stopped.
    var timer: String {
      switch self {
      case .started(let timer), .stopped(let timer), .expired(let timer), .exhausted(let timer):
        timer.description
      case .stoppedAll: "all"
      }
    }

    /// What became of it.
    var name: String {
      switch self {
      case .started: "started"
      case .stopped, .stoppedAll: "stopped"
      case .expired: "expired"
      case .exhausted: "exhausted"
      }
    }
  }
#endif
