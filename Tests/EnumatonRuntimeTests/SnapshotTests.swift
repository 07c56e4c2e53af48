import EnumatonRuntime
import Foundation
import Testing

@Suite("Snapshots of timers") struct SnapshotTests {
  private func reread<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test("A queue that was written and read goes on as the one that was not")
  func goesOn() throws {
    var queue = TimerQueue<Dialer.Timer>()
    queue.start(.heartbeat, at: .origin)
    queue.start(.redial, at: .origin + .seconds(1))
    #expect(queue.takeDue(at: .origin + .seconds(2))?.timer == .redial)

    let shift = Duration.seconds(1000)
    let now = Instant.origin + .milliseconds(2500)
    var restored = TimerQueue(try reread(queue.running(at: now)), at: now + shift)
    for _ in 1...6 {
      let (next, other) = (queue.takeDue(at: .distantFuture), restored.takeDue(at: .distantFuture))
      #expect(next?.timer == other?.timer && next?.isExhaustion == other?.isExhaustion)
      #expect(next.map { $0.deadline + shift } == other?.deadline)
    }
  }

  @Test("Timers of one instant keep the order in which they were started")
  func order() throws {
    var queue = TimerQueue<Dialer.Timer>()
    queue.start(.patience, at: .origin)
    queue.start(.redial, at: .origin + .seconds(1))
    let running = try reread(queue.running(at: .origin + .seconds(1)))
    #expect(running.map(\.timer) == [.patience, .redial])
    #expect(TimerQueue(running, at: .origin + .seconds(1)) == queue)
  }

  @Test("A timer on a schedule of its own keeps that, and one that never comes never comes")
  func schedules() throws {
    var queue = TimerQueue<Dialer.Timer>()
    let slow = TimerSchedule(after: .seconds(7), attempts: 3, backoff: Backoff(3, 2), limit: .seconds(9))
    queue.start(.patience, at: .origin, schedule: slow)
    queue.start(.redial, at: .origin, schedule: TimerSchedule(after: .never))
    let now = Instant.origin + .seconds(5)
    #expect(TimerQueue(try reread(queue.running(at: now)), at: now) == queue)
    #expect(TimerQueue(queue.running(at: now), at: .origin).deadline(of: .redial) == .distantFuture)
  }

  @Test("A timer that was overdue is due at once")
  func overdue() {
    var queue = TimerQueue<Dialer.Timer>()
    queue.start(.patience, at: .origin)
    let running = queue.running(at: .origin + .seconds(10))
    #expect(running.first?.remaining == .seconds(-8))
    var restored = TimerQueue(running, at: .origin)
    #expect(restored.takeDue(at: .origin)?.timer == .patience)
  }

  @Test("Nonsense is refused, or does no harm")
  func nonsense() throws {
    let unknown = Data(#"{"timer":"nap","remaining":1,"expiries":0,"wait":1}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(RunningTimer<Dialer.Timer>.self, from: unknown)
    }
    let extremes = [
      RunningTimer(
        Dialer.Timer.redial, remaining: .nanoseconds(Int64.min), expiries: .min, wait: .seconds(-1)),
      RunningTimer(
        .redial, remaining: .nanoseconds(Int64.max - 1), expiries: .max, wait: .seconds(Int64.max)),
    ]
    var queue = TimerQueue(extremes, at: .origin + .seconds(1))
    #expect(queue.running(at: .origin).count == 1)
    #expect(queue.takeDue(at: .distantFuture) == nil)
    queue = TimerQueue([extremes[0]], at: .origin)
    for _ in 1...10 { _ = queue.takeDue(at: .distantFuture) }
  }
}
