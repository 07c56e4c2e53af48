import EnumatonCheck
import EnumatonSpec

// The doors, through which a host tells the machine what happens and is told what came of it. Without events there
// is nothing to handle, and code for it would be unreachable.
extension SwiftGenerator {
  func doors(_ table: AnswerTable?) -> [SwiftDeclaration] {
    guard hasEvents else { return [] }
    return (compactRules.map { compactHandle($0) } ?? (checked.hasMacrosteps ? chartHandle() : handle()))
      + (hasEffects ? [handleWithHandler()] : [])
      + eventMethods(table)
  }

  private func handle() -> [SwiftDeclaration] {
    let cases = checked.leaves.indices.map { leaf in
      SwiftCase(
        patterns: ["." + names.states[checked.leaves[leaf].index]],
        body: [
          .return(
            answersNothing(leaf: leaf)
              ? .implicitMember("unhandled")
              : .call(
                .name(methodName(leaf: leaf)),
                [SwiftArgument("to", .name("event"))]
                  + (hasEffects ? [SwiftArgument(nil, .name("perform"))] : [])))
        ])
    }
    let dispatch = SwiftStatement.switch(.name("state"), cases.grouped())
    let documentation = "Takes an event, and says what came of it."
    guard hasEffects else {
      return [
        .function(
          [documentation], access + ["mutating"], "func handle", ["_ event: Event"], returns: "Reaction",
          [dispatch])
      ]
    }
    return [
      .function(
        [documentation + " The effects are the reaction's, to perform in order."],
        access + ["mutating"], "func handle", ["_ event: Event"], returns: "Reaction",
        [.expression(.name("handle(event) { _ in }"))]),
      .function(
        [
          "Takes an event and hands its effects to `perform`, in order: the fastest way to perform them.",
          "`perform` runs while the machine is being changed, so it must not use the machine.",
        ], access + ["mutating"], "func handle",
        ["_ event: Event", "perform: (Effect) -> Void"], returns: "Reaction", [dispatch]),
    ]
  }

  private func handleWithHandler() -> SwiftDeclaration {
    .function(
      ["Takes an event and lets `handler` perform its effects, in order."], access + ["mutating"],
      "func handle<Handler: EffectHandler & ~Copyable>",
      ["_ event: Event", "effects handler: inout Handler"], returns: "Reaction",
      [.expression(.name("handle(event) { handler.perform($0) }"))])
  }

  func effectHandlerType() -> [SwiftDeclaration] {
    guard hasEffects, hasEvents else { return [] }
    let perform = SwiftDeclaration(
      documentation: ["Performs one effect. It must not use the machine, which is in use."],
      kind: .requirement("mutating func perform(_ effect: Effect)"))
    return [
      .type(
        ["What performs effects, a type of the host."], typeModifiers, .protocol, "EffectHandler",
        inherits: ["~Copyable"], members: [perform])
    ]
  }
}
