import EnumatonRuntime

/// How the network treats what one host sends to another.
package struct LinkSettings: Hashable, Sendable {
  /// The time a segment takes, besides that for its octets; at least a nanosecond.
  package var latency: Duration = .milliseconds(10)
  /// What is added to that: uniformly distributed from zero to this.
  package var jitter: Duration = .zero
  /// Bits in a second; `nil` for as many as there are.
  package var bandwidth: Int?
  /// The octets that may wait for the bandwidth, what is being sent included; a segment that finds no room is lost.
  package var queue = 64 * 1024
  /// How likely a segment is lost.
  package var loss = Probability.never
  /// How likely a segment arrives twice.
  package var duplication = Probability.never
  /// How likely a segment is held up, so that later ones overtake it.
  package var reordering = Probability.never
  /// How long at most: uniformly distributed from zero to this.
  package var reorderingDelay: Duration = .milliseconds(10)
  /// How likely a segment is damaged, so that its receiver discards it for its checksum.
  package var corruption = Probability.never

  package init() {}
}

/// One direction between two hosts.
struct Link: Hashable, Sendable {
  var settings: LinkSettings { didSet { measure() } }
  /// Whether nothing gets through.
  var isCut = false
  private var random: Random
  private var latency: Int64 = 0
  private var jitter: Int64 = 0
  private var reorderingDelay: Int64 = 0
  /// When the last segment that was accepted will have left.
  private var busyUntil: Int64 = .min

  /// The octets of the IP and TCP headers, without options.
  private static let headers: Int64 = 40

  init(_ settings: LinkSettings, random: Random) {
    self.settings = settings
    self.random = random
    measure()
  }

  /// What becomes of a segment that is sent, apart from faults.
  enum Passage: Hashable {
    case lost(DropReason)
    case passes(after: Int64, copyAfter: Int64?, isCorrupted: Bool)
  }

  private mutating func measure() {
    latency = max(1, settings.latency.nanosecondsClamped)
    jitter = max(0, settings.jitter.nanosecondsClamped)
    reorderingDelay = max(0, settings.reorderingDelay.nanosecondsClamped)
  }

  /// Sends a segment with so many octets of text. What is random is drawn in this order: loss, corruption,
  /// duplication, then jitter and reordering of each copy.
  mutating func send(octets: Int, at now: Instant) -> Passage {
    if isCut { return .lost(.partition) }
    var wait: Int64 = 0
    if let bandwidth = settings.bandwidth {
      guard let time = occupy(Self.headers + Int64(min(octets, 1 << 30)), Int64(max(1_000, bandwidth)), now)
      else {
        return .lost(.queueFull)
      }
      wait = time
    }
    if random.happens(settings.loss) { return .lost(.loss) }
    let isCorrupted = random.happens(settings.corruption)
    let isDuplicated = random.happens(settings.duplication)
    let first = wait + delay()
    return .passes(after: first, copyAfter: isDuplicated ? wait + delay() : nil, isCorrupted: isCorrupted)
  }

  /// The time a segment takes now, in nanoseconds.
  private mutating func delay() -> Int64 {
    var delay = latency + random.nanoseconds(upTo: jitter)
    if random.happens(settings.reordering) { delay += random.nanoseconds(upTo: reorderingDelay) }
    return delay
  }

  /// Waits for its turn and leaves. Returns how long both take, or `nil` if the queue has no room.
  private mutating func occupy(_ octets: Int64, _ bandwidth: Int64, _ now: Instant) -> Int64? {
    let start = max(busyUntil, now.nanoseconds)
    let wait = start - now.nanoseconds
    // The octets that wait are those that the link sends in that time.
    let waiting = wait.multipliedFullWidth(by: bandwidth)
    let (queued, _) = (8 * 1_000_000_000 as Int64).dividingFullWidth(waiting)
    guard wait == 0 || queued + octets <= Int64(settings.queue) else { return nil }
    busyUntil = start + octets * 8 * 1_000_000_000 / bandwidth
    return busyUntil - now.nanoseconds
  }
}

extension Duration {
  /// The whole nanoseconds in it, at most what an `Int64` holds.
  var nanosecondsClamped: Int64 { (Instant.origin + self).nanoseconds }
}
