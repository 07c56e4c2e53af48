extension Machine {
  /// Something that must hold in all that the machine can do, by a name.
  package struct Property: Sendable {
    package var name: Name
    package var summary: String?
    package var claim: Claim

    package init(name: Name, summary: String? = nil, claim: Claim) {
      self.name = name
      self.summary = summary
      self.claim = claim
    }
  }

  /// What a property says.
  package enum Claim: Hashable, Sendable {
    /// Never true of a configuration between two events.
    case never(Predicate)
    case always(Predicate)
    /// From everywhere it can be reached (CTL: AG EF).
    case alwaysCanReach(Predicate)
    /// Whenever the first holds, the second comes to hold: whatever happens, and if nothing happens any
    /// more, as long as time passes. (A timer that runs and is not stopped or started anew expires in the end.)
    case eventually(after: Predicate, Predicate)
    case step(StepClaim)
  }

  /// A claim about every reaction to some events: `while`, `on` and `when` say which, the rest what.
  package struct StepClaim: Hashable, Sendable {
    /// What holds before the reaction.
    package var during = Predicate.always
    /// What happens; empty: anything.
    package var triggers: [Trigger] = []
    /// Over the flags that are carried and those held before, as in a transition.
    package var condition = Condition.always
    /// All of them hold.
    package var consequences: [Consequence]

    package init(_ consequences: [Consequence]) { self.consequences = consequences }
  }

  package enum Consequence: Hashable, Sendable {
    /// Each of these is done.
    case does([Request])
    /// None of these is done.
    case neverDoes([Request])
    /// What holds afterwards.
    case goesTo(Predicate)
    case neverGoesTo(Predicate)
    /// The event is refused in this way.
    case rejects(Identifier<Rejection>)
  }

  /// Something the host can be asked for.
  package enum Request: Hashable, Sendable {
    /// With at least these flags.
    case perform(Identifier<Effect>, flags: [Identifier<Flag>])
    case start(Identifier<Timer>)
    /// Also by `stop: all` or by leaving a state.
    case stop(Identifier<Timer>)
  }

  /// A condition over what the machine is at one moment.
  package indirect enum Predicate: Hashable, Sendable {
    case always
    /// It is in this state, which may be a composite or a region.
    case inState(Identifier<State>)
    case held(Identifier<Flag>)
    case running(Identifier<Timer>)
    case counter(Identifier<Counter>, Comparison, Int64)
    case not(Predicate)
    /// Two or more, in the order of the file.
    case and([Predicate])
    case or([Predicate])
  }
}
