import Harness

typealias Machine = Door
typealias Event = Machine.Event
typealias Effect = Machine.Effect

/// The generated machine, compiled into the module of its caller.
public var doorSameModule: [Subject] {
  [
    .generated(Performing.self, goal: .noAllocation),
    .generated(Returning.self, goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let doorSameModuleSize = MemoryLayout<Machine>.size
