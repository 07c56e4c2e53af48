import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import Testing

/// The two ways to tell an endpoint something.
@Suite struct DoorsTests {
  private typealias Output = Endpoint.Output

  private static let calls: [UserCall] = [
    .activeOpen, .passiveOpen, .send(700), .receive(.max), .shutdown, .close, .keepAlive(true),
  ]

  /// Two ends that are told the same at random.
  private static func run(_ seed: UInt64, _ compare: (Endpoint, [Output], Endpoint, [Output]) -> Void) {
    var random = SeededGenerator(seed: seed)
    var left = Endpoint(profile: .linux, initialSequenceNumber: 100)
    var right = left
    var now = Instant.origin
    for _ in 0..<200 {
      now += .milliseconds(Int64(random.next(below: 2_000)))
      var list: [Output] = [.arrived(7)]
      let outputs: [Output]
      switch random.next(below: 4) {
      case 0:
        let call = calls[Int(random.next(below: UInt32(calls.count)))]
        outputs = left.call(call, at: now)
        right.call(call, at: now, into: &list)
      case 1:
        outputs = left.advance(to: now)
        right.advance(to: now, into: &list)
      default:
        let segment = Segment(
          flags: [[.syn], [.syn, .ack], [.ack], [.ack, .fin], [.ack, .psh]][Int(random.next(below: 5))],
          sequence: left.nextExpected, acknowledgment: left.nextToSend,
          length: Int(random.next(below: 2)) * 50)
        outputs = left.receive(segment, at: now)
        right.receive(segment, at: now, into: &list)
      }
      compare(left, outputs, right, list)
    }
  }

  @Test(arguments: 0..<20)
  func aListIsAddedToAndReactionsAreToldOnlyIfAskedFor(_ seed: UInt64) {
    Self.run(seed) { left, outputs, right, list in
      #expect(left == right)
      #expect(list.first == .arrived(7))
      #expect(list.dropFirst().elementsEqual(outputs.filter { !$0.isReaction }))
    }
  }

  @Test func reactionsAreToldOnRequest() {
    var endpoint = Endpoint()
    var outputs: [Output] = []
    endpoint.call(.passiveOpen, at: .origin, into: &outputs, reactions: true)
    #expect(outputs.contains { $0.isReaction })
  }
}

extension Endpoint.Output {
  fileprivate var isReaction: Bool { if case .reaction = self { true } else { false } }
}
