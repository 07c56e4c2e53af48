/// The receiving side of a connection: RCV.NXT, RCV.WND and the text that came before its turn. Of text there
/// are only lengths.
struct ReceiveSequence: Hashable, Sendable {
  /// Text beyond a gap: in order, apart from one another.
  private var early: [Span] = []
  /// RCV.NXT: the next number expected.
  private(set) var next: SequenceNumber
  /// The octets that have arrived and are not yet received by the user.
  private(set) var unread: UInt32 = 0
  /// The room for them.
  private let capacity: UInt32
  /// The number after the last octet for which the peer has been told there is room.
  var offered: SequenceNumber = 0
  /// The number of the peer's FIN, once it is known.
  private var fin: SequenceNumber?

  private struct Span: Hashable, Sendable {
    var start: SequenceNumber
    var end: SequenceNumber
  }

  /// What has become the user's: text, and perhaps the end of it.
  struct Arrival: Hashable, Sendable {
    var text: UInt32 = 0
    var hasFIN = false
  }

  /// Gaps beyond this many are too much; the text after them has to be sent again.
  private static let mostSpans = 64

  /// The side of a connection whose peer's SYN has the number `initial`.
  init(initial: SequenceNumber, capacity: Int) {
    next = initial + 1
    self.capacity = UInt32(clamping: min(max(0, capacity), 1 << 30))
  }

  /// RCV.WND: the octets there is room for.
  var window: UInt32 { capacity - min(unread, capacity) }

  /// Whether the peer's FIN has been reached: RCV.NXT is beyond it.
  var hasTakenFIN: Bool { fin.map { $0 < next } ?? false }

  /// Whether some text waits for a gap to be filled.
  var hasGap: Bool { !early.isEmpty }

  /// Whether nothing of it is on the heap.
  var isInline: Bool { early.capacity == 0 }

  /// The acceptability test of table 6, section 3.10.7.4.
  func accepts(_ sequence: SequenceNumber, length: UInt32) -> Bool {
    switch (length, window) {
    case (0, 0): sequence == next
    case (0, _): isInWindow(sequence)
    case (_, 0): false
    default: isInWindow(sequence) || isInWindow(sequence + (length - 1))
    }
  }

  private func isInWindow(_ sequence: SequenceNumber) -> Bool {
    sequence.distance(from: next) < window
  }

  /// The octets of the segment's text that are in the window.
  func newText(of segment: Segment) -> UInt32 {
    span(of: segment).map { $0.end.distance(from: $0.start) } ?? 0
  }

  private func span(of segment: Segment) -> Span? {
    let edge = fin ?? next + window
    let start = segment.textStart < next ? next : segment.textStart
    let end = segment.textEnd > edge ? edge : segment.textEnd
    return start < end ? Span(start: start, end: end) : nil
  }

  /// Keeps what is in the window of the segment's text, and its FIN.
  mutating func keep(_ segment: Segment) {
    learnFIN(of: segment)
    if let added = span(of: segment) { keep(added) }
  }

  private mutating func keep(_ added: Span) {
    var added = added
    var spans: [Span] = []
    for span in early {
      if span.end < added.start || added.end < span.start {
        spans.append(span)
      } else {
        added.start = span.start < added.start ? span.start : added.start
        added.end = span.end > added.end ? span.end : added.end
      }
    }
    let place = spans.firstIndex { added.end < $0.start } ?? spans.endIndex
    spans.insert(added, at: place)
    early = Array(spans.prefix(Self.mostSpans))
  }

  /// Learns the number of the peer's FIN; there is no text beyond it.
  private mutating func learnFIN(of segment: Segment) {
    guard segment.flags.contains(.fin), fin == nil, isInWindow(segment.textEnd) else { return }
    let fin = segment.textEnd
    self.fin = fin
    guard hasGap else { return }
    early = early.filter { $0.start < fin }
    if let last = early.indices.last, early[last].end > fin { early[last].end = fin }
  }

  /// Keeps what is in the window of the segment, and advances RCV.NXT over all that is now in sequence.
  mutating func take(_ segment: Segment) -> Arrival {
    learnFIN(of: segment)
    guard let added = span(of: segment) else { return advance() }
    guard !hasGap, added.start == next else {
      keep(added)
      return advance()
    }
    // What comes in its turn needs no place to wait.
    var arrival = Arrival()
    arrival.text = added.end.distance(from: next)
    next = added.end
    unread += arrival.text
    if fin == next {
      next += 1
      arrival.hasFIN = true
    }
    return arrival
  }

  /// Advances RCV.NXT over all that is now in sequence.
  mutating func advance() -> Arrival {
    var arrival = Arrival()
    if let first = early.first, first.start <= next, next < first.end {
      arrival.text = first.end.distance(from: next)
      next = first.end
      unread += arrival.text
      early.removeFirst()
      if early.isEmpty { early = [] }
    }
    if fin == next {
      next += 1
      arrival.hasFIN = true
      early = []
    }
    return arrival
  }

  /// Hands up to so many octets to the user. Returns how many there were.
  mutating func read(_ octets: Int) -> Int {
    let taken = min(unread, UInt32(clamping: max(0, octets)))
    unread -= taken
    return Int(taken)
  }
}
