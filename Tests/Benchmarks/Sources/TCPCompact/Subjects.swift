import Harness
import TCPCompactMachine

typealias Machine = TCPCompactMachine.TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine in another module, written with `swift: [compact]`.
public var tcpCompact: [Subject] {
  [
    .performing(goal: .noAllocation),
    .returning(goal: .noAllocation),
    .lineOfEvents(goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let tcpCompactSize = MemoryLayout<Machine>.size
