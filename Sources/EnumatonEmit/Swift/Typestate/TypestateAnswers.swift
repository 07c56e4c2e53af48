import EnumatonCheck
import EnumatonSpec

// What can come of an event.
extension TypestateGenerator {
  func outcomeType(leaf: Int, trigger: Int, _ outcomes: [TypestateOutcome]) -> SwiftDeclaration {
    let own = names.types[leaf]
    let cases: [SwiftDeclaration] = outcomes.map { outcome in
      switch outcome {
      case .state(let state):
        .enumCase(parts.documentation(machine.states[state].summary), stateName(state), [type(of: state)])
      case .rejected:
        .enumCase(["The event is refused; the state stays."], names.rejected, [own, "Rejection"])
      case .unhandled:
        .enumCase(["The spec gives no answer in this case; the state stays."], names.unhandled, [own])
      }
    }
    return .type(
      ["Where `\(machine.name(of: checked.triggers[trigger]))` leads."], parts.typeModifiers, .enum,
      names.outcomes[trigger],
      inherits: ["~Copyable", "Sendable"], members: cases)
  }

  /// The rules as statements, in the order they are tried. Each ends in a return.
  func answers(leaf: Int, trigger: Int, isAlone: Bool) -> [SwiftStatement] {
    var statements: [SwiftStatement] = []
    let rules = checked.rules(leaf: leaf, trigger: trigger)
    var place = 0
    while place < rules.count {
      let first = rules[place]
      let variants = rules[place...].prefix { $0.ordinal == first.ordinal }.map { (rule: $0, name: "") }
      place += variants.count
      if first.isTransition || rules.count > 1 {
        statements.append(.comment(parts.place(of: first.transition)))
      }
      let body = parts.statements(of: variants) { rule, _ in answer(rule, leaf: leaf, isAlone: isAlone) }
      if first.condition == .always { return statements + body }
      statements.append(.if(parts.condition(first.condition), body))
    }
    return statements + [.return(.implicitCall(names.unhandled, [.name("self")]))]
  }

  /// What a rule does, and the state after it.
  private func answer(_ rule: Rule, leaf: Int, isAlone: Bool) -> [SwiftStatement] {
    let result: SwiftExpression
    switch rule.outcome {
    case .reject(let rejection):
      result = .implicitCall(
        names.rejected, [.name("self"), .implicitMember(parts.names.rejections[rejection.index])])
    case .move(let target) where target != checked.leaves[leaf]:
      let next = SwiftExpression.call(
        .name(type(of: target)), arguments(from: nil) + data(in: target, rule))
      result = isAlone ? next : .implicitCall(stateName(target), [next])
    case .move, .stay, .ignore, .defer:
      let same = SwiftExpression.name("self")
      result = isAlone ? same : .implicitCall(stateName(checked.leaves[leaf]), [same])
    }
    let effects = rule.effects.compactMap { parts.effectValue($0) }
    return rule.steps.compactMap { parts.change($0) } + newData(rule, leaf: leaf)
      + effects.map { .expression(.call(.name("perform"), [SwiftArgument(nil, $0)])) } + [.return(result)]
  }

  /// What the next state keeps.
  private func data(in target: Identifier<Machine.State>, _ rule: Rule) -> [SwiftArgument] {
    dataArguments(of: target) { index, field in
      let name = parts.variable(for: field)
      if rule.data?[index] == .event { return .name(name) }
      // A parameter of another type may have the name.
      let isHidden = machine.payload(of: rule.trigger).contains { parts.variable(for: $0) == name }
      return isHidden ? .member(.name("self"), name) : .name(name)
    }
  }

  /// What a state that is entered again keeps from now on.
  private func newData(_ rule: Rule, leaf: Int) -> [SwiftStatement] {
    let own = checked.leaves[leaf]
    guard rule.outcome == .move(to: own), let origins = rule.data else { return [] }
    return zip(machine.data(in: own), origins).filter { $0.1 == .event }.map { field, _ in
      let name = parts.variable(for: field)
      return .assign(.member(.name("self"), name), .name(name))
    }
  }
}
