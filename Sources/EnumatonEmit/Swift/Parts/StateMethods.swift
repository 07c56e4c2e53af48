import EnumatonCheck
import EnumatonSpec

// What a machine does in whose answer to an event there is one transition at most: a method per state, and one
// per state and event where the answer is longer, for both doors to share.
extension SwiftGenerator {
  func stateMethods(_ table: AnswerTable) -> [SwiftDeclaration] {
    checked.leaves.indices.flatMap { leaf -> [SwiftDeclaration] in
      if answersNothing(leaf: leaf) { return [] }
      let name = names.states[checked.leaves[leaf].index]
      let whole = SwiftDeclaration.function(
        ["The answers in `\(name)`."], ["private", "mutating"], "func " + methodName(leaf: leaf),
        ["to event: Event"] + performParameter, returns: "Reaction",
        [eventSwitch(signals.indices.map { shared(table, leaf: leaf, signal: $0) })])
      let parts = signals.indices.filter { table.isShared(leaf: leaf, signal: $0) }.map { signal in
        let answer = table.answers[leaf][signal]
        return SwiftDeclaration.function(
          ["What `\(name)` answers to `\(self.name(of: signals[signal]))`."], ["private", "mutating"],
          "func " + table.methods[leaf][signal],
          answer.reads.map { "_ \($0.variable): \($0.type)" } + performParameter, returns: "Reaction",
          answer.body)
      }
      return [whole] + parts
    } + effectRunMethods()
  }

  /// The answer itself, or a call of the method that has it.
  func shared(_ table: AnswerTable, leaf: Int, signal: Int) -> Answer {
    var answer = table.answers[leaf][signal]
    if table.isShared(leaf: leaf, signal: signal) {
      answer.body = [
        .return(
          .call(
            .name(table.methods[leaf][signal]),
            (answer.reads.map(\.variable) + (hasEffects ? ["perform"] : [])).map {
              SwiftArgument(nil, .name($0))
            }))
      ]
      answer.isCall = true
    }
    return answer
  }

  var performParameter: [String] { hasEffects ? ["_ perform: (Effect) -> Void"] : [] }

  func methodName(leaf: Int) -> String { "reactIn" + names.stateParts[checked.leaves[leaf].index] }

  /// What a rule does, and what came of it.
  func answer(_ rule: Rule, named name: String) -> [SwiftStatement] {
    var statements = dataChange(rule) + rule.steps.compactMap { change($0) }
    if case .move(let target) = rule.outcome, target != rule.source {
      statements.append(.assign(.name("state"), .implicitMember(names.states[target.index])))
    }
    let effects = rule.effects
    if let run = effectRuns[effects] {
      statements.append(.expression(.name("Self.perform\(run)(perform)")))
    } else {
      statements += effects.compactMap(perform)
    }
    let reaction: SwiftExpression =
      switch rule.outcome {
      case .move: .implicitCall("moved", [transitionValue(rule, named: name)])
      case .stay: .implicitCall("stayed", [transitionValue(rule, named: name)])
      case .defer: .implicitMember("deferred")
      case .ignore: .implicitMember("ignored")
      case .reject(let rejection):
        .implicitCall("rejected", [.implicitMember(names.rejections[rejection.index])])
      }
    return statements + [.return(reaction)]
  }

  private func perform(_ action: Machine.Action) -> SwiftStatement? {
    effectValue(action).map { .expression(.call(.name("perform"), [SwiftArgument(nil, $0)])) }
  }

  /// The effects that transitions have in common.
  private func effectRunMethods() -> [SwiftDeclaration] {
    effectRuns.all.enumerated().map { number, run in
      .function(
        [text(of: run)], notInlined + ["private", "static"], "func perform\(number)",
        ["_ perform: (Effect) -> Void"],
        run.compactMap(perform))
    }
  }

  /// `leave, enter hall.`
  func text(of run: [Machine.Action]) -> String {
    run.map { machine.text(of: $0) }.joined(separator: ", ") + "."
  }

  /// `.listenSegment3`, with the payload that its effects take.
  private func transitionValue(_ rule: Rule, named name: String) -> SwiftExpression {
    let fields = payload(of: rule)
    guard !fields.isEmpty else { return .implicitMember(name) }
    return .call(
      .implicitMember(name), fields.map { SwiftArgument(argumentLabel(of: $0), .name(variable(for: $0))) })
  }
}

// What the machine holds.
extension SwiftGenerator {
  /// What a step changes of the flags, the counters and what is remembered.
  func change(_ step: Step) -> SwiftStatement? {
    switch step {
    case .act(.set(let flag)):
      .expression(.name("held").calling("formUnion", [.implicitMember(names.flags[flag.index])]))
    case .act(.clear(let flag)):
      .expression(.name("held").calling("subtract", [.implicitMember(names.flags[flag.index])]))
    case .act(.increment(let counter)): increment(counter)
    case .act(.decrement(let counter)): decrement(counter)
    case .act(.reset(let counter)): reset(counter)
    case .remember(let memory, let leaf): remember(memory, leaf)
    case .act, .enter, .leaveRegions, .resumeRegions, .complete: nil
    }
  }
}
