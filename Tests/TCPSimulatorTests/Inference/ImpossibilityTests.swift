import EnumatonRuntime
import TCPRuntime
@testable import TCPSimulator
import Testing

@Suite struct ImpossibilityTests {
  private static let client = Sample.client
  private static let server = Sample.server

  /// A handshake, and what follows it.
  private static func open(_ rest: [Packet]) -> [Packet] { Array(Sample.exchange.prefix(3)) + rest }

  private static func packet(
    _ source: SocketAddress, _ flags: Segment.Flags, _ sequence: UInt32, _ acknowledgment: UInt32 = 0,
    length: Int = 0, window: UInt32 = 65_535
  ) -> Packet {
    Sample.packet(
      100, source, source == client ? server : client, flags, sequence, acknowledgment, length: length,
      window: window)
  }

  private static let cases: [(Impossibility.Kind, Int, [Packet])] = [
    (.acknowledgesUnsent, 4, open([packet(server, .ack, 301, 500)])),
    (.answersNothing, 1, [packet(server, [.syn, .ack], 300, 101)]),
    (.answersNothing, 1, [packet(server, [.syn, .ack], 300, 101), packet(client, .rst, 101)]),
    (.acknowledgesUnsent, 2, [packet(client, .syn, 100), packet(server, [.syn, .ack], 300, 777)]),
    (.synMoved, 4, open([packet(server, [.syn, .ack], 999, 101)])),
    (.restart, 4, open([packet(client, .syn, 70_000)])),
    (
      .finMoved, 5,
      open([packet(client, [.fin, .ack], 101, 301), packet(client, [.fin, .ack], 111, 301)])
    ),
    (
      .beyondFIN, 5,
      open([packet(client, [.fin, .ack], 101, 301), packet(client, .ack, 102, 301, length: 5)])
    ),
    (
      .beyondWindow, 5,
      [
        packet(client, .syn, 100), packet(server, [.syn, .ack], 300, 101, window: 1000),
        packet(client, .ack, 101, 301), packet(client, .ack, 101, 301, length: 1000),
        packet(client, .ack, 1101, 301, length: 1000),
      ]
    ),
    (.beforeOpen, 3, Array(Sample.exchange.prefix(2)) + [packet(server, .ack, 301, 101, length: 3)]),
    (.withoutACK, 4, open([packet(client, .fin, 101)])),
    (.flags, 1, [packet(client, [.syn, .fin], 100)]),
    (
      .afterReset, 5,
      open([packet(client, [.rst, .ack], 101, 301), packet(client, .ack, 101, 301, length: 9)])
    ),
    (.afterEnd, 9, Sample.exchange + [packet(server, .ack, 302, 109, length: 8)]),
    (.resetOfNothing, 2, [packet(client, .syn, 100), packet(client, .rst, 101)]),
  ]

  @Test("What no correct end could have done is reported, with its packet", arguments: cases)
  func isReported(kind: Impossibility.Kind, number: Int, packets: [Packet]) throws {
    let connection = try #require(Inference(CapturedPackets(packets)).connections.first)
    #expect(
      connection.impossibilities.map { "\($0.packet) \($0.kind)" } == ["\(number) \(kind)"],
      "\(connection.text(since: .origin))")
  }
}
