import Harness
import TCPMachine

typealias Machine = TCPMachine.TCPConnection
typealias Event = Machine.Event
typealias Effect = Machine.Effect
typealias Timer = Machine.Timer

/// The generated machine in another module than its caller.
public var tcpOtherModule: [Subject] {
  [
    .generated(Performing.self, goal: .nearC),
    .generated(Returning.self, goal: .noAllocation),
    .generated(LifeOfEvents.self, goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let tcpOtherModuleSize = MemoryLayout<Machine>.size
