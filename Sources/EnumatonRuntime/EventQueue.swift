/// Where a ``Driver`` keeps deferred events, the oldest first.
public protocol EventQueue<Element>: RandomAccessCollection where Index == Int {
  /// No events.
  init()

  /// Makes room for so many events at once, if room is not there anyway.
  mutating func reserveCapacity(_ count: Int)

  /// Adds the latest event.
  mutating func append(_ event: Element)

  /// Takes out the event at `index`; those behind it move up.
  @discardableResult
  mutating func remove(at index: Int) -> Element
}

extension Array: EventQueue {}

/// Room for so many events and no more, inside the driver itself: no memory is taken from a heap. One event more
/// is a mistake that stops the program; the driver never keeps more than ``TimedMachine/deferralLimit``.
@available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
public struct InlineEvents<let capacity: Int, Event: Sendable>: EventQueue, Sendable {
  private var events: InlineArray<capacity, Event?>

  /// How many events there are.
  public private(set) var endIndex = 0

  /// No events.
  public init() { events = InlineArray(repeating: nil) }

  /// 0, the place of the oldest event.
  public var startIndex: Int { 0 }

  /// The event that so many older ones come before.
  public subscript(index: Int) -> Event {
    guard let event = events[index] else { preconditionFailure("there are fewer events") }
    return event
  }

  /// There is room already.
  public mutating func reserveCapacity(_ count: Int) {}

  /// Adds the latest event.
  public mutating func append(_ event: Event) {
    events[endIndex] = event
    endIndex += 1
  }

  /// Takes out the event at `index`; those behind it move up.
  @discardableResult
  public mutating func remove(at index: Int) -> Event {
    let event = self[index]
    endIndex -= 1
    for place in index..<endIndex { events[place] = events[place + 1] }
    events[endIndex] = nil
    return event
  }
}
