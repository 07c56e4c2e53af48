import EnumatonCheck
import EnumatonSpec
import EnumatonVerify

// Each property is checked with its name defined (`-D` of spin): one that is not adds nothing to the model. `CLAIM` is an
// assertion, unless who wants to know of several at once defines it otherwise.

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

  private func isAssertion(_ claim: Machine.Claim) -> Bool {
    switch claim {
    case .never, .always: true
    case .step(let claim): states(claim)
    case .alwaysCanReach, .eventually: false
    }
  }

  /// The conditions of claims about reactions to a trigger, which tell carried flags apart too.
  func claimConditions(_ trigger: Machine.Trigger) -> [Machine.Condition] {
    stepClaims.map(\.claim).filter { $0.triggers.isEmpty || $0.triggers.contains(trigger) }.map(\.condition)
  }

  var claimDeclarations: [String] {
    var lines: [String] = []
    if machine.properties.contains(where: { isAssertion($0.claim) }) {
      lines += ["#ifndef CLAIM", "#define CLAIM(name, holds) assert(holds)", "#endif"]
    }
    for (name, claim) in stepClaims {
      let requests = claim.consequences.flatMap(\.notes).indices
      lines += ["#ifdef \(name)", "bit claimed_\(name);"] + requests.map { "bit noted_\(name)_\($0);" }
      if !requests.isEmpty {
        lines += ["#define NOTE_\(name)(n) noted_\(name)_##n = 1", "#else", "#define NOTE_\(name)(n) skip"]
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
    let claims = machine.properties.indices.map { index -> [String] in
      let claim: String
      switch machine.properties[index].claim {
      case .never(let predicate): claim = "!(\(text(predicate)))"
      case .always(let predicate): claim = text(predicate)
      case .alwaysCanReach, .eventually, .step: return []
      }
      let name = names.properties[index]
      return ["#ifdef \(name)", "CLAIM(\(name), \(claim));", "#endif"]
    }
    return inPortions(claims)
  }

  /// Each portion is one step of spin, which makes one of a long run of steps by itself only up to a limit.
  private func inPortions(_ claims: [[String]]) -> [String] {
    let claims = claims.filter { !$0.isEmpty }
    return stride(from: 0, to: claims.count, by: 30).flatMap { start in
      ["d_step {", "  skip;"] + Array(claims[start..<min(start + 30, claims.count)].joined()).indented + [
        "};"
      ]
    }
  }

  /// Whether a claim is about the reaction that comes.
  var claimsBefore: [String] {
    let claims = stepClaims.map { name, claim -> [String] in
      let events = checked.triggers.indices.compactMap { index -> String? in
        let trigger = checked.triggers[index]
        if case .done = trigger { return nil }
        guard claim.triggers.isEmpty || claim.triggers.contains(trigger) else { return nil }
        let condition = text(claim.condition, carried: machine.carriedFlags(of: trigger))
        let happens = "event == \(names.triggers[index])"
        return condition == "true" ? happens : "(\(happens) && \(condition))"
      }
      let when = events.isEmpty ? "false" : "(" + events.joined(separator: " || ") + ")"
      return ["#ifdef \(name)", "claimed_\(name) = \(text(claim.during)) && \(when);", "#endif"]
    }
    return inPortions(claims)
  }

  var claimsAfter: [String] {
    let claims = stepClaims.map { name, claim -> [String] in
      let requests = claim.consequences.flatMap(\.notes).indices
      var number = 0
      let holds = claim.consequences.map { consequence -> String in
        let numbers = number..<number + consequence.notes.count
        number = numbers.upperBound
        return switch consequence {
        case .does, .rejects: numbers.map { "noted_\(name)_\($0)" }.joined(separator: " && ")
        case .neverDoes: numbers.map { "!noted_\(name)_\($0)" }.joined(separator: " && ")
        case .goesTo(let predicate): "(\(text(predicate)))"
        case .neverGoesTo(let predicate): "!(\(text(predicate)))"
        }
      }
      .joined(separator: " && ")
      let claim = "!claimed_\(name) || (\(holds.isEmpty ? "true" : holds))"
      return ["#ifdef \(name)", "CLAIM(\(name), \(claim));", "claimed_\(name) = 0;"]
        + requests.map { "noted_\(name)_\($0) = 0;" } + ["#endif"]
    }
    return inPortions(claims)
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
