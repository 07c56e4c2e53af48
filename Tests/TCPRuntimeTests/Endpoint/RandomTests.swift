import EnumatonTestSupport
import EnumatonRuntime
import TCPRuntime
import Testing

/// Whatever happens, in whatever order.
@Suite struct RandomTests {
  enum Implementation: CaseIterable {
    case rfc9293, linux

    var profile: Profile { self == .linux ? .linux : .rfc9293 }
  }

  /// Draws numbers for a wire that loses segments.
  private final class Dice {
    var random: SeededGenerator
    init(_ seed: UInt64) { random = SeededGenerator(seed: seed) }
  }

  @Test(arguments: 0..<60, Implementation.allCases)
  func allTextArrivesAndBothEndsCloseThoughSegmentsAreLost(_ seed: UInt64, _ implementation: Implementation) {
    var pair = Pair(implementation.profile)
    let dice = Dice(seed)
    pair.call(.b, .passiveOpen)
    pair.fate = { _, _ in dice.random.next(below: 6) == 0 ? .lost : .delivered }
    pair.call(.a, .activeOpen)
    var sent = (a: 0, b: 0)
    for _ in 0..<10 {
      pair.wait(.milliseconds(Int64(dice.random.next(below: 3_000))))
      let octets = Int(dice.random.next(below: 5_000))
      pair.call(.a, .send(octets))
      sent.a += octets
      if pair.b.state == .established {
        pair.call(.b, .send(octets / 2))
        sent.b += octets / 2
      }
      pair.call(.a, .receive(.max))
      pair.call(.b, .receive(.max))
    }
    pair.wait(.seconds(1_000))
    pair.call(.a, .shutdown)
    pair.call(.b, .shutdown)
    pair.wait(.seconds(2_000))
    #expect(pair.arrived.a == sent.b && pair.arrived.b == sent.a)
    #expect(pair.states == [.closed, .closed])
    #expect(pair.a.nextDeadline == nil && pair.b.nextDeadline == nil)
    #expect(!pair.signals.contains { $0.hasSuffix("reset") || $0.hasSuffix("timedOut") })
  }

  /// Segments of all kinds, near the numbers that matter and far from them.
  static func segment(for endpoint: Endpoint, _ random: inout SeededGenerator) -> Segment {
    func near(_ number: SequenceNumber, _ random: inout SeededGenerator) -> SequenceNumber {
      switch random.next(below: 8) {
      case 0: SequenceNumber(random.next(below: .max))
      case 1: number + random.next(below: 70_000)
      case 2: number - random.next(below: 70_000)
      case 3: number + 1
      case 4: number - 1
      default: number
      }
    }
    let lengths = [0, 0, 0, 1, 100, 70_000, .max]
    return Segment(
      flags: Segment.Flags(rawValue: UInt8(random.next(below: 32))).union(
        random.next(below: 2) == 0 ? .ack : []),
      sequence: near(endpoint.nextExpected, &random),
      acknowledgment: near(
        random.next(below: 2) == 0 ? endpoint.nextToSend : endpoint.oldestUnacknowledged, &random),
      length: lengths[Int(random.next(below: 7))],
      window: [0, 1, 500, 65_535, .max][Int(random.next(below: 5))])
  }

  static let calls: [UserCall] = [
    .passiveOpen, .activeOpen, .activeOpen, .send(10), .send(100_000), .send(-1), .receive(50),
    .receive(.max),
    .shutdown, .close, .abort, .keepAlive(true), .keepAlive(false),
  ]

  private static func run(_ seed: UInt64, _ profile: Profile) -> (Endpoint, [Endpoint.Output]) {
    var random = SeededGenerator(seed: seed)
    var endpoint = Endpoint(
      profile: profile, initialSequenceNumber: SequenceNumber(random.next(below: .max)))
    endpoint.knowsRemote = random.next(below: 2) == 0
    var now = Instant.origin
    var all: [Endpoint.Output] = []
    for _ in 0..<400 {
      if random.next(below: 3) == 0 { now += .milliseconds(Int64(random.next(below: 30_000))) }
      let outputs =
        switch random.next(below: 10) {
        case 0, 1: endpoint.call(calls[Int(random.next(below: 13))], at: now)
        case 2: endpoint.advance(to: now)
        default: endpoint.receive(segment(for: endpoint, &random), at: now)
        }
      all += outputs
      if let deadline = endpoint.nextDeadline { #expect(deadline > now) }
      if endpoint.state == .closed || endpoint.state == .listen {
        #expect(endpoint.nextDeadline == nil && endpoint.unsent == 0 && endpoint.unread == 0)
      }
    }
    return (endpoint, all)
  }

  @Test(arguments: 0..<150, Implementation.allCases)
  func anythingMayArriveAtAnyTime(_ seed: UInt64, _ implementation: Implementation) {
    let (endpoint, outputs) = Self.run(seed, implementation.profile)
    let again = Self.run(seed, implementation.profile)
    #expect(endpoint == again.0 && outputs == again.1)
    let answers = outputs.compactMap { output -> TCPConnection.Reaction? in
      if case .reaction(_, let reaction) = output { reaction } else { nil }
    }
    #expect(!answers.contains(.unhandled))
  }
}
