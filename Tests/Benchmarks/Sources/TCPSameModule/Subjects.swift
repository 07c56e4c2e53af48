import Harness

typealias Machine = TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine, compiled into the module of its caller.
public var tcpSameModule: [Subject] {
  [
    .performing(goal: .noAllocation),
    .handling(goal: .noAllocation),
    .returning(goal: .noAllocation),
    .lineOfEvents(goal: .noAllocation),
    .lineOfMethods(goal: .ratio(0.6, to: "handle(_:perform:)")),
  ]
}

/// The bytes of a machine.
public let tcpSameModuleSize = MemoryLayout<Machine>.size
