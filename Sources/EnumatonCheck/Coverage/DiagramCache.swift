/// What came of steps on diagrams, by three numbers. It forgets some of it, so that it stays small: what is
/// forgotten is worked out again.
struct DiagramCache: Sendable {
  private struct Entry {
    var first: Int32
    var second: Int32
    var third: Int32
    var result: Int32
  }

  private static let none = Entry(first: -1, second: 0, third: 0, result: 0)
  /// 16 bytes each.
  private static let most = 1 << 21
  private var entries = [Entry](repeating: none, count: 1 << 10)

  @inline(__always)
  static func hash(_ first: Int32, _ second: Int32, _ third: Int32) -> Int {
    var hash = UInt64(UInt32(bitPattern: first)) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ UInt64(UInt32(bitPattern: second))) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 32 ^ UInt64(UInt32(bitPattern: third))) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: hash >> 20)
  }

  subscript(first: Int32, second: Int32, third: Int32) -> Int32? {
    let entry = entries[Self.hash(first, second, third) & (entries.count - 1)]
    return entry.first == first && entry.second == second && entry.third == third ? entry.result : nil
  }

  /// - Parameter nodes: How many nodes there are; the cache grows with them.
  mutating func keep(_ result: Int32, _ first: Int32, _ second: Int32, _ third: Int32, nodes: Int) {
    if nodes > entries.count, entries.count < Self.most { enlarge() }
    entries[Self.hash(first, second, third) & (entries.count - 1)] = Entry(
      first: first, second: second, third: third, result: result)
  }

  private mutating func enlarge() {
    let old = entries
    entries = .init(repeating: Self.none, count: old.count * 4)
    for entry in old where entry.first >= 0 {
      entries[Self.hash(entry.first, entry.second, entry.third) & (entries.count - 1)] = entry
    }
  }
}
