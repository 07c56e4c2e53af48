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
  }

  /// What a transition answers.
  package enum Answer: Hashable, Sendable {
    /// To this state (of a composite: its initial leaf), leaving and entering on the way.
    case move(to: Identifier<State>)
    /// Stays inside: no exit, no entry.
    case stay
    /// The event is expected here and nothing happens.
    case ignore
    /// The event is refused.
    case reject(Identifier<Rejection>)
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
  }
}

extension Machine {
  /// The name of what sets a transition off, as the spec spells it: `segment`, `timeWait`,
  /// `retransmission.exhausted`.
  package func name(of trigger: Trigger) -> String {
    switch trigger {
    case .event(let event): events[event].name.text
    case .timer(let timer): timers[timer].name.text
    case .exhausted(let timer): timers[timer].name.text + ".exhausted"
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
    }
  }

  /// The flags that can be seen when `trigger` sets something off, apart from the held ones.
  package func carriedFlags(of trigger: Trigger) -> [Identifier<Flag>] {
    if case .event(let event) = trigger { events[event].carries } else { [] }
  }
}
