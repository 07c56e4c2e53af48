#if Observability
  import EnumatonObservability
  import EnumatonRuntime
  import InMemoryLogging
  import InMemoryTracing
  import Logging
  import Metrics
  import MetricsTestKit
  import TCPRuntime
  import Testing
  import Tracing

  /// A connection that is opened, asked for something it refuses, and dialled into the void.
  private func run(_ observer: some MachineObserver) {
    var driver = Driver(Observed(TCPConnection(), by: observer), clock: VirtualClock())
    driver.start { _ in }
    driver.handle(.receive([])) { _ in }
    driver.handle(.passiveOpen) { _ in }
    driver.handle(.close([])) { _ in }
  }

  @Test func everyReactionIsALineOfTheLogWithItsParts() throws {
    let handler = InMemoryLogHandler()
    var logger = Logger(label: "tcp") { _ in handler }
    logger.logLevel = .debug
    run(LoggingObserver(logger))
    #expect(
      handler.entries.map { "\($0.level) \($0.message)" } == [
        "notice TCPConnection: receive rejected in CLOSED: connectionDoesNotExist",
        "debug TCPConnection: passiveOpen moved CLOSED to LISTEN",
        "debug TCPConnection: close moved LISTEN to CLOSED",
      ])
    #expect(
      handler.entries[1].metadata == [
        "machine": "TCPConnection", "event": "passiveOpen", "outcome": "moved", "from": "CLOSED",
        "to": "LISTEN",
        "transition": "CLOSED/passiveOpen#1",
      ])
  }

  @Test func reactionsAndTimersAreCounted() throws {
    let metrics = TestMetrics()
    run(MetricsObserver(metrics))
    func count(_ event: String, _ outcome: String) throws -> Int64 {
      try metrics.expectCounter(
        "enumaton_reactions", [("machine", "TCPConnection"), ("event", event), ("outcome", outcome)]
      ).totalValue
    }
    #expect(try count("receive", "rejected") == 1)
    #expect(try count("passiveOpen", "moved") == 1)
    let stopped = try metrics.expectCounter(
      "enumaton_timers", [("machine", "TCPConnection"), ("timer", "all"), ("change", "stopped")])
    #expect(stopped.totalValue == 1)
  }

  @Test func theSpanHasAnEventForEachReaction() throws {
    let tracer = InMemoryTracer()
    let span = tracer.startSpan("connection")
    run(ObserverPair(TracingObserver(span), TracingObserver(span)))
    span.end()
    let events = try #require(tracer.finishedSpans.first).events
    #expect(events.count == 8)
    #expect(
      events.map(\.name).enumerated().filter { $0.offset % 2 == 0 }.map(\.element) == [
        "TCPConnection receive", "TCPConnection passiveOpen", "TCPConnection close",
        "TCPConnection all stopped",
      ])
    #expect(
      events.first?.attributes["enumaton.reason"]?.toSpanAttribute() == .string("connectionDoesNotExist"))
  }
#endif
