extension Model {
  /// The model as a module of TLA+. Its states are the situations of the machine; properties about situations are
  /// invariants, those about reactions say that no action that breaks them is enabled.
  package func tla() -> String {
    let title = "---- MODULE \(name) ----"
    var text = title + "\n(* \(name), from its spec by Enumaton. *)\nEXTENDS Integers\n\n"
    for (name, number) in constants { text += "\(name) == \(number)\n" }
    text += "\nVARIABLES\n"
    for (index, variable) in variables.enumerated() {
      let comma = index + 1 < variables.count ? "," : ""
      text += "  \(variable.name)\(comma)   \\* \(variable.comment)\n"
    }
    let all = variables.map(\.name).joined(separator: ", ")
    text += "\nvars == <<\(all)>>\n\nTypeOK ==\n"
    for variable in variables { text += "  /\\ \(variable.name) \\in 0..\(variable.top)\n" }
    text += "\n\\* A bit of a number.\nBit(number, place) == (number \\div (2 ^ place)) % 2\n\nInit ==\n"
    for variable in variables { text += "  /\\ \(variable.name) = \(variable.start)\n" }
    for (index, action) in actions.enumerated() {
      text +=
        "\n\\* \(action.comment)\nA\(index + 1) ==\n  /\\ \(Self.text(action.demand))\n" + assignments(action)
    }
    text += "\nNext ==\n" + actions.indices.map { "  \\/ A\($0 + 1)\n" }.joined()
    if actions.isEmpty { text += "  UNCHANGED vars\n" }
    text += "\nSpec == Init /\\ [][Next]_vars\n"
    for claim in claims {
      text += "\n\\* \(claim.text)\n"
      if let remark = claim.remark {
        text += "\\* \(claim.name) is not stated here: \(remark)\n"
      } else if let invariant = claim.invariant {
        text += "P_\(claim.name) ==\n  \(Self.text(invariant))\n"
      } else {
        text += "P_\(claim.name) ==\n"
        text += claim.breaking.map { "  /\\ ~(\(Self.text($0.demand)))   \\* \($0.comment)\n" }.joined()
        if claim.breaking.isEmpty { text += "  TRUE\n" }
      }
    }
    return text + "\n" + String(repeating: "=", count: title.count) + "\n"
  }

  /// What each variable is afterwards: changes come one after the other.
  private func assignments(_ action: Action) -> String {
    var values: [String: String] = [:]
    for change in action.changes {
      switch change {
      case .assign(let name, let number): values[name] = "\(number)"
      case .move(let name, let place): values[name] = place
      case .increment(let name, let most):
        let value = values[name] ?? name
        values[name] = "(IF \(value) < \(most) THEN \(value) + 1 ELSE \(value))"
      case .decrement(let name):
        let value = values[name] ?? name
        values[name] = "(IF \(value) > 0 THEN \(value) - 1 ELSE 0)"
      }
    }
    let changed = variables.compactMap { variable in
      values[variable.name].map { "  /\\ \(variable.name)' = \($0)\n" }
    }
    let unchanged = variables.map(\.name).filter { values[$0] == nil }
    return changed.joined()
      + (unchanged.isEmpty ? "" : "  /\\ UNCHANGED <<\(unchanged.joined(separator: ", "))>>\n")
  }

  private static func text(_ expression: Expression) -> String {
    switch expression {
    case .always: return "TRUE"
    case .never: return "FALSE"
    case .equals(let name, nil, let number): return "\(name) = \(number)"
    case .equals(let name, let mask?, let number):
      let bits = (0..<Int.bitWidth).filter { mask >> $0 & 1 == 1 }
      let parts = bits.map { "Bit(\(name), \($0)) = \(number >> $0 & 1)" }
      return parts.count == 1 ? parts[0] : parts.map { "(\($0))" }.joined(separator: " /\\ ")
    case .isIn(let name, let place): return "\(name) = \(place)"
    case .atLeast(let name, let number): return "\(name) >= \(number)"
    case .atMost(let name, let number): return "\(name) <= \(number)"
    case .not(let inner): return "~(\(text(inner)))"
    case .and(let parts):
      return parts.isEmpty ? "TRUE" : parts.map { "(\(text($0)))" }.joined(separator: " /\\ ")
    case .or(let parts):
      return parts.isEmpty ? "FALSE" : parts.map { "(\(text($0)))" }.joined(separator: " \\/ ")
    }
  }
}
