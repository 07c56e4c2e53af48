import EnumatonTestSupport
import Testing

@testable import TCPRuntime

/// The acceptability test of table 6, and text that comes in any order.
@Suite struct ReceiveSequenceTests {
  /// A side with RCV.NXT = 1000 (or near the wrap) and this window.
  private static func side(window: Int, at next: SequenceNumber = 1_000) -> ReceiveSequence {
    ReceiveSequence(initial: next - 1, capacity: window)
  }

  struct Row: Sendable {
    var length: UInt32
    var window: Int
    /// Offsets of SEG.SEQ from RCV.NXT that are acceptable, and some that are not.
    var acceptable: [Int64]
    var unacceptable: [Int64]
  }

  static let table6 = [
    Row(length: 0, window: 0, acceptable: [0], unacceptable: [-1, 1]),
    Row(length: 0, window: 10, acceptable: [0, 1, 9], unacceptable: [-1, 10, 11, -100]),
    Row(length: 5, window: 0, acceptable: [], unacceptable: [-5, -1, 0, 1]),
    Row(length: 5, window: 10, acceptable: [-4, -1, 0, 9], unacceptable: [-5, 10, -100]),
    // Begins before the window and ends after it: by the letter of the table in neither part.
    Row(length: 12, window: 10, acceptable: [-11, -2, 0, 9], unacceptable: [-12, -1, 10]),
  ]

  @Test(arguments: table6, [1_000, 0, 0xffff_fffc] as [SequenceNumber])
  func acceptability(_ row: Row, _ next: SequenceNumber) {
    let side = Self.side(window: row.window, at: next)
    for offset in row.acceptable {
      let number = next + UInt32(truncatingIfNeeded: offset)
      #expect(side.accepts(number, length: row.length), "offset \(offset)")
    }
    for offset in row.unacceptable {
      let number = next + UInt32(truncatingIfNeeded: offset)
      #expect(!side.accepts(number, length: row.length), "offset \(offset)")
    }
  }

  private static func text(_ start: UInt32, _ length: Int, fin: Bool = false) -> Segment {
    Segment(flags: fin ? [.ack, .fin] : .ack, sequence: SequenceNumber(start), length: length)
  }

  @Test func textInOrderAdvances() {
    var side = Self.side(window: 100)
    side.keep(Self.text(1_000, 10))
    #expect(side.advance() == .init(text: 10))
    #expect(side.next == 1_010 && side.window == 90 && side.unread == 10)
  }

  @Test func earlyTextWaitsForTheGap() {
    var side = Self.side(window: 100)
    side.keep(Self.text(1_020, 10))
    side.keep(Self.text(1_010, 5))
    #expect(side.advance() == .init() && side.hasGap)
    side.keep(Self.text(1_000, 12))
    #expect(side.advance() == .init(text: 15))
    side.keep(Self.text(1_014, 6))
    #expect(side.advance() == .init(text: 15))
    #expect(side.next == 1_030 && !side.hasGap)
  }

  @Test func anEarlyFINIsReachedWithTheGap() {
    var side = Self.side(window: 100)
    side.keep(Self.text(1_010, 5, fin: true))
    #expect(side.advance() == .init() && !side.hasTakenFIN)
    side.keep(Self.text(1_000, 10))
    #expect(side.advance() == .init(text: 15, hasFIN: true))
    #expect(side.next == 1_016 && side.hasTakenFIN)
  }

  @Test func thereIsNoTextBeyondTheFIN() {
    var side = Self.side(window: 100)
    side.keep(Self.text(1_020, 10))
    side.keep(Self.text(1_000, 5, fin: true))
    #expect(side.advance() == .init(text: 5, hasFIN: true))
    #expect(!side.hasGap)
    #expect(side.newText(of: Self.text(1_006, 10)) == 0)
  }

  @Test func whatLiesOutsideTheWindowIsTrimmed() {
    var side = Self.side(window: 10)
    side.keep(Self.text(990, 100, fin: true))
    #expect(side.advance() == .init(text: 10))
    #expect(side.window == 0 && !side.hasTakenFIN)
    #expect(side.read(4) == 4 && side.window == 4)
    #expect(side.read(.max) == 6 && side.read(-1) == 0)
  }

  /// Whatever order segments come in, and however they overlap, the text is what a byte for byte model has.
  @Test(arguments: 0..<200)
  func agreesWithAModelOctetByOctet(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let base = SequenceNumber(UInt32.max - random.next(below: 40))
    let finAt: UInt32 = 60
    var side = Self.side(window: 40, at: base)
    var received: Set<UInt32> = []
    var next: UInt32 = 0
    var edge: UInt32 = 40
    for _ in 0..<60 {
      let start = random.next(below: finAt)
      let end = min(finAt, start + random.next(below: 15))
      let segment = Segment(
        flags: end == finAt ? [.ack, .fin] : .ack, sequence: base + start, length: Int(end - start))
      side.keep(segment)
      _ = side.advance()
      for octet in start..<end where octet < edge { received.insert(octet) }
      if end == finAt, finAt < edge { received.insert(finAt) }
      while received.contains(next) { next += 1 }
      #expect(side.next == base + next)
      if random.next(below: 3) == 0 {
        edge += UInt32(side.read(Int(random.next(below: 20))))
      }
    }
  }
}

extension SeededGenerator {
  mutating func next(below bound: UInt32) -> UInt32 { next(upperBound: max(1, bound)) }
}
