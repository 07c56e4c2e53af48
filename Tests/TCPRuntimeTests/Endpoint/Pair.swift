import EnumatonRuntime

@testable import TCPRuntime

/// Two endpoints and a wire that delivers at once, unless a segment is held or lost.
struct Pair {
  enum Side: Sendable { case a, b }

  var a: Endpoint
  var b: Endpoint
  private(set) var now = Instant.origin
  /// All segments that were sent, as `A <SEQ=…>`.
  private(set) var log: [String] = []
  private(set) var signals: [String] = []
  private(set) var rejections: [TCPConnection.Rejection] = []
  /// The octets that arrived for the user of each side.
  private(set) var arrived = (a: 0, b: 0)
  /// What becomes of a segment on its way.
  var fate: (Side, Segment) -> Fate = { _, _ in .delivered }
  private var wire: [(to: Side, segment: Segment)] = []
  private var held: [(to: Side, segment: Segment)] = []

  enum Fate { case delivered, lost, held }

  init(_ profile: Profile = .rfc9293) {
    a = Endpoint(profile: profile, initialSequenceNumber: 100)
    b = Endpoint(profile: profile, initialSequenceNumber: 300)
  }

  /// Two ends that have been connected, `a` actively.
  static func connected(_ profile: Profile = .rfc9293) -> Pair {
    var pair = Pair(profile)
    pair.call(.b, .passiveOpen)
    pair.call(.a, .activeOpen)
    pair.log = []
    pair.signals = []
    return pair
  }

  var states: [State] { [a.state, b.state] }

  mutating func call(_ side: Side, _ call: UserCall) {
    perform(side == .a ? a.call(call, at: now) : b.call(call, at: now), by: side)
    deliver()
  }

  /// A segment from nowhere.
  mutating func inject(_ segment: Segment, to side: Side) {
    wire.append((side, segment))
    deliver()
  }

  /// Lets the segments go that were held.
  mutating func release() {
    wire += held
    held = []
    fate = { _, _ in .delivered }
    deliver()
  }

  mutating func wait(_ time: Duration) {
    let end = now + time
    while let next = [a.nextDeadline, b.nextDeadline].compactMap(\.self).min(), next <= end {
      now = max(now, next)
      perform(a.advance(to: now), by: .a)
      perform(b.advance(to: now), by: .b)
      deliver()
    }
    now = end
  }

  mutating func clearLog() { log = [] }

  private mutating func deliver() {
    var limit = 100_000
    while !wire.isEmpty, limit > 0 {
      let (side, segment) = wire.removeFirst()
      perform(side == .a ? a.receive(segment, at: now) : b.receive(segment, at: now), by: side)
      limit -= 1
    }
  }

  private mutating func perform(_ outputs: [Endpoint.Output], by side: Side) {
    for output in outputs {
      switch output {
      case .transmit(let segment):
        log.append("\(side == .a ? "A" : "B") \(segment)")
        switch fate(side, segment) {
        case .delivered: wire.append((side == .a ? .b : .a, segment))
        case .lost: break
        case .held: held.append((side == .a ? .b : .a, segment))
        }
      case .signal(let signal): signals.append("\(side == .a ? "A" : "B") \(signal)")
      case .rejected(let rejection): rejections.append(rejection)
      case .arrived(let octets):
        if side == .a { arrived.a += octets } else { arrived.b += octets }
      case .read, .state, .timer, .exhausted, .reaction: break
      }
    }
  }
}
