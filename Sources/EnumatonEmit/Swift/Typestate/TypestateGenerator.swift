import EnumatonCheck
import EnumatonSpec

/// Builds a type for each state of a machine whose methods are the events that are legal there, and the bridge
/// between them and the machine. The machine has no macrosteps and defers nothing.
struct TypestateGenerator {
  let parts: SwiftGenerator
  let names: TypestateNames
  /// What the machine holds besides its state.
  let contents: [Content]

  /// One of the machine's variables.
  struct Content {
    var name: String
    var type: String
    var documentation: String
    var initial: SwiftExpression
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

  /// `Shut(held: held)`, with what is held read from `source` if it is not at hand.
  func value(_ type: String, from source: String? = nil) -> SwiftExpression {
    .call(.name(type), arguments(from: source))
  }

  func arguments(from source: String?) -> [SwiftArgument] {
    contents.map { item in SwiftArgument(item.name, .name((source.map { $0 + "." } ?? "") + item.name)) }
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
    if hasHeldFlags {
      let flags = machine.flags.identifiers.filter {
        machine.flags[$0].isHeld && checked.initial.held & machine.flags[$0].mask != 0
      }
      add(
        "held", "Held", "The flags the machine holds.",
        flags.isEmpty ? .name("[]") : flagsValue("Held", flags))
    }
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

// The bridge.
extension TypestateGenerator {
  private func bridge() -> SwiftDeclaration {
    let cases = checked.leaves.map { leaf in
      SwiftDeclaration.enumCase(
        parts.documentation(machine.states[leaf].summary), stateName(leaf), [type(of: leaf)])
    }
    let machineType = parts.names.type
    let fromMachine = checked.leaves.map { leaf in
      SwiftCase(
        patterns: ["." + stateName(leaf)],
        body: [
          .assign(
            .name("self"),
            .implicitCall(stateName(leaf), [value(type(of: leaf), from: "machine")]))
        ])
    }
    return .type(
      [
        "``\(machineType)`` with its state as a type, whose methods are the events that are legal there; `switch` "
          + "over it to find out which state it is.",
        "A state cannot be copied: a method takes the one the machine is in and gives the one it comes to.",
      ], parts.typeModifiers, .enum, "Typestate", inherits: ["~Copyable", "Sendable"],
      members: cases + [
        .function(
          ["The state of `machine` as a type."], parts.access, "init", ["_ machine: \(machineType)"],
          [.switch(.name("machine.state"), fromMachine)])
      ])
  }

  private func machineFromBridge() -> SwiftDeclaration {
    let cases = checked.leaves.map { leaf in
      SwiftCase(
        patterns: ["." + stateName(leaf) + (contents.isEmpty ? "" : "(let current)")],
        body: [
          .expression(
            .call(
              .name("self.init"),
              [SwiftArgument("state", .implicitMember(stateName(leaf)))] + arguments(from: "current")))
        ])
    }
    return .function(
      ["The machine in a state that a type says, to be told of any event from here on."], parts.access,
      "init",
      ["_ typestate: consuming Typestate"], [.switch(.name("typestate"), cases)])
  }
}
