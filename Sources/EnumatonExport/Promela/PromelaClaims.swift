import EnumatonCheck
import EnumatonSpec

// Each property is checked with its name defined (`-D` of spin): one that is not adds nothing to the model.

extension PromelaModel {
  private var stepClaims: [(name: String, claim: Machine.StepClaim)] {
    machine.properties.indices.compactMap { index in
      guard case .step(let claim) = machine.properties[index].claim else { return nil }
      return (names.properties[index], claim)
    }
  }

  /// The conditions of claims about reactions to a trigger, which tell carried flags apart too.
  func claimConditions(_ trigger: Machine.Trigger) -> [Machine.Condition] {
    stepClaims.map(\.claim).filter { $0.triggers.isEmpty || $0.triggers.contains(trigger) }.map(\.condition)
  }

  var claimDeclarations: [String] {
    var lines: [String] = []
    for (name, claim) in stepClaims {
      let requests = claim.consequence.requests.indices
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
      let requests = claim.consequence.requests.indices
      let holds: String
      switch claim.consequence {
      case .does: holds = requests.map { "noted_\($0)" }.joined(separator: " && ")
      case .neverDoes: holds = requests.map { "!noted_\($0)" }.joined(separator: " && ")
      case .goesTo(let predicate): holds = text(predicate)
      case .neverGoesTo(let predicate): holds = "!(\(text(predicate)))"
      }
      return ["#ifdef \(name)", "assert(!claimed || (\(holds.isEmpty ? "true" : holds)));", "claimed = 0;"]
        + requests.map { "noted_\($0) = 0;" } + ["#endif"]
    }
  }

  /// Tells the claims that an action is done.
  func notes(of action: Machine.Action) -> [String] {
    stepClaims.flatMap { name, claim in
      claim.consequence.requests.enumerated().filter { $0.element.isMet(by: action) }
        .map { "NOTE_\(name)(\($0.offset));" }
    }
  }
}

extension Machine.Consequence {
  fileprivate var requests: [Machine.Request] {
    switch self {
    case .does(let requests), .neverDoes(let requests): requests
    case .goesTo, .neverGoesTo: []
    }
  }
}

extension Machine.Request {
  fileprivate func isMet(by action: Machine.Action) -> Bool {
    switch (self, action) {
    case (.perform(let effect, let flags), .perform(let done, let sent)):
      effect == done && flags.allSatisfy(sent.contains)
    case (.start(let timer), .start(let started)): timer == started
    case (.stop(let timer), .stop(let stopped)): timer == stopped
    case (.stop, .stopAll): true
    default: false
    }
  }
}
