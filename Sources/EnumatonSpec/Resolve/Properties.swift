/// The section `properties`.
extension Resolver {
  mutating func readProperties(_ section: YAMLNode) {
    for declaration in declarations(.property, in: section) {
      let name = declaration.name
      let fields = attributes(declaration, PropertyKey.self) { resolver, node in
        resolver.wrongShape(
          node, "'\(name.text)' takes a mapping with its claim", "write '\(name.text): { never: … }'")
      }
      let isReadable = declaration.value.map { $0.isEmpty || $0.isMapping } ?? true
      let claim = isReadable ? claim(of: name, fields) : nil
      readAllowances(fields[.allow], of: .property(Identifier(machine.properties.count)))
      machine.properties.append(
        Machine.Property(name: name, summary: text(fields[.summary]), claim: claim ?? .always(.always)))
    }
  }

  /// `nil` after a report.
  private mutating func claim(of name: Name, _ fields: Fields<PropertyKey>) -> Machine.Claim? {
    let claims = PropertyKey.claims.compactMap { key in fields.entry(key).map { (key, $0) } }
      .sorted { $0.1.key.start < $1.1.key.start }
    guard let (key, entry) = claims.first else {
      if !fields.isIncomplete { reportNoClaim(of: name, fields) }
      return nil
    }
    let isAboutReactions = PropertyKey.reactions.contains(key)
    if let other = claims.dropFirst().first(where: {
      !isAboutReactions || !PropertyKey.reactions.contains($0.0)
    }) {
      problems.error(
        .contradictoryProperty,
        "'\(name.text)' claims '\(key.rawValue)' and '\(other.0.rawValue)'; a property has one claim, so make "
          + "two of it",
        at: other.1.key.range, notes: [Diagnostic.Note("the first claim is here", at: entry.key.range)])
    }
    checkCompany(of: key, fields)
    switch key {
    case .never: return predicate(entry.value, key.rawValue).map { .never($0) }
    case .always: return predicate(entry.value, key.rawValue).map { .always($0) }
    case .alwaysCanReach: return predicate(entry.value, key.rawValue).map { .alwaysCanReach($0) }
    case .eventually:
      let goal = predicate(entry.value, key.rawValue)
      let premise = fields[.after].flatMap { predicate($0, "after") }
      guard let goal, let premise else { return nil }
      return .eventually(after: premise, goal)
    default:
      return stepClaim(claims.filter { PropertyKey.reactions.contains($0.0) }, fields).map { .step($0) }
    }
  }

  private mutating func reportNoClaim(of name: Name, _ fields: Fields<PropertyKey>) {
    let message =
      if fields.has(.after) {
        "'after' says when; add 'eventually' to say what comes to hold"
      } else if PropertyKey.circumstances.contains(where: { fields.has($0) }) {
        "'\(name.text)' says about which reactions, but not what; add 'does', 'never-does', 'goes-to', "
          + "'never-goes-to' or 'rejects'"
      } else {
        "'\(name.text)' claims nothing; add 'never', 'always', 'always-can-reach', 'after' with 'eventually', or "
          + "'does', 'never-does', 'goes-to', 'never-goes-to' or 'rejects'"
      }
    problems.error(.missingKey, message, at: name.range)
  }

  /// Reports keys that do not go with the claim under `key`, and one that it needs.
  private mutating func checkCompany(of key: PropertyKey, _ fields: Fields<PropertyKey>) {
    let isAboutReactions = PropertyKey.reactions.contains(key)
    let claim = key.rawValue
    if let after = fields.entry(.after), key != .eventually {
      let way =
        isAboutReactions
        ? "what holds before a reaction stands under 'while'"
        : "'after: …, eventually: …' is a claim of its own, so make two properties of it"
      problems.error(
        .contradictoryProperty, "'after' goes with 'eventually', not with '\(claim)'; \(way)",
        at: after.key.range)
    }
    if key == .eventually, !fields.has(.after), !fields.isIncomplete, let entry = fields.entry(.eventually) {
      problems.error(
        .missingKey,
        "'eventually' needs 'after', which says when; that something can always be reached is "
          + "'always-can-reach'",
        at: entry.key.range)
    }
    if isAboutReactions { return }
    for circumstance in PropertyKey.circumstances {
      guard let entry = fields.entry(circumstance) else { continue }
      let way =
        if circumstance != .while {
          "write 'goes-to' or 'never-goes-to' to say what holds after a reaction"
        } else if key == .eventually {
          "put it into 'after' with 'and'"
        } else if key == .never {
          "put it into 'never' with 'and'"
        } else if key == .alwaysCanReach {
          "this is claimed of every situation, so remove it"
        } else {
          "write 'not (…) or …' in '\(claim)'"
        }
      problems.error(
        .contradictoryProperty,
        "'\(circumstance.rawValue)' goes with a claim about reactions, not with '\(claim)'; \(way)",
        at: entry.key.range)
    }
  }

  private mutating func stepClaim(
    _ claims: [(PropertyKey, YAMLEntry)], _ fields: Fields<PropertyKey>
  ) -> Machine.StepClaim? {
    let consequences = claims.map { consequence($0.0, $0.1.value) }
    var claim = Machine.StepClaim(consequences.compactMap(\.self))
    if let node = fields[.while] { claim.during = predicate(node, "while") ?? .always }
    if let node = fields[.on] { claim.triggers = triggers(ofClaim: node) }
    if let node = fields[.when] {
      claim.condition = condition(node, fields.has(.on) || fields.isIncomplete ? claim.triggers : nil).0
    }
    return consequences.contains { $0 == nil } ? nil : claim
  }

  private mutating func consequence(_ key: PropertyKey, _ value: YAMLNode) -> Machine.Consequence? {
    switch key {
    case .does: .does(requests(value, key.rawValue))
    case .neverDoes, .neverSends: .neverDoes(requests(value, key.rawValue))
    case .goesTo: destination(value, key.rawValue).map { .goesTo($0) }
    case .rejects: reference(value, to: .rejection).map { .rejects(Identifier($0)) }
    default: destination(value, key.rawValue).map { .neverGoesTo($0) }
    }
  }

  private mutating func triggers(ofClaim node: YAMLNode) -> [Machine.Trigger] {
    if node.isEmpty {
      wrongShape(node, "'on' takes an event, a timer or a list of them", "leave it out to mean all")
      return []
    }
    if case .sequence(let items) = node.content, items.isEmpty { wrongShapeEmptyList(node, "on") }
    var result = UniqueList<Machine.Trigger>()
    for item in items(of: node) {
      if item.text == "done" {
        problems.error(
          .undeclared,
          "a completion belongs to the reaction that brings it about; name the event that leads to it, or leave "
            + "'on' out",
          at: item.range)
      } else if item.text == "any", names[.event]["any"] == nil {
        problems.error(.undeclared, "to mean whatever happens, leave 'on' out", at: item.range)
      } else if let trigger = trigger(item), !result.append(trigger) {
        reportRepeated(item)
      }
    }
    return result.elements
  }
}

extension YAMLNode {
  fileprivate var isMapping: Bool { if case .mapping = content { true } else { false } }
}
