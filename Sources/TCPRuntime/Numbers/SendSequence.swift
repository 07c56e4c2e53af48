/// The sending side of a connection: SND.UNA, SND.NXT and the rest of RFC 9293's section 3.3.1, and the text
/// that waits. Of text there are only lengths.
struct SendSequence: Hashable, Sendable {
  /// The octets that wait to be sent for the first time.
  private(set) var queued = 0
  /// ISS: the number of our SYN.
  let initial: SequenceNumber
  /// SND.UNA: the oldest number not yet acknowledged.
  private(set) var unacknowledged: SequenceNumber
  /// SND.NXT: the next number to be sent.
  private(set) var next: SequenceNumber
  /// SND.WND: how far from SND.UNA the peer lets us send.
  private(set) var window: UInt32 = 0
  /// The largest window the peer has offered: MAX.SND.WND of RFC 5961.
  private(set) var largestWindow: UInt32 = 0
  /// SND.WL1 and SND.WL2: the segment that last updated the window.
  private var windowSequence: SequenceNumber = 0
  private var windowAcknowledgment: SequenceNumber = 0
  /// Whether a FIN is to follow the text that waits.
  private(set) var queuesFIN = false
  /// Whether it has been sent: nothing follows it.
  private var hasSentFIN = false

  /// The number of our FIN, once it has been sent.
  var fin: SequenceNumber? { hasSentFIN ? next - 1 : nil }

  /// What is about to be sent for the first time or again.
  struct Portion: Hashable, Sendable {
    var sequence: SequenceNumber
    var length: Int
    var hasFIN: Bool
    /// Whether no text waits after it.
    var isLast: Bool
  }

  /// The side of a connection whose SYN is about to be sent.
  init(initial: SequenceNumber) {
    self.initial = initial
    unacknowledged = initial
    next = initial + 1
  }

  /// Whether our SYN awaits its acknowledgment.
  var awaitsSYN: Bool { unacknowledged == initial }

  /// Whether anything awaits acknowledgment.
  var isInFlight: Bool { unacknowledged != next }

  /// The octets that the peer's window allows now.
  var usableWindow: UInt32 {
    let edge = unacknowledged + window
    return edge > next ? edge.distance(from: next) : 0
  }

  /// Whether text waits for nothing but a window.
  var isBlocked: Bool { queued > 0 && !isInFlight && usableWindow == 0 }

  /// Whether SND.UNA < `acknowledgment` =< SND.NXT.
  func isNew(_ acknowledgment: SequenceNumber) -> Bool {
    unacknowledged < acknowledgment && acknowledgment <= next
  }

  /// Whether `acknowledgment` is before SND.UNA - MAX.SND.WND (RFC 5961, section 5).
  func isTooOld(_ acknowledgment: SequenceNumber) -> Bool {
    acknowledgment < unacknowledged - largestWindow
  }

  /// Adds text to what waits.
  mutating func queue(_ octets: Int) {
    let (sum, overflow) = queued.addingReportingOverflow(max(0, octets))
    queued = overflow ? .max : sum
  }

  /// Lets a FIN follow the text.
  mutating func queueFIN() { queuesFIN = true }

  /// Takes the acknowledgment and the window of a segment.
  mutating func acknowledge(_ segment: Segment) {
    let acknowledgment = segment.acknowledgment
    guard unacknowledged <= acknowledgment, acknowledgment <= next else { return }
    let isFirst = awaitsSYN
    let isNewer =
      windowSequence < segment.sequence
      || windowSequence == segment.sequence && windowAcknowledgment <= acknowledgment
    if isFirst || isNewer {
      window = min(segment.window, 1 << 30)
      largestWindow = max(largestWindow, window)
      windowSequence = segment.sequence
      windowAcknowledgment = acknowledgment
    }
    unacknowledged = acknowledgment
  }

  /// The next segment of text that waits, or the FIN after it; `nil` if nothing does or the window is closed.
  mutating func takeNext(limit: Int) -> Portion? {
    guard !hasSentFIN, queued > 0 || queuesFIN else { return nil }
    let length = min(queued, limit, Int(usableWindow))
    queued -= length
    let hasFIN = queuesFIN && queued == 0
    guard length > 0 || hasFIN else { return nil }
    let portion = Portion(sequence: next, length: length, hasFIN: hasFIN, isLast: queued == 0)
    next += UInt32(clamping: length)
    if hasFIN {
      hasSentFIN = true
      next += 1
      queuesFIN = false
    }
    return portion
  }

  /// The front of the retransmission queue once our SYN is acknowledged: text, our FIN, or both; `nil` if
  /// nothing is in flight.
  func front(limit: Int) -> Portion? {
    guard isInFlight else { return nil }
    let start = unacknowledged
    let inFlight = (fin ?? next).distance(from: start)
    let length = min(Int(inFlight), limit)
    return Portion(
      sequence: start, length: length, hasFIN: fin == start + UInt32(clamping: length),
      isLast: length == Int(inFlight) && queued == 0)
  }
}
