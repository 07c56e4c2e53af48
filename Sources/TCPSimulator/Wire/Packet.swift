package import EnumatonRuntime
package import TCPRuntime

/// A segment between two sockets, at the moment it is seen.
package struct Packet: Hashable, Sendable {
  /// When it is seen; nanoseconds since 1970 if it comes from a capture.
  package var time: Instant
  package var source: SocketAddress
  package var destination: SocketAddress
  package var segment: Segment

  package init(
    time: Instant, source: SocketAddress, destination: SocketAddress, segment: Segment
  ) {
    self.time = time
    self.source = source
    self.destination = destination
    self.segment = segment
  }
}
