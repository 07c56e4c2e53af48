#if Observability
  public import EnumatonRuntime
  public import Tracing

  /// Adds an event to a span for every reaction and every timer. A reaction takes no time, so it is no span of its
  /// own: the span is the host's, of what the machine is a part of, such as a connection.
  public struct TracingObserver: MachineObserver {
    private let span: any Span

    /// An observer that adds to a span, which must outlive it.
    public init(_ span: any Span) { self.span = span }

    /// Adds the reaction, named `Door push`.
    public func observe<Machine>(_ reaction: ObservedReaction<Machine>) {
      guard span.isRecording else { return }
      add("\(Machine.name) \(reaction.eventName)", reaction.facts)
    }

    /// Adds the change, named `Door dwell started`.
    public func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type) {
      guard span.isRecording else { return }
      add(
        "\(machine.name) \(change.sentence)",
        [("machine", machine.name.description), ("timer", change.timer), ("change", change.name)])
    }

    private func add(_ name: String, _ facts: [(name: String, value: String)]) {
      var attributes = SpanAttributes()
      for fact in facts { attributes["enumaton." + fact.name] = fact.value }
      span.addEvent(SpanEvent(name: name, attributes: attributes))
    }
  }
#endif
