/// A set of packed states: a table of them with open addressing.
struct PackedSet: ~Copyable {
  private var slots: UnsafeMutablePointer<PackedState>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = (1 << 16) - 1
    slots = Self.table(mask + 1)
  }

  deinit { slots.deallocate() }

  private static func table(_ size: Int) -> UnsafeMutablePointer<PackedState> {
    let table = UnsafeMutablePointer<PackedState>.allocate(capacity: size)
    table.initialize(repeating: PackedState(low: 0, high: 0), count: size)
    return table
  }

  /// Where to look for a state first.
  func home(of state: PackedState) -> Int { Int(truncatingIfNeeded: state.hash) & mask }

  /// Reads the place, so that it is near when it is needed. The result is there to be used.
  func touch(_ home: Int) -> UInt64 { slots[home].low }

  /// Whether the state is new; it is in the set afterwards. `home` is where it belongs.
  mutating func insert(_ state: PackedState, home: Int) -> Bool {
    var place = home
    while true {
      let other = slots[place]
      if other == state { return false }
      if other.low | other.high == 0 { break }
      place = (place + 1) & mask
    }
    slots[place] = state
    count += 1
    return true
  }

  func contains(_ state: PackedState, home: Int) -> Bool {
    var place = home
    while slots[place].low | slots[place].high != 0 {
      if slots[place] == state { return true }
      place = (place + 1) & mask
    }
    return false
  }

  /// Makes room for so many more; homes are others afterwards.
  mutating func reserve(_ more: Int) {
    var size = mask + 1
    while (count + more) * 2 > size { size *= 2 }
    if size == mask + 1 { return }
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    slots = Self.table(size)
    mask = size - 1
    for state in old where state.low | state.high != 0 {
      var place = home(of: state)
      while slots[place].low | slots[place].high != 0 { place = (place + 1) & mask }
      slots[place] = state
    }
    old.baseAddress?.deallocate()
  }
}
