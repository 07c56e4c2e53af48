import EnumatonExplore

/// Where the parts of a composed state are in its two words.
///
/// The low word has the number of each endpoint's situation and then the counts of what may happen so many times
/// only; the high word has the messages on the channels, the oldest lowest, and a bit that is always set.
struct PackedLayout: Sendable {
  static let situationBits: UInt64 = 20
  static let situationMask: UInt64 = 1 << situationBits - 1

  struct Count: Sendable {
    var shift: UInt64
    var mask: UInt64
    var most: UInt64
  }

  struct Place: Sendable {
    var shift: UInt64 = 0
    var mask: UInt64 = 0
    /// The bits of a message.
    var width: UInt64 = 1
    var messageMask: UInt64 = 1
  }

  /// For each channel.
  private(set) var places: [Place] = []
  /// Losses, duplicates and changes of order for each channel; `nil` where they are not counted.
  private(set) var losses: [Count?] = []
  private(set) var duplicates: [Count?] = []
  private(set) var reorders: [Count?] = []
  /// For each endpoint, those of its events from outside.
  private(set) var outside: [[Count?]] = []
  private var usedLow = 2 * situationBits
  private var usedHigh: UInt64 = 0

  /// Whether everything fits.
  var fits: Bool { usedLow <= 64 && usedHigh <= 63 }

  init(_ composition: Composition, messages: [Int]) {
    for (channel, count) in zip(composition.channels, messages) {
      let width = UInt64(max(1, UInt64.bitWidth - count.leadingZeroBitCount))
      let bits = width * UInt64(channel.capacity)
      if usedHigh + bits <= 63 {
        places.append(
          Place(shift: usedHigh, mask: 1 << bits - 1, width: width, messageMask: 1 << width - 1))
      } else {
        places.append(Place())
      }
      usedHigh += bits
      losses.append(counted(channel.loses))
      duplicates.append(counted(channel.duplicates))
      reorders.append(counted(channel.reorders))
    }
    for endpoint in composition.endpoints {
      outside.append(endpoint.outside.map { $0.times.flatMap { counted(.atMost($0)) } })
    }
  }

  private mutating func counted(_ bound: Composition.Bound) -> Count? {
    guard case .atMost(let most) = bound else { return nil }
    let width = UInt64(UInt64.bitWidth - UInt64(most).leadingZeroBitCount)
    defer { usedLow += width }
    // (Where it does not fit, nobody looks.)
    return Count(shift: min(usedLow, 63), mask: 1 << width - 1, most: UInt64(most))
  }

  static let empty = PackedState(low: 0, high: 1 << 63)
}

extension PackedState {
  @inline(__always)
  func situation(_ endpoint: Int) -> Int {
    Int(
      truncatingIfNeeded: low &>> (UInt64(truncatingIfNeeded: endpoint) &* PackedLayout.situationBits)
        & PackedLayout.situationMask)
  }

  @inline(__always)
  mutating func set(_ endpoint: Int, _ situation: UInt32) {
    let shift = UInt64(truncatingIfNeeded: endpoint) &* PackedLayout.situationBits
    low = low & ~(PackedLayout.situationMask &<< shift) | UInt64(situation) &<< shift
  }

  @inline(__always)
  func messages(_ place: PackedLayout.Place) -> UInt64 { high &>> place.shift & place.mask }

  @inline(__always)
  mutating func set(_ place: PackedLayout.Place, _ messages: UInt64) {
    high = high & ~(place.mask &<< place.shift) | messages &<< place.shift
  }

  /// Whether it may happen once more.
  @inline(__always)
  func allows(_ count: PackedLayout.Count?) -> Bool {
    guard let count else { return true }
    return low &>> count.shift & count.mask < count.most
  }

  @inline(__always)
  mutating func add(_ count: PackedLayout.Count?) {
    if let count { low &+= 1 &<< count.shift }
  }
}

extension PackedLayout.Place {
  /// How many messages there are.
  @inline(__always)
  func count(_ messages: UInt64) -> UInt64 {
    (UInt64(truncatingIfNeeded: 64 &- messages.leadingZeroBitCount) &+ width &- 1) / width
  }

  @inline(__always)
  func message(_ index: UInt64, _ messages: UInt64) -> UInt64 {
    messages &>> (index &* width) & messageMask
  }

  /// Without the message at a place.
  @inline(__always)
  func without(_ index: UInt64, _ messages: UInt64) -> UInt64 {
    let shift = index &* width
    let below = messages & (1 &<< shift &- 1)
    return below | ((messages &>> shift) &>> width) &<< shift
  }

  /// With one more message at a place.
  @inline(__always)
  func with(_ message: UInt64, at index: UInt64, _ messages: UInt64) -> UInt64 {
    let shift = index &* width
    let below = messages & (1 &<< shift &- 1)
    return below | message &<< shift | ((messages &>> shift) &<< shift) &<< width
  }
}
