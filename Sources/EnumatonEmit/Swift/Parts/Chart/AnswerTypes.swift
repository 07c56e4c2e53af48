import EnumatonCheck
import EnumatonSpec

// `Answer`: what one active state chooses; `Choices`: what several active side by side choose together.
extension SwiftGenerator {
  func answerTypes() -> [SwiftDeclaration] {
    hasEvents ? [answerType()] + (checked.hasRegions ? [choicesType()] : []) : []
  }

  /// Whether anything can happen to the machine.
  var hasEvents: Bool { !machine.events.isEmpty || !machine.timers.isEmpty }

  /// What an answer can be besides a transition, from that which says least.
  private var refusals: [(name: String, values: [String])] {
    [("unhandled", []), ("ignored", [])] + (checked.defersEvents ? [("deferred", [])] : [])
      + (machine.rejections.isEmpty
        ? [] : [("rejected", ["Rejection"] + (refusalsHaveOrder ? ["Int"] : []))])
  }

  /// Whether it matters where in the file a refusal stands: several regions may refuse one event.
  var refusalsHaveOrder: Bool { checked.hasRegions && machine.rejections.count > 1 }

  private func answerType() -> SwiftDeclaration {
    // Of several refusals, the one that stands first in the file says most.
    let lastPlace = refusalsHaveOrder ? machine.transitions.count : 0
    let all = refusals + (hasTransitions ? [("take", ["Transition"])] : [])
    let ranks = all.enumerated().map { rank, item in
      if item.values.count > 1 {
        return SwiftCase(
          patterns: [".\(item.name)(_, let place)"], body: [.expression(.name("\(rank + lastPlace) - place"))]
        )
      }
      let value = item.name == "take" ? rank + lastPlace : rank
      return SwiftCase(patterns: ["." + item.name], body: [.expression(.integer(Int64(value)))])
    }
    return .type(
      ["What a state answers to an event."], ["nonisolated", "fileprivate"], .enum, "Answer",
      members: all.map { .enumCase([], $0.name, $0.values) }
        + (checked.hasRegions
          ? [
            .computed(
              ["How much it says: of several states that one answers which says most."], [], "rank", "Int",
              [.switch(.name("self"), ranks)])
          ] : []))
  }

  /// What an answer means where no transition is taken.
  func reactionCases() -> [SwiftCase] {
    refusals.reversed().map { name, values in
      values.isEmpty
        ? SwiftCase(patterns: ["." + name], body: [.return(.implicitMember(name))])
        : SwiftCase(
          patterns: [values.count > 1 ? ".\(name)(let rejection, _)" : ".\(name)(let rejection)"],
          body: [.return(.implicitCall(name, [.name("rejection")]))])
    }
  }

  /// The transitions come into order as they are added: each one moves down as far as it must.
  private func choicesType() -> SwiftDeclaration {
    let count = hasTransitions ? mostActive : 0
    let slots = (0..<count).map { "choice\($0)" }
    let insertions = slots.map { slot in
      SwiftStatement.if(
        .name("transition < \(slot)"), [.expression(.name("swap(&transition, &\(slot))"))])
    }
    let shifts = zip(slots, slots.dropFirst() + [".max"]).map {
      SwiftStatement.assign(.name($0), .name($1))
    }
    let element = transitionList.element
    let rest: [SwiftStatement] =
      count == 0
      ? []
      : [
        .guard(["case .take(let chosen) = answer"], [.expression(.name("return"))]),
        .assign(.name("var transition"), .name("chosen.rawValue")),
      ] + insertions
    return .type(
      ["What the active states have chosen, transitions in the order of the file."],
      ["nonisolated", "fileprivate"], .struct, "Choices",
      members: slots.map { .stored([], ["private"], "var", $0, element, value: .name(".max")) } + [
        .stored(
          ["The answer that says most; of equal ones the first."], [], "var", "answer", "Answer",
          value: .implicitMember("unhandled")),
        .function(
          [], ["mutating"], "func add", ["_ answer: Answer"],
          [.if(.name("answer.rank > self.answer.rank"), [.assign(.name("self.answer"), .name("answer"))])]
            + rest),
      ]
        + (count == 0
          ? []
          : [
            .function(
              [], ["mutating"], "func next", [], returns: "Transition?",
              [.assign(.name("let next"), .name("Transition(rawValue: \(slots[0]))"))] + shifts
                + [.return(.name("next"))])
          ]))
  }

  /// The most states with nothing inside that are active at the same time.
  private var mostActive: Int {
    func most(in state: Identifier<Machine.State>) -> Int {
      let inside = machine.states[state].children.map(most)
      if inside.isEmpty { return 1 }
      return machine.isOrthogonal(state) ? inside.reduce(0, +) : inside.max() ?? 1
    }
    return machine.states.identifiers.filter { machine.states[$0].parent == nil }.map(most).max() ?? 1
  }
}
