import Harness

typealias Machine = TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine, compiled into the module of its caller.
public var tcpSameModule: [Subject] {
  [
    .generated(Performing.self, goal: .noAllocation),
    .generated(Returning.self, goal: .noAllocation),
    .generated(LifeOfEvents.self, goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let tcpSameModuleSize = MemoryLayout<Machine>.size
