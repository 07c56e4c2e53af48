extension Machine {
  /// One item of the list of transitions.
  package struct Transition: Sendable {
    package var source: Source
    package var triggers: [Trigger]
    package var condition = Condition.always
    /// The condition as the spec spells it; shown in documentation and diagrams.
    package var conditionText: String?
    package var answer: Answer
    /// What is done, in order.
    package var actions: [Action] = []
    package var summary: String?
    package var label: String?
    package var tags: [String] = []
    /// The whole item in the file.
    package var range: SourceRange
    /// Where the item says where to, and what is done.
    package var targetRange: SourceRange?
    package var actionsRange: SourceRange?

    package init(source: Source, triggers: [Trigger], answer: Answer, range: SourceRange) {
      self.source = source
      self.triggers = triggers
      self.answer = answer
      self.range = range
    }
  }

  /// Where a transition applies.
  package enum Source: Hashable, Sendable {
    /// In every state (`from: any`).
    case any
    /// In these states; a composite stands for every state inside it.
    case states([Identifier<State>])
  }

  /// What sets a transition off.
  package enum Trigger: Hashable, Sendable {
    case event(Identifier<Event>)
    /// A timer's expiry.
    case timer(Identifier<Timer>)
    /// The last attempt of a timer ran out.
    case exhausted(Identifier<Timer>)
    /// Completion: a final state directly inside this composite (or region) was entered; of a composite
    /// with regions: every one of them is in a final state. The spec writes `on: done`, and `from` says of
    /// what: a transition with `from: [A, B]` has the triggers `done(A)` and `done(B)`.
    case done(Identifier<State>)
  }

  /// What a transition answers.
  package enum Answer: Hashable, Sendable {
    /// To this state (of a composite: its initial leaf), leaving and entering on the way.
    case move(to: Identifier<State>)
    /// Stays inside: no exit, no entry.
    case stay
    /// To where a composite was left the last time.
    case resume(History)
    /// The event is kept by the host's driver and offered again after the next change of state.
    case `defer`
    /// The event is expected here and nothing happens.
    case ignore
    /// The event is refused.
    case reject(Identifier<Rejection>)
  }

  /// Which part of a composite's past a transition goes back to.
  package struct History: Hashable, Sendable {
    package var composite: Identifier<State>
    /// Whether to the innermost states that were active (`deepHistory`), or to the initial states of those
    /// directly inside (`history`).
    package var isDeep: Bool
    /// Where to while there is no past: a state inside the composite; its initial state if there is none.
    package var fallback: Identifier<State>?

    package init(of composite: Identifier<State>, isDeep: Bool, fallback: Identifier<State>? = nil) {
      self.composite = composite
      self.isDeep = isDeep
      self.fallback = fallback
    }
  }

  /// One step of what a transition, an entry or an exit does.
  package enum Action: Hashable, Sendable {
    case perform(Identifier<Effect>, flags: [Identifier<Flag>])
    /// Starts a timer, or starts it anew.
    case start(Identifier<Timer>)
    case stop(Identifier<Timer>)
    case stopAll
    /// Sets or clears a held flag.
    case set(Identifier<Flag>)
    case clear(Identifier<Flag>)
    case increment(Identifier<Counter>)
    case decrement(Identifier<Counter>)
    /// Back to the initial value.
    case reset(Identifier<Counter>)
    /// An internal event, with these of its flags: handled when the present one is done, before anything
    /// from outside.
    case raise(Identifier<Event>, flags: [Identifier<Flag>])
  }
}

extension Machine {
  /// The name of what sets a transition off, as the spec spells it: `segment`, `timeWait`,
  /// `retransmission.exhausted`, `playing.done`.
  package func name(of trigger: Trigger) -> String {
    switch trigger {
    case .event(let event): events[event].name.text
    case .timer(let timer): timers[timer].name.text
    case .exhausted(let timer): timers[timer].name.text + ".exhausted"
    case .done(let state): states[state].name.text + ".done"
    }
  }

  /// The text of an action as traces and diagrams show it: `send SYN ACK`, `start retransmission`.
  package func text(of action: Action) -> String {
    switch action {
    case .perform(let effect, let flags):
      ([effects[effect].name.text] + flags.map { self.flags[$0].name.text }).joined(separator: " ")
    case .start(let timer): "start \(timers[timer].name.text)"
    case .stop(let timer): "stop \(timers[timer].name.text)"
    case .stopAll: "stop all"
    case .set(let flag): "set \(flags[flag].name.text)"
    case .clear(let flag): "clear \(flags[flag].name.text)"
    case .increment(let counter): "increment \(counters[counter].name.text)"
    case .decrement(let counter): "decrement \(counters[counter].name.text)"
    case .reset(let counter): "reset \(counters[counter].name.text)"
    case .raise(let event, let flags):
      (["raise", events[event].name.text] + flags.map { self.flags[$0].name.text })
        .joined(separator: " ")
    }
  }

  /// The flags that can be seen when `trigger` sets something off, apart from the held ones.
  package func carriedFlags(of trigger: Trigger) -> [Identifier<Flag>] {
    if case .event(let event) = trigger { events[event].carries } else { [] }
  }
}

extension Machine.Action {
  /// Whether the host sees it; flags, counters and internal events are the machine's own business.
  package var isForHost: Bool {
    switch self {
    case .perform, .start, .stop, .stopAll: true
    case .set, .clear, .increment, .decrement, .reset, .raise: false
    }
  }
}
