/// How findings are told: `check` for the whole machine, `allow` beside one thing.
extension Resolver {
  mutating func setUnhandled(_ word: String, at node: YAMLNode) {
    machine.unhandledIsError = word == "error"
    if machine.unhandledIsError { machine.levels[.unhandled] = .error }
  }

  /// `unhandled` is the section of that name at the top, which says the same in another way.
  mutating func readLevels(_ section: YAMLNode, unhandled: YAMLEntry?) {
    if section.isEmpty { return }
    guard case .mapping(let entries) = section.content else {
      return wrongShape(section, "'check' is a mapping of findings to levels", "such as { overlap: off }")
    }
    for entry in entries {
      guard let code = finding(entry.key, in: "check"), let level = level(entry.value) else { continue }
      machine.levels[code] = level
      guard code == .unhandled else { continue }
      if let unhandled, let said = unhandled.value.text, ["error", "warning"].contains(said),
        said != level.rawValue
      {
        problems.error(
          .contradictoryLevel,
          "'unhandled' is '\(level.rawValue)' here and '\(said)' at the top of the spec; remove one",
          at: entry.key.range, notes: [Diagnostic.Note("the other one is here", at: unhandled.key.range)])
      }
      machine.unhandledIsError = level == .error
    }
  }

  private mutating func level(_ node: YAMLNode) -> Machine.Level? {
    if node.isRefused { return nil }
    if let word = node.plainText, ["false", "no", "none", "true", "on", "yes"].contains(word) {
      let way = ["false", "no", "none"].contains(word) ? "'off'" : "'error', 'warning' or 'advice'"
      problems.error(.wrongShape, "'\(word)' is no level; write \(way)", at: node.range)
      return nil
    }
    return choice(node, of: Machine.Level.allCases.map(\.rawValue)).flatMap(Machine.Level.init)
  }

  /// Reads what stands under `allow` of `subject`.
  mutating func readAllowances(_ node: YAMLNode?, of subject: Machine.Subject) {
    guard let node, !node.isEmpty, !node.isRefused else { return }
    guard case .mapping(let entries) = node.content else {
      let code = items(of: node).first?.text.flatMap { Diagnostic.Code(rawValue: $0) }?.rawValue ?? "CODE"
      return wrongShape(
        node, "'allow' is a mapping of findings to reasons", "write 'allow: { \(code): why it is meant }'")
    }
    for entry in entries {
      guard let code = finding(entry.key, in: "allow"), !entry.value.isRefused else { continue }
      if !entry.value.isEmpty, entry.value.text == nil {
        wrongShape(
          entry.value, "a reason is a text", "quote it if it has ': ' in it or starts with a bracket")
        continue
      }
      guard let reason = text(entry.value), !reason.isEmpty else {
        problems.error(
          .missingKey,
          "'\(code.rawValue)' is allowed without a reason; write why: '\(code.rawValue): because …'",
          at: entry.key.range)
        continue
      }
      machine.allowances.append(Machine.Allowance(subject, code, reason: reason, at: entry.key.range))
    }
  }

  /// The code of something that can be found in a valid spec.
  private mutating func finding(_ key: YAMLNode, in section: String) -> Diagnostic.Code? {
    guard !key.isRefused else { return nil }
    guard let text = key.text, !key.isEmpty else {
      wrongShape(key, "the code of a finding is expected here, such as 'overlap'")
      return nil
    }
    if let code = Diagnostic.Code(rawValue: text) {
      if code.isFinding { return code }
      problems.error(
        .contradictoryLevel,
        "'\(text)' makes a spec invalid and is an error always, so '\(section)' cannot name it; mend what it "
          + "reports",
        at: key.range)
      return nil
    }
    let findings = Diagnostic.Code.allCases.filter(\.isFinding).map(\.rawValue)
    let way =
      nearest.find(text, among: findings).map { "did you mean '\($0)'?" }
      ?? "findings are: \(findings.joined(separator: ", "))"
    problems.error(
      .undeclared, "no finding is called '\(text)'", at: key.range,
      notes: [Diagnostic.Note(way, at: key.range)])
    return nil
  }
}
