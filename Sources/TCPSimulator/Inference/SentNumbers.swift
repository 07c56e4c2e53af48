import TCPRuntime

/// The numbers that an end has been seen to send.
struct SentNumbers: Hashable, Sendable {
  /// ISS, if its SYN was seen or can be told from what followed.
  private(set) var initial: SequenceNumber?
  /// The number after the last that was seen; `nil` as long as nothing was.
  private(set) var next: SequenceNumber?
  /// The number of its FIN.
  private(set) var fin: SequenceNumber?
  /// The number after the last octet that it has said it would take.
  private(set) var edge: SequenceNumber?
  /// The largest acknowledgment it has sent.
  private(set) var acknowledgment: SequenceNumber?
  /// Numbers before `next` that were not seen, in order.
  private var gaps: [Gap] = []
  private var hasSentSYNACK = false

  private struct Gap: Hashable, Sendable {
    var start: SequenceNumber
    var end: SequenceNumber
  }

  /// How a segment relates to those before it.
  enum Novelty: Hashable, Sendable {
    case new
    /// It fills a gap: it was overtaken by another, or that was sent again after this had got lost before it
    /// was seen.
    case late
    case again
    /// It asks an idle peer whether it is there (3.8.4), or one without room how much there is (3.8.6.1): the
    /// octet before the next again, or nothing at its number.
    case probe
  }

  /// Beyond this many gaps the oldest is forgotten.
  private static let mostGaps = 64

  /// The octets that were not seen.
  var unseen: UInt64 { gaps.reduce(0) { $0 + UInt64($1.end.distance(from: $1.start)) } }

  /// Takes it that everything before the number has been sent.
  mutating func assume(next: SequenceNumber, initial: SequenceNumber? = nil) {
    self.initial = initial
    self.next = next
  }

  /// Takes it that what the peer acknowledges has been sent, though it was not seen.
  mutating func assumeSent(upTo number: SequenceNumber) {
    if let next, next < number { addGap(Gap(start: next, end: number)) }
    next = number
  }

  mutating func add(_ segment: Segment) -> Novelty {
    note(segment)
    let flags = segment.flags
    let end = segment.sequenceEnd
    if flags.contains(.syn), initial != segment.sequence {
      // A new connection.
      initial = segment.sequence
      next = end
      fin = nil
      gaps = []
      hasSentSYNACK = flags.contains(.ack)
      return .new
    }
    guard let next else {
      self.next = end
      if flags.contains(.fin) { fin = segment.octetsEnd }
      return .new
    }
    // What a reset has for a number means something only to its receiver.
    if flags.contains(.rst) { return .new }
    if flags.contains(.fin), fin == nil { fin = segment.octetsEnd }
    if segment.length <= 1, flags.isDisjoint(with: [.syn, .fin]), segment.sequence + 1 == next,
      fin.map({ segment.sequence < $0 }) ?? true
    {
      return .probe
    }
    if flags.isSuperset(of: [.syn, .ack]), !hasSentSYNACK {
      // Both open at once: the SYN again, but now it also answers.
      hasSentSYNACK = true
      return .new
    }
    guard segment.sequenceLength > 0 else { return .new }
    if end <= next { return fillGaps(segment.sequence, end) ? .late : .again }
    if segment.sequence > next { addGap(Gap(start: next, end: segment.sequence)) }
    self.next = end
    return segment.sequence < next ? .again : .new
  }

  private mutating func note(_ segment: Segment) {
    guard segment.flags.contains(.ack), !segment.flags.contains(.rst) else { return }
    let edge = segment.acknowledgment + segment.window
    if self.edge.map({ $0 < edge }) ?? true { self.edge = edge }
    if acknowledgment.map({ $0 < segment.acknowledgment }) ?? true {
      acknowledgment = segment.acknowledgment
    }
  }

  private mutating func addGap(_ gap: Gap) {
    gaps.append(gap)
    if gaps.count > Self.mostGaps { gaps.removeFirst() }
  }

  /// Removes numbers from the gaps. Returns whether there were any.
  private mutating func fillGaps(_ start: SequenceNumber, _ end: SequenceNumber) -> Bool {
    var isNew = false
    gaps = gaps.flatMap { gap -> [Gap] in
      guard start < gap.end, gap.start < end else { return [gap] }
      isNew = true
      return [Gap(start: gap.start, end: start), Gap(start: end, end: gap.end)].filter { $0.start < $0.end }
    }
    return isNew
  }
}
