import EnumatonRuntime

/// Numbers to come back to, taken out in the order of their times, those of the same time in the order in which
/// they were added. A heap of four children a node, with 16 bytes an entry.
struct Schedule: Sendable {
  /// What identifies an entry and gives the order among equals: the count of those added before, and the number.
  struct Ticket: Hashable, Sendable {
    fileprivate(set) var rawValue: UInt64
    /// No entry.
    static let none = Ticket(rawValue: .max)
    /// The number to come back to.
    var number: Int { Int(rawValue & UInt64(Schedule.mostNumbers)) }
  }

  /// The largest number there may be.
  static let mostNumbers = 1 << 24 - 1

  private struct Entry {
    var time: Int64
    var ticket: Ticket

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      left.time < right.time || left.time == right.time && left.ticket.rawValue < right.ticket.rawValue
    }
  }

  private var heap: ContiguousArray<Entry> = []
  private var added: UInt64 = 0

  var isEmpty: Bool { heap.isEmpty }

  /// When the next thing comes.
  var nextTime: Instant? { heap.first.map { Instant(nanoseconds: $0.time) } }

  /// Adds a number of at most ``mostNumbers``.
  @discardableResult
  mutating func add(_ number: Int, at time: Instant) -> Ticket {
    let ticket = Ticket(rawValue: added << 24 | UInt64(number & Self.mostNumbers))
    added += 1
    let entry = Entry(time: time.nanoseconds, ticket: ticket)
    var place = heap.count
    heap.append(entry)
    while place > 0 {
      let parent = (place - 1) / 4
      guard Entry.precedes(entry, heap[parent]) else { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
    return ticket
  }

  /// Takes the first entry if its time has come.
  mutating func takeDue(at now: Instant) -> Ticket? {
    guard let first = heap.first, first.time <= now.nanoseconds, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first.ticket }
    var place = 0
    while true {
      let firstChild = 4 * place + 1
      guard firstChild < heap.count else { break }
      var least = firstChild
      for child in firstChild + 1..<min(firstChild + 4, heap.count)
      where Entry.precedes(heap[child], heap[least]) {
        least = child
      }
      guard Entry.precedes(heap[least], last) else { break }
      heap[place] = heap[least]
      place = least
    }
    heap[place] = last
    return first.ticket
  }
}
