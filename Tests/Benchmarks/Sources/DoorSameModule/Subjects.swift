import Harness

typealias Machine = Door
typealias Event = Machine.Event
typealias Effect = Machine.Effect

/// The generated machine, compiled into the module of its caller.
public var doorSameModule: [Subject] {
  [
    .performing(goal: .noAllocation),
    .handling(goal: .noAllocation),
    .returning(goal: .noAllocation),
  ]
}

/// The bytes of a machine.
public let doorSameModuleSize = MemoryLayout<Machine>.size
