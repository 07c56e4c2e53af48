import EnumatonCheck
import EnumatonSpec

// The regions of a composite: how they are left together, entered where they were, and completed.
extension SwiftGenerator {
  func regionMethods() -> [SwiftDeclaration] {
    let completions = machine.states.identifiers.filter {
      machine.isOrthogonal($0) && raisedEvents.name(ofCompletion: $0) != nil
    }
    return stepLists.left.sorted().map(leaveRegions) + stepLists.resumed.compactMap(resumeRegions)
      + completions.map(isComplete)
  }

  func leaveMethod(_ composite: Identifier<Machine.State>) -> String {
    "leaveRegionsOf" + names.stateParts[composite.index]
  }

  func resumeMethod(_ composite: Identifier<Machine.State>, isDeep: Bool) -> String {
    "\(isDeep ? "deeplyR" : "r")esumeRegionsOf" + names.stateParts[composite.index]
  }

  /// `isOnComplete`: whether all regions of a composite are in final states.
  func completeProperty(_ composite: Identifier<Machine.State>) -> String {
    "is\(names.stateParts[composite.index])Complete"
  }

  /// Offers the completion of a composite, if anything answers it.
  func complete(_ composite: Identifier<Machine.State>) -> SwiftStatement? {
    guard let name = raisedEvents.name(ofCompletion: composite) else { return nil }
    let raise = SwiftStatement.expression(.name("step.raise(.\(name))"))
    return machine.isOrthogonal(composite) ? .if(.name(completeProperty(composite)), [raise]) : raise
  }

  private func leaveRegions(of composite: Identifier<Machine.State>) -> SwiftDeclaration {
    let body = checked.regions(of: composite).reversed().flatMap { region -> [SwiftStatement] in
      let variable = SwiftExpression.name(names.regionValues[region])
      // The innermost state is the same thing to remember wherever the region is.
      let memory = checked.memory(ofRegion: region, isDeep: true)
      let cases = checked.regions[region].leaves.compactMap { leaf -> SwiftCase? in
        let steps = checked.steps(leaving: leaf).filter { step in
          memory.map { step != .remember($0, leaf) } ?? true
        }
        let statements = statements(carryingOut: steps)
        return statements.isEmpty ? nil : SwiftCase(patterns: [regionPattern(leaf)], body: statements)
      }
      return (cases.isEmpty ? [] : [regionSwitch(region, cases)])
        + (memory.map { [.assign(memoryVariable($0), variable)] } ?? []) + [.assign(variable, .name("nil"))]
    }
    return .function(
      ["Leaves the regions of `\(machine.states[composite].name.text)`, the last one first."],
      ["private", "mutating"], "func " + leaveMethod(composite), ["_ step: inout Macrostep"], body)
  }

  private func resumeRegions(_ step: Step) -> SwiftDeclaration? {
    guard case .resumeRegions(let composite, let isDeep) = step else { return nil }
    let body = checked.regions(of: composite).flatMap { region -> [SwiftStatement] in
      func resuming(_ past: Identifier<Machine.State>?) -> [SwiftStatement] {
        statements(carryingOut: checked.steps(resuming: past, in: region, isDeep: isDeep))
      }
      let rest = resuming(nil)
      guard let memory = checked.memory(ofRegion: region, isDeep: isDeep) else { return rest }
      let cases = checked.pasts(ofRegion: region, isDeep: isDeep).compactMap { past -> SwiftCase? in
        let body = resuming(past)
        return body == rest ? nil : SwiftCase(patterns: [optionalPattern(past)], body: body)
      }
      return cases.isEmpty
        ? rest
        : [.switch(memoryVariable(memory), cases.grouped() + [SwiftCase(patterns: [], body: rest)])]
    }
    let name = machine.states[composite].name.text
    return .function(
      [
        "Enters the regions of `\(name)` where they were left"
          + (isDeep ? ", down to the innermost states." : ".")
      ], ["private", "mutating"], "func " + resumeMethod(composite, isDeep: isDeep),
      ["_ step: inout Macrostep"], body)
  }

  private func isComplete(_ composite: Identifier<Machine.State>) -> SwiftDeclaration {
    let doubts = checked.regions(of: composite).map { region in
      SwiftStatement.switch(
        .name(names.regionValues[region]),
        [
          SwiftCase(
            patterns: checked.finalLeaves(ofRegion: region).map { regionPattern($0) }, body: doing([])),
          SwiftCase(patterns: [], body: [.return(.name("false"))]),
        ])
    }
    return .computed(
      ["Whether every region of `\(machine.states[composite].name.text)` is in a final state."], ["private"],
      completeProperty(composite), "Bool", doubts + [.return(.name("true"))])
  }
}
