extension Model {
  /// The model for spin. Its states are the situations of the machine: spin's "states, stored" is their number.
  package func promela() -> String {
    var text = """
      /* \(name), from its spec by Enumaton: every situation that the machine can come to is one state.
       *
       *   spin -o2 -a model.pml && gcc -O2 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -E -m1000000
       *
       * (-o2: variables that are only written, such as a timer that nothing looks at, count too.)
       * Each option below is one course that a reaction can take. With spin -DP_name one property is
       * checked: a situation or a reaction that breaks it violates an assertion.
       */

      """
    for (name, number) in constants { text += "#define \(name) \(number)\n" }
    text += "\n"
    for variable in variables {
      let type = variable.top <= 1 ? "bit" : variable.top <= 255 ? "byte" : "int"
      text += "\(type) \(variable.name) = \(variable.start);   /* \(variable.comment) */\n"
    }
    text += process("machine", actions.map(option))
    for claim in claims {
      text += "\n/* \(Self.comment(claim.name)): \(Self.comment(claim.text)) */\n"
      if let remark = claim.remark {
        text += "/* not checked here: \(remark) */\n"
        continue
      }
      let invariants = claim.invariant.map { "  :: d_step { \(Self.text(.not($0))) -> assert(false) }\n" }
      let reactions = claim.breaking.map { action in
        "  /* \(Self.comment(action.comment)) */\n"
          + "  :: d_step { \(Self.text(action.demand)) -> assert(false) }\n"
      }
      if claim.invariant == nil, claim.breaking.isEmpty {
        text += "/* no reaction that there is breaks it */\n"
        continue
      }
      text += "#ifdef P_\(claim.name)\n"
      text += process("break_\(claim.name)", (invariants.map { [$0] } ?? []) + reactions) + "#endif\n"
    }
    return text
  }

  /// A process that is always at its one loop, so that it adds no states.
  private func process(_ name: String, _ options: [String]) -> String {
    options.isEmpty ? "" : "\nactive proctype \(name)() {\n  do\n" + options.joined() + "  od\n}\n"
  }

  private func option(_ action: Action) -> String {
    let changes = action.changes.map { change in
      switch change {
      case .assign(let name, let number): "\(name) = \(number)"
      case .move(let name, let place): "\(name) = \(place)"
      case .increment(let name, let most): "\(name) = (\(name) < \(most) -> \(name) + 1 : \(name))"
      case .decrement(let name): "\(name) = (\(name) > 0 -> \(name) - 1 : 0)"
      }
    }
    return "  /* \(Self.comment(action.comment)) */\n"
      + "  :: d_step { \(Self.text(action.demand)) -> \(changes.isEmpty ? "skip" : changes.joined(separator: "; ")) }\n"
  }

  private static func comment(_ text: String) -> String {
    var result = ""
    for character in text {
      result +=
        character == "/" && result.last == "*"
        ? " /" : character == "*" && result.last == "/" ? " *" : String(character)
    }
    return result
  }

  private static func text(_ expression: Expression) -> String {
    switch expression {
    case .always: "true"
    case .never: "false"
    case .equals(let name, nil, let number): "\(name) == \(number)"
    case .equals(let name, let mask?, let number): "(\(name) & \(mask)) == \(number)"
    case .isIn(let name, let place): "\(name) == \(place)"
    case .atLeast(let name, let number): "\(name) >= \(number)"
    case .atMost(let name, let number): "\(name) <= \(number)"
    case .not(let inner): "!(\(text(inner)))"
    case .and(let parts): parts.isEmpty ? "true" : parts.map { "(\(text($0)))" }.joined(separator: " && ")
    case .or(let parts): parts.isEmpty ? "false" : parts.map { "(\(text($0)))" }.joined(separator: " || ")
    }
  }
}
