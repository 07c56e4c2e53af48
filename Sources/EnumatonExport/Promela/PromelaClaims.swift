import EnumatonCheck
import EnumatonSpec
import EnumatonVerify

// Each property is checked with its name defined (`-D` of spin): one that is not adds nothing to the model.

extension PromelaModel {
  private var stepClaims: [(name: String, claim: Machine.StepClaim)] {
    machine.properties.indices.compactMap { index in
      guard case .step(let claim) = machine.properties[index].claim, states(claim) else { return nil }
      return (names.properties[index], claim)
    }
  }

  /// Whether the model can tell what a claim is about: which of several microsteps refuses, it cannot.
  private func states(_ claim: Machine.StepClaim) -> Bool {
    !checked.hasMacrosteps || !claim.consequences.contains { if case .rejects = $0 { true } else { false } }
  }

  /// The conditions of claims about reactions to a trigger, which tell carried flags apart too.
  func claimConditions(_ trigger: Machine.Trigger) -> [Machine.Condition] {
    stepClaims.map(\.claim).filter { $0.triggers.isEmpty || $0.triggers.contains(trigger) }.map(\.condition)
  }

  var claimDeclarations: [String] {
    var lines: [String] = []
    for (name, claim) in stepClaims {
      let requests = claim.consequences.flatMap(\.notes).indices
      lines += ["#ifdef \(name)", "bit claimed;"] + requests.map { "bit noted_\($0);" }
      if !requests.isEmpty {
        lines += ["#define NOTE_\(name)(n) noted_##n = 1", "#else", "#define NOTE_\(name)(n) skip"]
      }
      lines.append("#endif")
    }
    for index in machine.properties.indices {
      switch machine.properties[index].claim {
      case .alwaysCanReach(let goal):
        lines.append(
          "/* \(names.properties[index]) is no LTL: from everywhere \(text(goal)) can be reached. */")
      case .eventually(let cause, let goal):
        lines.append(
          "/* \(names.properties[index]) is not exported: after \(text(cause)) there comes \(text(goal)). */")
      case .step(let claim) where !states(claim):
        lines.append("/* \(names.properties[index]) is not exported: it is about refusals. */")
      case .never, .always, .step: break
      }
    }
    return lines
  }

  /// Looked at in every situation.
  var situationClaims: [String] {
    machine.properties.indices.flatMap { index -> [String] in
      let claim: String
      switch machine.properties[index].claim {
      case .never(let predicate): claim = "!(\(text(predicate)))"
      case .always(let predicate): claim = text(predicate)
      case .alwaysCanReach, .eventually, .step: return []
      }
      return ["#ifdef \(names.properties[index])", "assert(\(claim));", "#endif"]
    }
  }

  /// Whether a claim is about the reaction that comes.
  var claimsBefore: [String] {
    stepClaims.flatMap { name, claim -> [String] in
      let events = checked.triggers.indices.compactMap { index -> String? in
        let trigger = checked.triggers[index]
        if case .done = trigger { return nil }
        guard claim.triggers.isEmpty || claim.triggers.contains(trigger) else { return nil }
        let condition = text(claim.condition, carried: machine.carriedFlags(of: trigger))
        let happens = "event == \(names.triggers[index])"
        return condition == "true" ? happens : "(\(happens) && \(condition))"
      }
      let when = events.isEmpty ? "false" : "(" + events.joined(separator: " || ") + ")"
      return ["#ifdef \(name)", "claimed = \(text(claim.during)) && \(when);", "#endif"]
    }
  }

  var claimsAfter: [String] {
    stepClaims.flatMap { name, claim -> [String] in
      let requests = claim.consequences.flatMap(\.notes).indices
      var number = 0
      let holds = claim.consequences.map { consequence -> String in
        let numbers = number..<number + consequence.notes.count
        number = numbers.upperBound
        return switch consequence {
        case .does, .rejects: numbers.map { "noted_\($0)" }.joined(separator: " && ")
        case .neverDoes: numbers.map { "!noted_\($0)" }.joined(separator: " && ")
        case .goesTo(let predicate): "(\(text(predicate)))"
        case .neverGoesTo(let predicate): "!(\(text(predicate)))"
        }
      }
      .joined(separator: " && ")
      return ["#ifdef \(name)", "assert(!claimed || (\(holds.isEmpty ? "true" : holds)));", "claimed = 0;"]
        + requests.map { "noted_\($0) = 0;" } + ["#endif"]
    }
  }

  /// Tells the claims that an action is done.
  func notes(of action: Machine.Action) -> [String] {
    notes { if case .request(let request) = $0 { request.isMet(by: action) } else { false } }
  }

  /// Tells the claims that an event is refused.
  func notes(of rejection: Identifier<Machine.Rejection>) -> [String] {
    notes { $0 == .rejection(rejection) }
  }

  private func notes(_ isMet: (Note) -> Bool) -> [String] {
    stepClaims.flatMap { name, claim in
      claim.consequences.flatMap(\.notes).enumerated().filter { isMet($0.element) }
        .map { "NOTE_\(name)(\($0.offset));" }
    }
  }

  /// Something that a claim wants to know of a reaction.
  fileprivate enum Note: Equatable {
    case request(Machine.Request)
    case rejection(Identifier<Machine.Rejection>)
  }
}

extension Machine.Consequence {
  fileprivate var notes: [PromelaModel.Note] {
    switch self {
    case .does(let requests), .neverDoes(let requests): requests.map { .request($0) }
    case .rejects(let rejection): [.rejection(rejection)]
    case .goesTo, .neverGoesTo: []
    }
  }
}
