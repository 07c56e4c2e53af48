import EnumatonRuntime
import EnumatonTestSupport
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite(.enabled(if: Tshark.isInstalled, "tshark is not installed: inferences are not held against it"))
struct TsharkAgreementTests {
  /// Plays between addresses of their own, one after the other, in one capture.
  private func packets() -> [Packet] {
    var packets: [Packet] = []
    for (index, scenario) in Scenario.basic.enumerated() {
      var play = scenario
      if scenario.name == "half-close" { play.faults = [Fault(.drop, "server", .data)] }
      for var packet in play.play().packets(at: .departures) {
        packet.time = packet.time + .seconds(1000 * index)
        packet.source.address = Self.moved(packet.source.address, by: index)
        packet.destination.address = Self.moved(packet.destination.address, by: index)
        packets.append(packet)
      }
    }
    return packets
  }

  private static func moved(_ address: IPAddress, by index: Int) -> IPAddress {
    guard case .v4(let number) = address else { return address }
    return .v4(number + UInt32(index) * 256)
  }

  @Test("Wireshark counts the same connections, and takes the same packets for sent again")
  func agreement() throws {
    let file = try packets().captureFile()
    let inference = Inference(CapturedPackets(try Capture(file)))
    let rows = try Tshark.fields(
      ["frame.number", "tcp.stream", "tcp.analysis.retransmission", "tcp.completeness"], of: file)
    #expect(Set(rows.map { $0[1] }).count == inference.connections.count)
    let own = inference.connections.flatMap { $0.ends.first.retransmissions + $0.ends.second.retransmissions }
    // In a simultaneous open Wireshark takes each SYN,ACK for the SYN sent again; here it is the first answer.
    let answers = inference.connections.filter { connection in
      connection.sightings.prefix(2).allSatisfy { $0.segment.flags == .syn }
    }.flatMap { $0.sightings.filter { $0.segment.flags == [.syn, .ack] }.map(\.number) }
    #expect(Set(own + answers) == Set(rows.filter { $0[2] != "" }.compactMap { Int($0[0]) }))
    #expect(own.count == 2)
    #expect(answers.count == 2)
    // Of the bits, 8 is text and 16 a FIN.
    for (stream, connection) in inference.connections.enumerated() {
      let bits = rows.filter { $0[1] == "\(stream)" }.compactMap { Int($0[3]) }.reduce(0, |)
      let segments = connection.sightings.map(\.segment)
      #expect((bits & 8 != 0) == segments.contains { $0.length > 0 })
      #expect((bits & 16 != 0) == segments.contains { $0.flags.contains(.fin) })
    }
  }
}
