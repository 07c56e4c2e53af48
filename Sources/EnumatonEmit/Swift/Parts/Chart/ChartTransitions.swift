import EnumatonCheck
import EnumatonSpec

// `Transition` and `Transitions` of a machine that can take several at one event.
extension SwiftGenerator {
  func chartTransitionType() -> SwiftDeclaration {
    var cases: [SwiftDeclaration] = []
    var specNames: [SwiftCase] = []
    var moves = SwiftPatterns<Bool>()
    var touched = SwiftPatterns<UInt64>()
    var numbers = SwiftPatterns<Int>()
    for (rule, name) in transitions {
      cases.append(.enumCase(transitionDocumentation(rule), name))
      specNames.append(SwiftCase(patterns: ["." + name], body: [.return(.string(checked.name(of: rule)))]))
      moves.add("." + name, for: rule.touched != 0)
      touched.add("." + name, for: rule.touched)
      numbers.add("." + name, for: rule.transition.index)
    }
    func property(
      _ documentation: String, _ modifiers: [String], _ name: String, _ type: String, _ cases: [SwiftCase]
    ) -> SwiftDeclaration {
      .computed([documentation], modifiers, name, type, [.switch(.name("self"), cases)])
    }
    let element = transitionList.element
    let nameDocumentation = "State, event and number: `STATE/event#1`."
    var members = cases
    members +=
      hasLargeTransition
      ? largeTransitionConformances() + largeTransitionInitializer() + largeTransitionNames(nameDocumentation)
      : [property(nameDocumentation, access, "name", "StaticString", specNames)]
    members += [
      property(
        "Whether it leaves a state; otherwise it does something inside.", access, "moves", "Bool",
        moves.cases { .name("\($0)") })
    ]
    if checked.hasRegions {
      members += [
        property(
          "The regions it leaves a state of, a bit each.", ["fileprivate"], "touched", "UInt64",
          touched.cases { .name(Self.hexadecimal($0)) }),
        property(
          "Which transition of the file it is.", ["fileprivate"], "number", "Int",
          numbers.cases { .integer(Int64($0)) }),
      ]
    }
    return .type(
      [
        "Every transition, by state and event, in the order of the file.",
        "Where a state has several answers to an event, they are numbered in the order of the file; refusals "
          + "and ignored events count too, but are no transitions.",
      ], typeModifiers, .enum, "Transition",
      inherits: hasLargeTransition
        ? ["RawRepresentable", "Hashable", "Sendable"]
        : cases.isEmpty ? ["Hashable", "Sendable"] : [element, "Sendable"], members: members)
  }

  func transitionsType() -> SwiftDeclaration {
    .type(
      ["The transitions that an event set off, in the order in which they were taken."], typeModifiers,
      .struct, "Transitions", inherits: ["Sequence", "IteratorProtocol", "Hashable", "Sendable"],
      members: [
        .stored(
          [], ["fileprivate"], "var", "numbers", transitionList.name, value: .name(transitionList.name + "()")
        ),
        .function([], ["fileprivate"], "init", [], []),
        .computed(
          ["Whether none was taken."], access, "isEmpty", "Bool", [.expression(.name("numbers.isEmpty"))]),
        .function(
          [], access + ["mutating"], "func next", [], returns: "Transition?",
          [
            .expression(
              .name(hasTransitions ? "numbers.popFirst().flatMap { Transition(rawValue: $0) }" : "nil"))
          ]),
      ])
  }

  var hasTransitions: Bool { !transitions.isEmpty }
}
