import EnumatonRuntime
import Testing

@Suite struct InstantTests {
  @Test("Moments and durations add and subtract")
  func arithmetic() {
    let moment = Instant.origin + .milliseconds(1500)
    #expect(moment.nanoseconds == 1_500_000_000)
    #expect(moment - .seconds(2) == Instant(nanoseconds: -500_000_000))
    #expect(moment - .origin == .milliseconds(1500))
    #expect(.origin - moment == .milliseconds(-1500))
    #expect(.origin < moment)
  }

  @Test("Parts of a nanosecond are dropped")
  func wholeNanoseconds() {
    let moment = Instant.origin + Duration(secondsComponent: 1, attosecondsComponent: 1_999_999_999)
    #expect(moment.nanoseconds == 1_000_000_001)
  }

  @Test(
    "Arithmetic stops at the ends of representable time",
    arguments: [
      (Instant(nanoseconds: .max), Duration.nanoseconds(1), Int64.max),
      (Instant(nanoseconds: .min), .nanoseconds(-1), .min),
      (Instant(nanoseconds: 5), .seconds(Int64.max), .max),
      (Instant(nanoseconds: -5), .seconds(Int64.min), .min),
      (Instant(nanoseconds: .max), .seconds(-1), .max - 1_000_000_000),
    ])
  func saturation(moment: Instant, wait: Duration, sum: Int64) {
    #expect((moment + wait).nanoseconds == sum)
  }

  @Test("Differences stop at the ends of representable time")
  func differenceSaturation() {
    let first = Instant(nanoseconds: .min)
    let last = Instant.distantFuture
    #expect(last - first == .nanoseconds(Int64.max))
    #expect(first - last == .nanoseconds(Int64.min))
    #expect(first - .seconds(1) == first)
    #expect(last - .seconds(-1) == last)
    #expect(.origin - .nanoseconds(Int64.min) == last)
  }
}

@Suite struct TimerScheduleTests {
  @Test("A schedule never starts with more than its limit")
  func limitOfFirstWait() {
    #expect(TimerSchedule(after: .seconds(9), limit: .seconds(5)).after == .seconds(5))
  }

  @Test("Negative times count as zero, a factor's odd parts as the nearest sensible ones")
  func oddValues() {
    #expect(TimerSchedule(after: .seconds(-9)).after == .zero)
    #expect(Backoff(-1, 0) == Backoff(0, 1))
  }
}
