import TCPRuntime

/// The numbers that an end has received, as far as can be told.
struct ReceivedNumbers: Hashable, Sendable {
  /// RCV.NXT.
  private(set) var next: SequenceNumber
  private var early: [Span] = []
  private var fin: SequenceNumber?

  private struct Span: Hashable, Sendable {
    var start: SequenceNumber
    var end: SequenceNumber
  }

  /// Beyond this many the last are forgotten.
  private static let mostSpans = 64

  init(next: SequenceNumber) { self.next = next }

  mutating func assumeReceived(upTo number: SequenceNumber) {
    guard next < number else { return }
    next = number
    _ = advance()
  }

  /// Whether the segment passes the test of RFC 9293, section 3.10.7.4, table 6.
  func accepts(_ sequence: SequenceNumber, length: UInt32, window: UInt32) -> Bool {
    func isInWindow(_ number: SequenceNumber) -> Bool { number.distance(from: next) < window }
    return switch (length, window) {
    case (0, 0): sequence == next
    case (_, 0): false
    case (0, _): isInWindow(sequence)
    default: isInWindow(sequence) || isInWindow(sequence + (length - 1))
    }
  }

  func hasNewText(_ segment: Segment) -> Bool {
    segment.length > 0 && next < segment.octetsEnd
  }

  mutating func keep(_ segment: Segment) {
    if segment.flags.contains(.fin), fin == nil, next <= segment.octetsEnd { fin = segment.octetsEnd }
    guard hasNewText(segment) else { return }
    var added = Span(start: segment.firstOctet, end: segment.octetsEnd)
    var spans: [Span] = []
    for span in early {
      if span.end < added.start || added.end < span.start {
        spans.append(span)
      } else {
        if span.start < added.start { added.start = span.start }
        if span.end > added.end { added.end = span.end }
      }
    }
    spans.insert(added, at: spans.firstIndex { added.end < $0.start } ?? spans.endIndex)
    early = Array(spans.prefix(Self.mostSpans))
  }

  /// Advances over what is now in sequence. Returns whether there was text, and whether a FIN.
  mutating func advance() -> (text: Bool, fin: Bool) {
    let start = next
    while let first = early.first, first.start <= next {
      if next < first.end { next = first.end }
      early.removeFirst()
    }
    let hasText = start != next
    guard fin == next else { return (hasText, false) }
    next += 1
    return (hasText, true)
  }
}
