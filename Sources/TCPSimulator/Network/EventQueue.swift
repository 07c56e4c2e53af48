import EnumatonRuntime

/// Things to come, taken out in the order of their times, those of the same time in the order in which they
/// were added. A binary heap.
struct EventQueue<Element> {
  private struct Entry {
    var time: Instant
    var order: Int
    var element: Element

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      (left.time, left.order) < (right.time, right.order)
    }
  }

  private var heap: [Entry] = []
  private var added = 0

  /// When the next thing comes.
  var nextTime: Instant? { heap.first?.time }

  mutating func add(_ element: Element, at time: Instant) {
    heap.append(Entry(time: time, order: added, element: element))
    added += 1
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard Entry.precedes(heap[child], heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the first thing if its time has come.
  mutating func takeDue(at now: Instant) -> Element? {
    guard let first = heap.first, first.time <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && Entry.precedes(heap[child], heap[least]) {
        least = child
      }
      guard least != parent else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return first.element
  }
}
