import EnumatonCheck
import EnumatonSpec

// The bridge between the machine and the types of its states.
extension TypestateGenerator {
  func bridge() -> SwiftDeclaration {
    let cases = checked.leaves.map { leaf in
      SwiftDeclaration.enumCase(
        parts.documentation(machine.states[leaf].summary), stateName(leaf), [type(of: leaf)])
    }
    let machineType = parts.names.type
    return .type(
      [
        "``\(machineType)`` with its state as a type, whose methods are the events that are legal there; `switch` "
          + "over it to find out which state it is.",
        "A state cannot be copied: a method takes the one the machine is in and gives the one it comes to.",
      ], parts.typeModifiers, .enum, "Typestate", inherits: ["~Copyable", "Sendable"],
      members: cases + [
        .function(
          ["The state of `machine` as a type."], parts.access, "init", ["_ machine: \(machineType)"],
          machine.hasData ? fromData() : [fromState(checked.leaves)])
      ])
  }

  private func fromState(_ leaves: [Identifier<Machine.State>]) -> SwiftStatement {
    .switch(
      .name("machine.state"),
      leaves.map { SwiftCase(patterns: ["." + stateName($0)], body: [.assign(.name("self"), typed($0))]) })
  }

  /// `.connected(Connected(held: machine.held, peer: kept.peer))`
  private func typed(_ leaf: Identifier<Machine.State>) -> SwiftExpression {
    let data = dataArguments(of: leaf) { _, field in
      .member(.name("kept"), SwiftGenerator.member(field))
    }
    return .implicitCall(
      stateName(leaf), [.call(.name(type(of: leaf)), arguments(from: "machine") + data)])
  }

  /// What the machine keeps says which states it can be in. The last of them needs no look at the state.
  private func fromData() -> [SwiftStatement] {
    let data = parts.names.data
    func cases(_ pattern: String, _ owner: Identifier<Machine.State>?) -> SwiftCase {
      let leaves = checked.leaves.filter { machine.dataOwner(of: $0) == owner }
      guard let last = leaves.last else {
        return SwiftCase(
          patterns: [pattern],
          body: [.expression(.name("preconditionFailure(\"every state keeps something\")"))])
      }
      var states = leaves.dropLast().map { leaf in
        SwiftCase(patterns: ["." + stateName(leaf)], body: [.assign(.name("self"), typed(leaf))])
      }
      states.append(SwiftCase(patterns: [], body: [.assign(.name("self"), typed(last))]))
      return SwiftCase(
        patterns: [pattern],
        body: states.count == 1 ? states[0].body : [.switch(.name("machine.state"), states)])
    }
    return [
      .switch(
        .name("machine.data"),
        [cases("." + data.nothing, nil)]
          + data.owners.map { cases(".\(stateName($0))(let kept)", $0) })
    ]
  }

  func machineFromBridge() -> SwiftDeclaration {
    let cases = checked.leaves.map { leaf in
      SwiftCase(
        patterns: ["." + stateName(leaf) + (contents(of: leaf).isEmpty ? "" : "(let current)")],
        body: machine.hasData
          ? fromTyped(leaf)
          : [
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

  private func fromTyped(_ leaf: Identifier<Machine.State>) -> [SwiftStatement] {
    let data = parts.dataValue(in: leaf) { _, field in
      .member(.name("current"), parts.variable(for: field))
    }
    return [
      .expression(
        .call(
          .name("self.init"),
          [SwiftArgument("in", .implicitMember(stateName(leaf))), SwiftArgument("with", data)]
            + arguments(from: "current")))
    ]
  }
}
