import EnumatonRuntime
import Testing

/// Timers with the schedules that matter, in a queue.
enum Sample: Int, CaseIterable, MachineTimer {
  case retransmission, capped, slow, once, periodic, growing, sameAsOnce, instant, neverComes, hasty, single

  var index: Int { rawValue }

  var name: StaticString { "sample" }

  var schedule: TimerSchedule {
    switch self {
    case .retransmission: TimerSchedule(after: .seconds(1), attempts: 5, backoff: Backoff(2))
    case .capped:
      TimerSchedule(after: .seconds(1), attempts: 4, backoff: Backoff(3), limit: .seconds(5))
    case .slow: TimerSchedule(after: .nanoseconds(3), attempts: 3, backoff: Backoff(3, 2))
    case .once, .sameAsOnce: TimerSchedule(after: .seconds(4))
    case .periodic: TimerSchedule(after: .seconds(2), repeats: true)
    case .growing:
      TimerSchedule(after: .seconds(1), backoff: Backoff(2), limit: .seconds(4), repeats: true)
    case .instant: TimerSchedule(after: .zero)
    case .neverComes: TimerSchedule(after: .seconds(Int64.max), backoff: Backoff(2), repeats: true)
    case .hasty: TimerSchedule(after: .nanoseconds(4), backoff: Backoff(1, 2), repeats: true)
    case .single: TimerSchedule(after: .seconds(1), attempts: 1)
    }
  }
}

/// `TIMER at SECONDS`, and `!` for an exhaustion, of all that is due up to `end`.
private func expiries(
  _ timers: inout TimerQueue<Sample>, until end: Duration, in unit: Int64 = 1_000_000_000
) -> [String] {
  var lines: [String] = []
  while let due = timers.takeDue(at: .origin + end) {
    lines.append(
      "\(due.timer) at \(due.deadline.nanoseconds / unit)" + (due.isExhaustion ? "!" : ""))
  }
  return lines
}

@Suite struct TimerQueueTests {
  @Test(
    "A timer alone expires at the times its schedule says",
    arguments: [
      (
        Sample.retransmission, 1_000_000_000,
        ["1", "3", "7", "15", "31", "63!"]
      ),
      (.capped, 1_000_000_000, ["1", "4", "9", "14", "19!"]),
      (.slow, 1, ["3", "7", "13", "22!"]),  // 3, 4 (4.5 cut), 6, 9
      (.once, 1_000_000_000, ["4"]),
      (.single, 1_000_000_000, ["1", "2!"]),
      (.instant, 1, ["0"]),
      (.neverComes, 1, []),
    ] as [(Sample, Int64, [String])])
  func schedules(timer: Sample, unit: Int64, times: [String]) {
    var timers = TimerQueue<Sample>()
    timers.start(timer, at: .origin)
    let expected = times.map { "\(timer) at \($0)" }
    #expect(expiries(&timers, until: .seconds(1000), in: unit) == expected)
    #expect(timers.nextDeadline == nil)
    #expect(timers.isEmpty == (timer != .neverComes))
  }

  @Test("Looking once a second finds the same expiries as looking once at the end")
  func lateLooks() {
    var often = TimerQueue<Sample>()
    for timer in [Sample.retransmission, .capped, .once, .growing] { often.start(timer, at: .origin) }
    var once = often
    var found: [String] = []
    for second in 0...70 { found += expiries(&often, until: .seconds(second)) }
    #expect(found == expiries(&once, until: .seconds(70)))
    #expect(often == once)
  }

