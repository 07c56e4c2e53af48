import EnumatonRuntime
import TCPRuntime

/// What a recording tells only between its lines.
struct Interpretation {
  /// For the index of each of the kernel's changes of state that must be found again, the state it tells of.
  private(set) var expected: [Int: TCPConnection.State] = [:]
  /// The octets of each SEND, which is all that the recording tells of its length: those that it brought to the wire.
  private(set) var octets: [Int: Int] = [:]
  /// The octets of text that was sent though no SEND had been recorded.
  private(set) var unasked: [Int: Int] = [:]
  /// Whether the application has read whatever arrived, though no RECEIVE says so.
  private(set) var readsAll = false

  private static let grace = Duration.milliseconds(6)

  init(_ history: History) {
    findExpected(history)
    findText(history)
    readsAll = Self.readsAll(history)
  }

  /// A full socket that becomes a small one says "to CLOSED" though the path goes on: those changes are left out, and
  /// so are the ones of request sockets, and the first of two steps within one segment.
  private mutating func findExpected(_ history: History) {
    let path = history.path
    var place = path.startIndex
    var isOrphan = false
    for (index, entry) in history.entries.enumerated() {
      if entry.event == .call(.close) { isOrphan = true }
      guard case .state(let from, let to) = entry.event, from != .listen else { continue }
      if to == .closed {
        guard let last = path[place...].firstIndex(of: from), path.indices.contains(last + 1),
          path[last + 1] == .closed, !(from == .finWait2 && isOrphan)
        else { continue }
        isOrphan = false
      }
      guard let next = path[place...].firstIndex(of: to) else { continue }
      place = next
      expected[index] = to
    }
    for index in expected.keys.sorted() where movesOn(after: index, history.entries) { expected[index] = nil }
  }

  /// Whether the kernel changes its state once more without anything having happened in between.
  private func movesOn(after index: Int, _ entries: [History.Entry]) -> Bool {
    for place in entries.indices.dropFirst(index + 1) {
      if entries[place].event.canMove || entries[place].time > entries[index].time + Self.grace {
        return false
      }
      if expected[place] != nil { return true }
    }
    return false
  }

  private mutating func findText(_ history: History) {
    var highest: SequenceNumber = 1
    var call: Int?
    for (index, entry) in history.entries.enumerated() {
      if entry.event == .call(.send) { call = index }
      guard case .sent(let segment) = entry.event, segment.length > 0 else { continue }
      let end = segment.sequence + UInt32(segment.length)
      guard end > highest else { continue }
      let added = Int(end.distance(from: highest))
      highest = end
      if let call { octets[call, default: 0] += added } else { unasked[index, default: 0] += added }
    }
  }

  /// A recording without any RECEIVE says nothing about reading. What the kernel sent upon CLOSE does: a reset if text
  /// was left unread, else a FIN.
  private static func readsAll(_ history: History) -> Bool {
    guard !history.entries.contains(where: { $0.event == .call(.receive) }) else { return false }
    guard let close = history.entries.firstIndex(where: { $0.event == .call(.close) }) else { return true }
    for entry in history.entries[close...] {
      guard case .sent(let segment) = entry.event else { continue }
      if segment.flags.contains(.rst) { return false }
      if segment.flags.contains(.fin) { return true }
    }
    return true
  }
}
