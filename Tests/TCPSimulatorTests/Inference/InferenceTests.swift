import EnumatonRuntime
import EnumatonTestSupport
import Foundation
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct InferenceTests {
  private func packet(
    _ milliseconds: Int64, _ sender: Side, _ flags: Segment.Flags, _ sequence: UInt32,
    _ acknowledgment: UInt32 = 0, length: Int = 0
  ) -> Packet {
    Sample.packet(
      milliseconds, sender.socket, sender.peer.socket, flags, sequence, acknowledgment, length: length)
  }

  private func connection(_ packets: [Packet]) throws -> InferredConnection {
    let connections = Inference(CapturedPackets(packets)).connections
    #expect(connections.count == 1)
    return try #require(connections.first)
  }

  @Test("A capture that begins in mid-connection is followed from ESTABLISHED, and says so")
  func midConnection() throws {
    let connection = try connection(Array(Sample.exchange.dropFirst(3)))
    #expect(connection.states(of: .first) == [.established, .finWait1, .timeWait, .closed])
    #expect(connection.states(of: .second) == [.established, .closeWait, .lastAck, .closed])
    #expect(connection.ends.first.path.first?.reason == .assumed)
    #expect(connection.assumptions.count == 1)
    #expect(connection.assumptions.first?.hasPrefix("The capture begins in mid-connection") == true)
    #expect(connection.ending == .closed(first: .first))
    #expect(connection.impossibilities == [])
  }

  @Test("A SYN,ACK whose SYN was missed is believed once it is acknowledged")
  func missedSYN() throws {
    let connection = try connection(Array(Sample.exchange.dropFirst()))
    #expect(connection.sockets.first == Sample.client)
    #expect(
      connection.states(of: .first) == [.synSent, .established, .finWait1, .timeWait, .closed])
    #expect(connection.states(of: .second) == [.synReceived, .established, .closeWait, .lastAck, .closed])
    #expect(connection.impossibilities == [])
    #expect(connection.assumptions.count == 1)
  }

  @Test("A capture of one direction is followed on what that says of the other")
  func oneDirection() throws {
    let connection = try connection(Sample.exchange.filter { $0.source == Sample.client })
    #expect(connection.impossibilities == [])
    #expect(connection.states(of: .first).prefix(4) == [.closed, .synSent, .established, .finWait1])
    #expect(!connection.assumptions.isEmpty)
  }

  @Test("A host that has restarted is found out; its peer resets, and a new connection follows")
  func restart() throws {
    // RFC 9293, figure 10, with a handshake before it.
    let packets = [
      packet(0, .client, .syn, 100), packet(10, .server, [.syn, .ack], 300, 101),
      packet(20, .client, .ack, 101, 301),
      packet(100, .client, .syn, 400), packet(110, .server, .ack, 301, 101), packet(120, .client, .rst, 101),
      packet(1100, .client, .syn, 400), packet(1110, .server, [.syn, .ack], 900, 401),
      packet(1120, .client, .ack, 401, 901),
    ]
    let connection = try connection(packets)
    #expect(connection.impossibilities.map(\.kind) == [.restart])
    #expect(
      connection.states(of: .first) == [.closed, .synSent, .established, .closed, .synSent, .established])
    #expect(
      connection.states(of: .second)
        == [.closed, .listen, .synReceived, .established, .closed, .listen, .synReceived, .established])
    #expect(connection.ending == .open)
  }

  @Test("A new SYN between the same sockets, once all is over, is another connection")
  func succession() throws {
    let again = Sample.exchange.map { packet in
      var packet = packet
      packet.time = packet.time + .seconds(90)
      packet.segment.sequence += 500_000
      if packet.segment.flags.contains(.ack) { packet.segment.acknowledgment += 500_000 }
      return packet
    }
    let inference = Inference(CapturedPackets(Sample.exchange + again))
    #expect(inference.connections.map(\.ending) == [.closed(first: .first), .closed(first: .first)])
    #expect(inference.connections.allSatisfy { $0.impossibilities == [] })
    #expect(inference.connections.map(\.sightings.count) == [8, 8])
  }

  @Test("An attempt that nobody answers is told, and so is a peer that falls silent")
  func silence() throws {
    let syns = (0..<4).map { packet(1000 * (1 << $0), .client, .syn, 100) }
    let unanswered = try connection(syns)
    #expect(unanswered.ending == .unanswered)
    #expect(unanswered.states(of: .second) == [.closed])
    #expect(unanswered.ends.first.retransmissions == [2, 3, 4])
    let fins = (0..<4).map { packet(1000 * (1 << $0), .client, [.fin, .ack], 101, 301) }
    let silent = try connection(Array(Sample.exchange.prefix(3)) + fins)
    #expect(silent.ending == .silent(.second))
    #expect(silent.states(of: .second).last == .established)
  }

  @Test("A reset ends a connection where it is in the window, and nothing where it is not")
  func resets() throws {
    let opening = Array(Sample.exchange.prefix(3))
    let reset = try connection(opening + [packet(50, .server, [.rst, .ack], 301, 101)])
    #expect(reset.ending == .reset(by: .second))
    #expect(reset.states(of: .first).last == .closed)
    let blind = try connection(
      opening + [packet(50, .server, .rst, 900_301), packet(60, .client, .ack, 101, 301, length: 5)])
    #expect(blind.states(of: .first).last == .established)
  }

  @Test("A segment that is damaged on its way is not taken to arrive")
  func damage() throws {
    var captured = CapturedPackets(Sample.exchange.dropLast())
    captured.packets[5].received.checksum = .wrong
    let connection = try #require(Inference(captured).connections.first)
    #expect(connection.text(since: .origin).contains("damaged by 10.0.0.1:40000: 1 packet, 6\n"))
  }

  @Test("The scale of windows is applied when both SYNs offer one")
  func scales() throws {
    var captured = CapturedPackets(Sample.exchange)
    captured.packets[0].received.windowScale = 7
    captured.packets[1].received.windowScale = 3
    let connection = try #require(Inference(captured).connections.first)
    #expect(connection.scaleIsKnown)
    #expect(connection.sightings[0].segment.window == 65_535)
    #expect(connection.sightings[2].segment.window == 65_535 << 7)
    #expect(connection.sightings[4].segment.window == 8000)
    captured.packets[1].received.windowScale = nil
    let unscaled = try #require(Inference(captured).connections.first)
    #expect(unscaled.sightings[2].segment.window == 65_535)
  }

  @Test("What is found of an exchange reads so")
  func text() throws {
    let play = try #require(Scenario.named("lost-final-ack")).play()
    let inference = Inference(CapturedPackets(play.packets(at: .client)))
    try expectGolden(inference.text(of: inference.connections), "infer-lost-final-ack.txt")
  }

  @Test("As JSON it is an object a connection")
  func json() throws {
    for scenario in Scenario.basic {
      let inference = Inference(CapturedPackets(scenario.play().packets(at: .server)))
      for connection in inference.connections {
        let text = connection.json(since: inference.start)
        let object = try #require(
          try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["ended"] as? String == connection.ending.name)
        let ends = try #require(object["ends"] as? [[String: Any]])
        let states = ends.map { ($0["path"] as? [[String: Any]])?.map { $0["state"] as? String } ?? [] }
        #expect(states == Party.allCases.map { connection.states(of: $0).map { "\($0.name)" } })
      }
    }
  }

  @Test("Whatever is captured, it is followed to its end")
  func fuzz() {
    var random = SeededGenerator(seed: 5)
    func number() -> UInt32 {
      random.chance(5) ? UInt32(truncatingIfNeeded: random.next()) : .random(in: 95...110, using: &random)
    }
    for _ in 0..<400 {
      let packets = (0..<60).map { _ in
        let flags: UInt8 = random.chance(70) ? 2 : .random(in: 0...31, using: &random)
        return packet(
          .random(in: 0...9000, using: &random), random.chance(50) ? .client : .server,
          Segment.Flags(rawValue: flags), number(), number(),
          length: random.chance(60) ? 0 : .random(in: 0...9, using: &random))
      }
      let inference = Inference(CapturedPackets(packets))
      #expect(inference.connections.reduce(0) { $0 + $1.sightings.count } == packets.count)
    }
  }
}

extension Side {
  fileprivate var socket: SocketAddress { self == .client ? Sample.client : Sample.server }
}
