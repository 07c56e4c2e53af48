import Harness
import TCPMachine

typealias Machine = TCPMachine.TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine in another module than its caller.
public var tcpOtherModule: [Subject] {
  [
    .performing(goal: .nearC),
    .returning(goal: .noAllocation),
    .lineOfEvents(goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let tcpOtherModuleSize = MemoryLayout<Machine>.size
