#if !hasFeature(Embedded)
  import EnumatonRuntime
  import TCPRuntime
#endif

/// A connection from its opening to the end of TIME_WAIT, then another whose peer never answers: what any host does.
/// The tests hold what is reported of each effect on their own processor against what is, compiled as Embedded
/// Swift, on others.
func tour(_ report: (_ moment: Instant, _ effect: TCPConnection.Effect) -> Void) {
  var host = Host()
  host.happen(.activeOpen(.remoteKnown), after: 10, report)
  host.happen(.segment([.syn, .ack, .acksSYN]), after: 1500, report)  // the first SYN is sent again meanwhile
  host.happen(.segment([.ack, .acceptable, .exact, .data, .delayable]), after: 20, report)
  host.happen(.progress(.inFlight), after: 1, report)
  host.happen(.close([]), after: 400, report)
  host.happen(.segment([.ack, .acceptable, .exact, .acksFIN]), after: 30, report)
  host.happen(.segment([.fin, .ack, .acceptable, .exact]), after: 5, report)
  host.happen(.activeOpen(.remoteKnown), after: 120_000, report)  // long after TIME_WAIT
  host.happen(.abort, after: 1_000_000, report)  // long after the last attempt
}

/// A driver, and the time that passes.
private struct Host {
  var driver = Driver(TCPConnection(), clock: VirtualClock())

  @inline(never)
  mutating func happen(
    _ event: TCPConnection.Event, after milliseconds: Int64, _ report: (Instant, TCPConnection.Effect) -> Void
  ) {
    let end = Instant(nanoseconds: driver.clock.now.nanoseconds &+ milliseconds &* 1_000_000)
    while let deadline = driver.nextDeadline, deadline <= end {
      driver.clock.advance(to: deadline)
      driver.fireDueTimers { report(deadline, $0) }
    }
    driver.clock.advance(to: end)
    driver.handle(event) { report(end, $0) }
  }
}

/// An effect as a number: its place among the effects, and what it carries.
func number(of effect: TCPConnection.Effect) -> UInt32 {
  switch effect {
  case .start(let timer): 0x100 | UInt32(timer.rawValue)
  case .stop(let timer): 0x200 | UInt32(timer.rawValue)
  case .send(let flags): 0x300 | UInt32(truncatingIfNeeded: flags.rawValue)
  case .stopAll: 1
  case .synchronize: 2
  case .acknowledged: 3
  case .deliver: 4
  case .hold: 5
  case .transmit: 6
  case .retransmit: 7
  case .probeWindow: 8
  case .probePeer: 9
  case .queueText: 10
  case .queueFIN: 11
  case .queueCall: 12
  case .read: 13
  case .connected: 14
  case .closing: 15
  case .closed: 16
  case .reset: 17
  case .refused: 18
  case .timedOut: 19
  }
}
