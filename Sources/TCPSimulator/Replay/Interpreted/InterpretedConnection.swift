import EnumatonCheck
package import TCPRuntime

/// A TCP machine that is interpreted from its spec, for an endpoint to run in place of the generated one.
package struct InterpretedConnection: OtherMachine {
  package private(set) var state: TCPConnection.State
  package private(set) var held: TCPConnection.Held
  private let spec: ConnectionSpec
  private var configuration: Configuration

  /// A machine in the spec's initial state.
  package init(_ spec: ConnectionSpec) {
    self.spec = spec
    configuration = spec.machine.initial
    state = spec.state(of: configuration)
    held = spec.held(in: configuration)
  }

  package mutating func handle(_ event: TCPConnection.Event) -> OtherAnswer {
    guard let (trigger, flags) = spec.trigger(of: event) else { return OtherAnswer(.unhandled, effects: []) }
    let microsteps = spec.machine.react(to: trigger, flags: flags, in: &configuration)
    state = spec.state(of: configuration)
    held = spec.held(in: configuration)
    return OtherAnswer(
      spec.kind(of: microsteps.map(\.kind).overall),
      effects: microsteps.flatMap { $0.actions.compactMap(spec.effect(of:)) })
  }
}

extension InterpretedConnection: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.spec === right.spec && left.configuration == right.configuration
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(configuration) }
}
