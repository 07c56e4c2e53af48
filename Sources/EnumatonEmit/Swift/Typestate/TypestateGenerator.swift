import EnumatonCheck
import EnumatonSpec

/// Builds a type for each state of a machine whose methods are the events that are legal there, and the bridge
/// between them and the machine. The machine has no macrosteps and defers nothing.
struct TypestateGenerator {
  let parts: SwiftGenerator
  let names: TypestateNames
  /// What the machine holds besides its state, whichever that is.
  let contents: [Content]

  /// One of the machine's variables.
  struct Content {
    var name: String
    var type: String
    var documentation: String
    var initial: SwiftExpression
    /// Whether it is what the state keeps, which its host changes.
    var isData = false
  }

  init(_ parts: SwiftGenerator) {
    self.parts = parts
    names = TypestateNames(parts.checked, parts.names)
    contents = parts.contents
  }

  var checked: CheckedMachine { parts.checked }
  var machine: Machine { parts.machine }

  /// One extension of the machine with everything in it.
  func declaration() -> SwiftDeclaration {
    .type(
      [], ["nonisolated"], .extension, parts.names.type,
      members: [bridge(), machineFromBridge()] + checked.leaves.indices.map { stateType(leaf: $0) })
  }

  /// `shut`, as documentation and cases call it.
  func stateName(_ state: Identifier<Machine.State>) -> String { parts.names.states[state.index] }

  func type(of state: Identifier<Machine.State>) -> String {
    checked.leafIndex(of: state).map { names.types[$0] } ?? parts.names.stateParts[state.index]
  }

  /// What the machine holds in a state besides it.
  func contents(of leaf: Identifier<Machine.State>) -> [Content] {
    contents
      + machine.data(in: leaf).map { field in
        let name = parts.variable(for: field)
        return Content(
          name: name, type: field.type,
          documentation: "", initial: .name(name), isData: true)
      }
  }

  /// `Shut(held: held)`, with what is held read from `source` if it is not at hand.
  func arguments(from source: String?) -> [SwiftArgument] {
    contents.map { item in SwiftArgument(item.name, .name((source.map { $0 + "." } ?? "") + item.name)) }
  }

  /// Of a leaf's data the arguments with the values that `value` gives.
  func dataArguments(
    of leaf: Identifier<Machine.State>, _ value: (Int, Machine.PayloadField) -> SwiftExpression
  ) -> [SwiftArgument] {
    machine.data(in: leaf).enumerated().map { index, field in
      let name = parts.variable(for: field).filter { $0 != "`" }
      return SwiftArgument(SwiftIdentifier.escapedLabel(name), value(index, field))
    }
  }
}

extension SwiftGenerator {
  /// Nothing if it was not asked for, or cannot be: that is an error of the spec, told before.
  func typestate() -> [SwiftDeclaration] {
    guard options.features.contains(.typestate), checked.typestateObstacle == nil else { return [] }
    return [TypestateGenerator(self).declaration()]
  }

  fileprivate var contents: [TypestateGenerator.Content] {
    var contents: [TypestateGenerator.Content] = []
    func add(_ name: String, _ type: String, _ documentation: String, _ initial: SwiftExpression) {
      contents.append(.init(name: name, type: type, documentation: documentation, initial: initial))
    }
    if hasHeldFlags { add("held", "Held", "The flags the machine holds.", initialHeld()) }
    if !machine.counters.isEmpty {
      add(
        "counters", "Counters", "What the machine has counted.", countersValue(checked.initial.counters))
    }
    if !checked.memories.isEmpty {
      add("memory", "Memory", "Where composites were left.", memoryValue(checked.initial.memory))
    }
    return contents
  }
}
