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
    .handling(goal: .noAllocation),
    .returning(goal: .noAllocation),
    .lineOfEvents(goal: .noAllocation),
    .lineOfMethods(goal: .ratio(0.6, to: "handle(_:perform:)")),
  ]
}

/// The bytes of a machine.
public let tcpOtherModuleSize = MemoryLayout<Machine>.size
