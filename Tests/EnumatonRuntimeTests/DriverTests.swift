import EnumatonRuntime
import Testing

@Suite struct DriverTests {
  /// A driver that has started, and what was performed so far.
  private func started() -> Driver<Dialer, VirtualClock> {
    var driver = Driver(Dialer(), clock: VirtualClock())
    driver.start { _ in }
    return driver
  }

  @Test("The initial effects are performed and their timers run")
  func initialEffects() {
    var driver = Driver(Dialer(), clock: VirtualClock(now: .origin + .seconds(5)))
    var performed: [Dialer.Effect] = []
    driver.start { performed.append($0) }
    #expect(performed == [.start(.heartbeat)])
    #expect(driver.nextDeadline == .origin + .seconds(15))
  }

  @Test("An event's effects reach the host in order, timers included")
  func eventEffects() {
    var driver = started()
    var performed: [Dialer.Effect] = []
    #expect(
      driver.handle(.dial) { performed.append($0) } == .moved([.ring, .start(.redial)]))
    #expect(performed == [.ring, .start(.redial)])
    #expect(driver.machine.state == .dialling)
    #expect(driver.nextDeadline == .origin + .seconds(1))
  }

  @Test("Expiries and exhaustion are offered when due, and the reactions observed")
  func expiriesAndExhaustion() {
    var driver = started()
    driver.handle(.dial) { _ in }
    var seen: [Dialer.Event] = []
    driver.advance(by: .seconds(8), perform: { _ in }, observe: { event, _ in seen.append(event) })
    #expect(seen == [.timer(.redial), .timer(.redial), .exhausted(.redial)])
    #expect(driver.machine.state == .failed)
    // Exhausted at 1 + 2 + 4 seconds; what it started counts from there.
    #expect(driver.nextDeadline == .origin + .seconds(9))
    #expect(!driver.timers.isRunning(.heartbeat))
  }

  @Test("A host that looks late gets the same run as one that is always on time")
  func lateHost() {
    var onTime = started()
    var late = started()
    var first: [Dialer.Effect] = []
    var second: [Dialer.Effect] = []
    onTime.handle(.dial) { _ in }
    late.handle(.dial) { _ in }
    onTime.advance(by: .seconds(30), perform: { first.append($0) })
    late.clock.advance(by: .seconds(30))
    late.fireDueTimers { second.append($0) }
    #expect(first == second)
    #expect(onTime.machine == late.machine)
    #expect(onTime.timers == late.timers)
  }

  @Test("Timers that are due come before the event that arrives after them")
  func dueTimersComeFirst() {
    var driver = started()
    driver.handle(.dial) { _ in }
    driver.clock.advance(by: .seconds(1))
    var performed: [Dialer.Effect] = []
    driver.handle(.answer) { performed.append($0) }
    #expect(performed == [.ring, .stop(.redial)])
  }

  @Test("The clock stands at the deadline while its expiry is performed")
  func clockDuringAdvance() {
    var driver = started()
    driver.handle(.dial) { _ in }
    driver.advance(by: .milliseconds(500), perform: { _ in })
    #expect(driver.clock.now == .origin + .milliseconds(500))
    var rings = 0
    driver.advance(by: .milliseconds(500), perform: { if $0 == .ring { rings += 1 } })
    #expect(rings == 1)
  }

  @Test("An event that is not taken has no effects")
  func unhandled() {
    var driver = started()
    #expect(driver.handle(.hangUp) { _ in Issue.record("performed an effect") } == .unhandled)
  }

  @Test("The virtual clock never goes back")
  func virtualClock() {
    var clock = VirtualClock(now: .origin + .seconds(2))
    clock.advance(to: .origin + .seconds(1))
    clock.advance(by: .seconds(-1))
    #expect(clock.now == .origin + .seconds(2))
  }

  @Test("The monotonic clock starts at its origin, never goes back, and sleeps until a deadline")
  func monotonicClock() async throws {
    let clock = MonotonicClock()
    let first = clock.now
    try await clock.sleep(until: first + .milliseconds(2))
    #expect(clock.now >= first + .milliseconds(2))
    try await clock.sleep(until: .origin)
  }
}
