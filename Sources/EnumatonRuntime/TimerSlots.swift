/// Where a ``TimerQueue`` keeps its timers: a slot for each of them, at its index.
public protocol TimerSlots<Timer>: Hashable, Sendable {
  /// The timers.
  associatedtype Timer: MachineTimer

  /// Slots in which no timer runs.
  init()

  /// How many there are: one for every timer.
  var count: Int { get }

  /// The timer with this index.
  subscript(index: Int) -> TimerSlot<Timer> { get set }
}

/// Slots in an array: a copy of the queue costs next to nothing, and its first one memory from the heap.
@frozen
public struct ArrayTimerSlots<Timer: MachineTimer>: TimerSlots {
  @usableFromInline var slots: [TimerSlot<Timer>]

  /// Slots in which no timer runs.
  @inlinable
  public init() { slots = Array(repeating: TimerSlot(), count: Timer.allCases.count) }

  /// How many timers there are.
  @inlinable public var count: Int { slots.count }

  /// The timer with this index.
  @inlinable
  public subscript(index: Int) -> TimerSlot<Timer> {
    _read { yield slots[index] }
    _modify { yield &slots[index] }
  }
}

/// Slots inside the queue itself, as many as there are timers: no memory is taken from a heap, which a small
/// processor may not have.
///
///     extension TCPConnection.Timer: MachineTimer {
///       typealias Slots = InlineTimerSlots<10, TCPConnection.Timer>
///     }
///
/// Fewer slots than timers are a mistake that stops the program when such a timer is started.
@available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
@frozen
public struct InlineTimerSlots<let size: Int, Timer: MachineTimer>: TimerSlots {
  @usableFromInline var slots: InlineArray<size, TimerSlot<Timer>>

  /// Slots in which no timer runs.
  @inlinable
  public init() { slots = InlineArray(repeating: TimerSlot()) }

  /// How many timers there are.
  @inlinable public var count: Int { size }

  /// The timer with this index.
  @inlinable
  public subscript(index: Int) -> TimerSlot<Timer> {
    _read { yield slots[index] }
    _modify { yield &slots[index] }
  }
}

@available(macOS 26, iOS 26, tvOS 26, watchOS 26, visionOS 26, *)
extension InlineTimerSlots {
  /// Whether the same timers run, due at the same moments.
  @inlinable
  public static func == (left: Self, right: Self) -> Bool {
    for index in 0..<size where left[index] != right[index] { return false }
    return true
  }

  /// Feeds what runs to `hasher`.
  @inlinable
  public func hash(into hasher: inout Hasher) {
    for index in 0..<size { hasher.combine(self[index]) }
  }
}
