import Harness

typealias Machine = TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine, compiled into the module of its caller.
public var tcpSameModule: [Subject] {
  [
    .performing(goal: .noAllocation),
    .returning(goal: .noAllocation),
    .lineOfEvents(goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let tcpSameModuleSize = MemoryLayout<Machine>.size
