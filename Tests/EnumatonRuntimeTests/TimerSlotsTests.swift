import EnumatonRuntime
import EnumatonTestSupport
import Testing

/// The timers of `Sample`, whose queue keeps them inside itself.
private enum InlineSample: Int, CaseIterable, MachineTimer {
  case retransmission, capped, slow, once, periodic, growing, sameAsOnce, instant, neverComes, hasty, single

  typealias Slots = InlineTimerSlots<11, Self>

  var index: Int { rawValue }
  var name: StaticString { twin.name }
  var schedule: TimerSchedule { twin.schedule }
  var twin: Sample { Sample.allCases[rawValue] }
}

@Suite struct TimerSlotsTests {
  @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
  @Test(
    "A queue that keeps its timers inside itself does what one with an array does",
    arguments: 0..<20 as Range<UInt64>)
  func inlineSlots(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var array = TimerQueue<Sample>()
    var inline = TimerQueue<InlineSample>()
    var now = Instant.origin
    var snapshots: [(TimerQueue<Sample>, TimerQueue<InlineSample>)] = [(array, inline)]

    for _ in 0..<500 {
      let timer = InlineSample.allCases[Int.random(in: 0..<11, using: &random)]
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<35:
        array.start(timer.twin, at: now)
        inline.start(timer, at: now)
      case 35..<45:
        let schedule = TimerSchedule(after: .seconds(2), attempts: 2, backoff: Backoff(3, 2))
        array.start(timer.twin, at: now, schedule: schedule)
        inline.start(timer, at: now, schedule: schedule)
      case 45..<60:
        array.apply(.stop(timer.twin), at: now)
        inline.apply(.stop(timer), at: now)
      case 60..<62:
        array.apply(.stopAll, at: now)
        inline.apply(.stopAll, at: now)
      case 62..<66:
        let (one, other) = (array.takeNext(timer.twin), inline.takeNext(timer))
        #expect(one?.deadline == other?.deadline && one?.isExhaustion == other?.isExhaustion)
      case 66..<67:
        array.forgetTimes()
        inline.forgetTimes()
      default:
        now += .nanoseconds(Int64.random(in: 0..<3_000_000_000, using: &random))
        for _ in 0..<20 {  // the hasty one never ends
          let (one, other) = (array.takeDue(at: now), inline.takeDue(at: now))
          #expect(one?.timer == other?.timer.twin)
          #expect(one?.deadline == other?.deadline && one?.isExhaustion == other?.isExhaustion)
          if one == nil { break }
        }
      }
      #expect(array.nextDeadline == inline.nextDeadline)
      #expect(array.isEmpty == inline.isEmpty)
      for timer in InlineSample.allCases {
        #expect(array.isRunning(timer.twin) == inline.isRunning(timer))
        #expect(array.deadline(of: timer.twin) == inline.deadline(of: timer))
      }
      for (one, other) in snapshots { #expect((array == one) == (inline == other)) }
      if random.chance(1) { snapshots.append((array, inline)) }
    }
  }

  @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
  @Test("Equal queues have equal hashes, wherever they keep their timers")
  func hashes() {
    var one = TimerQueue<InlineSample>()
    one.start(.once, at: .origin)
    one.start(.periodic, at: .origin)
    var other = one
    one.stop(.periodic)
    #expect(one != other)
    other.stop(.periodic)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
  }

  @available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
  @Test(
    "A driver with room for events inside itself keeps them like one with an array",
    arguments: 0..<20 as Range<UInt64>)
  func inlineEvents(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var array: [Int] = []
    var inline = InlineEvents<5, Int>()
    for event in 0..<200 {
      if array.count < 5, random.chance(60) {
        array.append(event)
        inline.append(event)
      } else if !array.isEmpty {
        let index = Int.random(in: 0..<array.count, using: &random)
        #expect(array.remove(at: index) == inline.remove(at: index))
      }
      #expect(Array(inline) == array)
    }
  }
}
