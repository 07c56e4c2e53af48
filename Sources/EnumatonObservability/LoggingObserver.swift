#if Observability
  public import EnumatonRuntime
  public import Logging

  /// Writes one line a reaction to a log: `Door: push moved shut to ajar`, with the parts as metadata; and one a
  /// timer.
  public struct LoggingObserver: MachineObserver {
    /// At which level each kind of answer is written.
    public struct Levels: Sendable {
      /// Answers that do something: moved and stayed.
      public var taken = Logger.Level.debug
      /// Expected, and nothing is done: ignored and deferred.
      public var passed = Logger.Level.trace
      /// The caller is told no.
      public var rejected = Logger.Level.notice
      /// The spec has no answer, or no place: unhandled and overflow.
      public var unhandled = Logger.Level.warning
      /// Timers.
      public var timers = Logger.Level.trace

      /// The levels of a machine in production.
      public init() {}
    }

    /// Where it is written to.
    public var logger: Logger

    /// What is worth how much.
    public var levels: Levels

    /// An observer that writes to a log.
    public init(_ logger: Logger, levels: Levels = Levels()) {
      self.logger = logger
      self.levels = levels
    }

    /// Writes the reaction, if its level is on.
    public func observe<Machine>(_ reaction: ObservedReaction<Machine>) {
      let outcome = reaction.outcome
      logger.log(
        level: level(of: outcome), "\(reaction.sentence)",
        metadata: Logger.Metadata(uniqueKeysWithValues: reaction.facts.map { ($0.name, .string($0.value)) }))
    }

    /// Writes what became of a timer, if that is wanted.
    public func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type) {
      logger.log(
        level: levels.timers, "\(machine.name): \(change.sentence)",
        metadata: ["machine": "\(machine.name)", "timer": "\(change.timer)", "change": "\(change.name)"])
    }

    private func level(of outcome: ReactionOutcome) -> Logger.Level {
      switch outcome {
      case .moved, .stayed: levels.taken
      case .ignored, .deferred: levels.passed
      case .rejected: levels.rejected
      case .unhandled, .overflow: levels.unhandled
      }
    }
  }
#endif