  @Test("A repeating timer goes on for ever, its wait growing up to the limit")
  func repeating() {
    var timers = TimerQueue<Sample>()
    timers.start(.growing, at: .origin)
    #expect(
      expiries(&timers, until: .seconds(20)) == [1, 3, 7, 11, 15, 19].map { "growing at \($0)" })
    #expect(timers.deadline(of: .growing) == .origin + .seconds(23))
  }

  @Test("A wait never shrinks to nothing, so time goes on")
  func shrinkingWait() {
    var timers = TimerQueue<Sample>()
    timers.start(.hasty, at: .origin)
    #expect(
      expiries(&timers, until: .nanoseconds(9), in: 1) == [4, 6, 7, 8, 9].map { "hasty at \($0)" })
  }

  @Test("Timers due at the same instant expire in the order of their start")
  func ties() {
    var timers = TimerQueue<Sample>()
    timers.start(.sameAsOnce, at: .origin)
    timers.start(.once, at: .origin)
    #expect(expiries(&timers, until: .seconds(4)) == ["sameAsOnce at 4", "once at 4"])

    timers.start(.sameAsOnce, at: .origin)
    timers.start(.once, at: .origin)
    timers.start(.sameAsOnce, at: .origin)  // anew: now the later one
    #expect(expiries(&timers, until: .seconds(4)) == ["once at 4", "sameAsOnce at 4"])
  }

  @Test("A timer that re-arms itself keeps its place among those of the same instant")
  func tiesAfterRearming() {
    var timers = TimerQueue<Sample>()
    timers.start(.periodic, at: .origin)
    timers.start(.once, at: .origin)
    #expect(
      expiries(&timers, until: .seconds(4)) == ["periodic at 2", "periodic at 4", "once at 4"])
  }

  @Test("Starting a running timer gives it its first wait and all its attempts again")
  func restart() {
    var timers = TimerQueue<Sample>()
    timers.start(.retransmission, at: .origin)
    #expect(expiries(&timers, until: .seconds(40)).count == 5)
    timers.start(.retransmission, at: .origin + .seconds(40))
    let times = ["41", "43", "47", "55", "71", "103!"]
    #expect(expiries(&timers, until: .seconds(500)) == times.map { "retransmission at \($0)" })
  }

  @Test("A timer can be started on another schedule than its own, for that once")
  func otherSchedule() {
    var timers = TimerQueue<Sample>()
    timers.start(.once, at: .origin, schedule: TimerSchedule(after: .seconds(2), attempts: 1))
    #expect(expiries(&timers, until: .seconds(9)) == ["once at 2", "once at 4!"])
    #expect(timers == TimerQueue())
    timers.start(.once, at: .origin)
    #expect(expiries(&timers, until: .seconds(9)) == ["once at 4"])
  }

  @Test("A timer can be stopped between re-arming and the handling of its expiry")
  func stopAfterRearming() {
    var timers = TimerQueue<Sample>()
    timers.start(.periodic, at: .origin)
    #expect(timers.takeDue(at: .origin + .seconds(2))?.timer == .periodic)
    #expect(timers.isRunning(.periodic))
    timers.stop(.periodic)
    #expect(timers.isEmpty)
    #expect(expiries(&timers, until: .seconds(100)) == [])
  }

  @Test("A timer that expired for the last time is not running when its expiry is handled")
  func notRunningAfterExpiry() {
    var timers = TimerQueue<Sample>()
    timers.start(.once, at: .origin)
    #expect(timers.takeDue(at: .origin + .seconds(4)) != nil)
    #expect(!timers.isRunning(.once))
    #expect(timers.deadline(of: .once) == nil)
  }

  @Test("Stopping a timer that is not running, or all of none, does nothing")
  func stopNothing() {
    var timers = TimerQueue<Sample>()
    timers.stop(.once)
    timers.stopAll()
    #expect(timers == TimerQueue())
  }

  @Test("Queues that will behave alike are equal, whatever came before")
  func equality() {
    var one = TimerQueue<Sample>()
    one.start(.periodic, at: .origin)
    one.start(.once, at: .origin)
    one.start(.slow, at: .origin)
    one.stop(.periodic)
    one.apply(.stop(.slow), at: .origin)

    var other = TimerQueue<Sample>()
    other.apply(.start(.once), at: .origin)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)

    other.start(.sameAsOnce, at: .origin)
    one.stopAll()
    one.start(.sameAsOnce, at: .origin)
    one.start(.once, at: .origin)
    #expect(one != other)  // they differ in the order of the tie
  }

  @Test("Deadlines beyond representable time never come")
  func saturation() {
    var timers = TimerQueue<Sample>()
    timers.start(.once, at: Instant(nanoseconds: .max - 1))
    timers.start(.growing, at: Instant(nanoseconds: .max - 1))
    #expect(timers.nextDeadline == nil)
    #expect(timers.takeDue(at: .distantFuture) == nil)
    #expect(timers.isRunning(.once))
  }
}
