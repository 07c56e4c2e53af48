import Harness
import TCPInlinableMachine

typealias Machine = TCPInlinableMachine.TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine in another module, written with `swift: [inlinable]`.
public var tcpInlined: [Subject] {
  [
    .performing(goal: .nearC),
    .handling(goal: .noAllocation),
    .returning(goal: .noAllocation),
    .lineOfEvents(goal: .noAllocation),
    .lineOfMethods(goal: .ratio(0.6, to: "handle(_:perform:)")),
  ]
}

/// The bytes of a machine.
public let tcpInlinedSize = MemoryLayout<Machine>.size
