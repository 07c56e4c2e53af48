import TCPRuntime

/// Makes the endpoints of a world: with the generated machine, or with a spec that is interpreted in its place.
struct EndpointFactory: Sendable {
  var spec: ConnectionSpec?

  /// An end whose connection is closed.
  func endpoint(_ profile: Profile, initialSequenceNumber: SequenceNumber = 0) -> Endpoint {
    guard let spec else { return Endpoint(profile: profile, initialSequenceNumber: initialSequenceNumber) }
    return Endpoint(
      profile: profile, initialSequenceNumber: initialSequenceNumber, machine: InterpretedConnection(spec))
  }
}
