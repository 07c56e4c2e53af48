extension Resolver {
  mutating func readDiagram(_ section: YAMLNode) {
    if section.isEmpty { return }
    guard case .mapping(let entries) = section.content else {
      return wrongShape(section, "'diagram' is a mapping")
    }
    let fields = Fields<DiagramKey>(entries, of: section, in: &self)
    if let node = fields[.direction] { readDirection(node) }
    if let node = fields[.composites],
      let word = choice(node, of: Machine.Diagram.Composites.allCases.map(\.rawValue)),
      let composites = Machine.Diagram.Composites(rawValue: word)
    {
      machine.diagram.composites = composites
    }
    machine.diagram.gathered = texts(fields[.gather], "gather")
    for item in fields[.gather].map(items) ?? [] { checkTag(item) }
    if let node = fields[.styles], !node.isEmpty { readStyles(node) }
  }

  private mutating func readDirection(_ node: YAMLNode) {
    // What other tools call them.
    let known = ["TB": "down", "TD": "down", "LR": "right"]
    if let text = node.text, let word = known[text.uppercased()] {
      problems.error(.wrongShape, "write '\(word)' instead of '\(text)'", at: node.range)
    } else if let word = choice(node, of: Machine.Diagram.Direction.allCases.map(\.rawValue)),
      let direction = Machine.Diagram.Direction(rawValue: word)
    {
      machine.diagram.direction = direction
    }
  }

  private mutating func readStyles(_ node: YAMLNode) {
    guard case .mapping(let entries) = node.content else {
      return wrongShape(node, "'styles' is a mapping of tags to styles")
    }
    for entry in entries {
      guard let tag = text(entry.key), !tag.isEmpty,
        let word = choice(entry.value, of: Machine.Diagram.Style.allCases.map(\.rawValue)),
        let style = Machine.Diagram.Style(rawValue: word)
      else { continue }
      machine.diagram.styles.append((tag, style))
      checkTag(entry.key)
    }
  }

  /// A tag that no transition has would be a style for nothing.
  private mutating func checkTag(_ node: YAMLNode) {
    guard let tag = node.text?.trimmed, !tag.isEmpty else { return }
    let known = machine.transitions.flatMap(\.tags)
    if known.contains(tag) { return }
    let note = nearest.find(tag, among: known).map {
      Diagnostic.Note("did you mean '\($0)'?", at: node.range)
    }
    problems.error(
      .undeclared, "no transition has the tag '\(tag)'; give it to one with 'tags', or remove this",
      at: node.range, notes: note.map { [$0] } ?? [])
  }
}
