import TCPRuntime

/// The segments on their way to an end, or lost on it: nothing it has sent shows yet that it received them.
struct Inbox: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var sighting: Sighting
    /// Whether the end has since sent what this had already acknowledged, so that it seems to be lost.
    var isDoubted = false
  }

  private var entries: [Entry] = []

  /// So many possibilities are tried of what was received before a segment was sent.
  private static let mostTrials = 8

  mutating func add(_ sighting: Sighting) { entries.append(Entry(sighting: sighting)) }

  mutating func removeAll() { entries = [] }

  /// Takes the SYNs that ask for a connection.
  mutating func takeRequests() -> [Sighting] {
    defer { entries.removeAll { $0.sighting.segment.isRequest } }
    return entries.map(\.sighting).filter(\.segment.isRequest)
  }

  /// What may have been received before the end sent a segment: the likeliest first, which is everything that
  /// the segment does not speak against.
  /// - Parameter next: RCV.NXT of the end, if it has one.
  func possibilities(before segment: Segment, next: SequenceNumber?) -> some Sequence<Possibility> {
    var verdicts: [Verdict] = []
    var next = next
    for entry in entries {
      let verdict = Self.verdict(on: entry.sighting.segment, before: segment, next: next)
      if verdict == .needed { next = entry.sighting.segment.sequenceEnd }
      verdicts.append(verdict)
    }
    let least = verdicts.lastIndex(of: .needed).map { $0 + 1 } ?? 0
    // What is early at the end is received in none of them.
    let most = verdicts.lastIndex { $0 != .early }.map { $0 + 1 } ?? 0
    var lengths = Array((least...most).reversed().prefix(Self.mostTrials))
    if lengths.last != least { lengths.append(least) }
    return lengths.lazy.map { [verdicts] in possibility(of: $0, verdicts) }
  }

  /// What was received, and what then is still on its way.
  struct Possibility {
    var received: [Sighting]
    var rest: Inbox
  }

  private enum Verdict {
    /// The segment acknowledges what came with this and nothing else.
    case needed
    case possible
    /// The segment speaks against it: it does not acknowledge this.
    case early
    /// The segment speaks against it: it sends what this acknowledges.
    case doubted
  }

  private static func verdict(
    on arrival: Segment, before segment: Segment, next: SequenceNumber?
  ) -> Verdict {
    let isAcknowledging = segment.flags.contains(.ack)
    let end = arrival.sequenceEnd
    if arrival.sequenceLength > 0, !arrival.flags.contains(.rst) {
      let isCovered = isAcknowledging && end <= segment.acknowledgment
      if isCovered, next.map({ $0 < end }) ?? true { return .needed }
      // A bare SYN is not received before it is answered; both may open at once.
      if isAcknowledging || arrival.isRequest, !isCovered { return .early }
    }
    if arrival.flags.contains(.ack), segment.sequenceLength > 0, segment.sequence < arrival.acknowledgment {
      return .doubted
    }
    return .possible
  }

  /// The first so many entries are received, but for those that cannot be.
  private func possibility(of length: Int, _ verdicts: [Verdict]) -> Possibility {
    var received: [Sighting] = []
    var rest = Inbox()
    // Whatever has no octets of its own is not waited for once something after it has come.
    let last = verdicts[..<length].lastIndex { $0 == .needed || $0 == .possible } ?? -1
    for (index, entry) in entries.enumerated() {
      var entry = entry
      switch verdicts[index] {
      case .needed where index < length: received.append(entry.sighting)
      case .possible where index < length:
        if !isSuperseded(index, before: length) { received.append(entry.sighting) }
      case .doubted:
        entry.isDoubted = true
        if index > last { rest.entries.append(entry) }
      default: rest.entries.append(entry)
      }
    }
    return Possibility(received: received, rest: rest)
  }

  /// Whether it seems to be lost, and one that comes later says the same.
  private func isSuperseded(_ index: Int, before end: Int) -> Bool {
    guard entries[index].isDoubted else { return false }
    let acknowledgment = entries[index].sighting.segment.acknowledgment
    return entries[(index + 1)..<end].contains { later in
      !later.isDoubted && later.sighting.segment.flags.contains(.ack)
        && acknowledgment <= later.sighting.segment.acknowledgment
    }
  }

  /// What is received if nothing more is heard of the end: everything that does not seem to be lost.
  func remainder() -> [Sighting] {
    entries.indices.filter { !isSuperseded($0, before: entries.count) }.map { entries[$0].sighting }
  }
}
