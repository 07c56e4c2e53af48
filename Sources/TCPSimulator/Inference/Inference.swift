package import EnumatonRuntime
import TCPRuntime

/// What can be told of the connections in a capture.
package struct Inference: Hashable, Sendable {
  /// In the order of their first packets.
  package private(set) var connections: [InferredConnection] = []
  /// When the capture begins.
  package let start: Instant
  /// What the capture holds besides.
  package let capture: CapturedPackets

  /// Follows each connection in the capture.
  package init(_ capture: CapturedPackets) {
    self.capture = capture
    start = capture.packets.first?.received.packet.time ?? .origin
    var followers: [ConnectionFollower] = []
    var current: [Sockets: Int] = [:]
    for packet in capture.packets {
      let sockets = Sockets(packet.received.packet)
      if let index = current[sockets], !followers[index].isSucceeded(by: packet) {
        followers[index].follow(packet)
      } else {
        current[sockets] = followers.count
        followers.append(Self.follower(from: packet))
      }
    }
    connections = followers.enumerated().map { index, follower in follower.finish(number: index + 1) }
  }

  private static func follower(from packet: CapturedPackets.Numbered) -> ConnectionFollower {
    let seen = packet.received.packet
    let isAnswer = seen.segment.flags.isSuperset(of: [.syn, .ack])
    var follower = ConnectionFollower(
      first: isAnswer ? seen.destination : seen.source, second: isAnswer ? seen.source : seen.destination)
    follower.follow(packet)
    return follower
  }

  /// Two sockets, in either order.
  private struct Sockets: Hashable {
    var lower: SocketAddress
    var upper: SocketAddress

    init(_ packet: Packet) {
      lower = min(packet.source, packet.destination)
      upper = max(packet.source, packet.destination)
    }
  }
}
