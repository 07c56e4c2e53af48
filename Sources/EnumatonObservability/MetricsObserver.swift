#if Observability
  public import EnumatonRuntime
  public import Metrics

  /// Counts reactions, `enumaton_reactions` by machine, event and outcome, and what becomes of timers,
  /// `enumaton_timers` by machine, timer and change.
  public struct MetricsObserver: MachineObserver {
    private let factory: any MetricsFactory

    /// An observer that counts where all metrics of the process go, or where it is told to.
    public init(_ factory: (any MetricsFactory)? = nil) { self.factory = factory ?? MetricsSystem.factory }

    /// Counts the reaction.
    public func observe<Machine>(_ reaction: ObservedReaction<Machine>) {
      count(
        "enumaton_reactions",
        [
          ("machine", Machine.name.description), ("event", reaction.eventName.description),
          ("outcome", reaction.outcome.name.description),
        ])
    }

    /// Counts the change.
    public func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type) {
      count(
        "enumaton_timers",
        [("machine", machine.name.description), ("timer", change.timer), ("change", change.name)])
    }

    private func count(_ label: String, _ dimensions: [(String, String)]) {
      Counter(label: label, dimensions: dimensions, factory: factory).increment()
    }
  }
#endif
