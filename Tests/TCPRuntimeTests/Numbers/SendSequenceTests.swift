import Testing

@testable import TCPRuntime

@Suite struct SendSequenceTests {
  /// A side whose SYN is acknowledged, with this window.
  private static func side(initial: SequenceNumber = 99, window: UInt32) -> SendSequence {
    var side = SendSequence(initial: initial)
    side.acknowledge(
      Segment(flags: [.syn, .ack], sequence: 300, acknowledgment: initial + 1, window: window))
    return side
  }

  private static func ack(_ number: SequenceNumber, window: UInt32 = 100) -> Segment {
    Segment(flags: .ack, sequence: 301, acknowledgment: number, window: window)
  }

  @Test func theSYNIsTheFirstNumber() {
    let side = SendSequence(initial: 0xffff_ffff)
    #expect(side.next == 0 && side.awaitsSYN && side.isInFlight)
    #expect(side.isNew(0) && !side.isNew(0xffff_ffff) && !side.isNew(1))
  }

  @Test func textIsSentAsFarAsTheWindowAllows() {
    var side = Self.side(window: 25)
    side.queue(40)
    #expect(side.takeNext(limit: 10) == .init(sequence: 100, length: 10, hasFIN: false, isLast: false))
    #expect(side.takeNext(limit: 10) == .init(sequence: 110, length: 10, hasFIN: false, isLast: false))
    #expect(side.takeNext(limit: 10) == .init(sequence: 120, length: 5, hasFIN: false, isLast: false))
    #expect(side.takeNext(limit: 10) == nil && side.queued == 15 && !side.isBlocked)
    side.acknowledge(Self.ack(125, window: 0))
    #expect(side.takeNext(limit: 10) == nil && side.isBlocked)
  }

  @Test func theFINFollowsTheText() {
    var side = Self.side(window: 100)
    side.queue(12)
    side.queueFIN()
    #expect(side.takeNext(limit: 10)?.hasFIN == false)
    #expect(side.takeNext(limit: 10) == .init(sequence: 110, length: 2, hasFIN: true, isLast: true))
    #expect(side.fin == 112 && side.next == 113 && side.takeNext(limit: 10) == nil)
  }

  @Test func theFrontIsWhatIsOldest() {
    var side = Self.side(window: 100)
    side.queue(15)
    side.queueFIN()
    while side.takeNext(limit: 10) != nil {}
    #expect(side.front(limit: 10) == .init(sequence: 100, length: 10, hasFIN: false, isLast: false))
    side.acknowledge(Self.ack(110))
    #expect(side.front(limit: 10) == .init(sequence: 110, length: 5, hasFIN: true, isLast: true))
    side.acknowledge(Self.ack(115))
    #expect(side.front(limit: 10) == .init(sequence: 115, length: 0, hasFIN: true, isLast: true))
    side.acknowledge(Self.ack(116))
    #expect(side.front(limit: 10) == nil && !side.isInFlight)
  }

  @Test func anOldSegmentDoesNotUpdateTheWindow() {
    var side = Self.side(window: 100)
    side.acknowledge(Segment(flags: .ack, sequence: 310, acknowledgment: 100, window: 50))
    side.acknowledge(Segment(flags: .ack, sequence: 305, acknowledgment: 100, window: 70))
    #expect(side.window == 50 && side.largestWindow == 100)
  }

  @Test func acknowledgmentsOlderThanTheLargestWindowAreTooOld() {
    let side = Self.side(initial: 0xffff_ffff, window: 100)
    #expect(!side.isTooOld(SequenceNumber(0) - 100) && side.isTooOld(SequenceNumber(0) - 101))
  }

  @Test func aWindowThatShrinksSendsNothingMore() {
    var side = Self.side(window: 50)
    side.queue(100)
    _ = side.takeNext(limit: 50)
    side.acknowledge(Segment(flags: .ack, sequence: 302, acknowledgment: 110, window: 10))
    #expect(side.usableWindow == 0 && side.takeNext(limit: 50) == nil)
  }
}
