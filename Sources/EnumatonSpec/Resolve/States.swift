extension Resolver {
  typealias StateID = Identifier<Machine.State>

  mutating func readStates(_ section: YAMLNode) {
    let outermost = readStates(section, inside: nil)
    guard let first = outermost.first else {
      if !names[.state].isIncomplete {
        problems.error(.missingKey, "a machine needs at least one state", at: section.range)
      }
      return
    }
    machine.initial = initialState(among: outermost) ?? first.id
  }

  /// A state with what is known of it only after its siblings.
  struct ReadState {
    var id: StateID
    /// The key `initial: true`, if it has that.
    var initial: YAMLEntry?
  }

  /// Reads the states of one level, each followed by those inside it.
  mutating func readStates(_ section: YAMLNode, inside parent: StateID?) -> [ReadState] {
    var siblings: [ReadState] = []
    for (key, value) in declared(.state, in: section) {
      guard let name = declare(.state, key) else { continue }
      let id = StateID(machine.states.count)
      machine.states.append(Machine.State(name: name, parent: parent))
      var summary: String?
      var saysFinal = false
      let fields = attributes(Declaration(name: name, value: value), StateKey.self) {
        if let word = $0.attribute($1, among: ["initial", "final"], of: name) {
          saysFinal = word == "final"
        } else {
          summary = $0.text($1)
        }
      }
      machine.states[id].summary = summary ?? text(fields[.summary])
      let isFinal = saysFinal ? true : boolean(fields[.final], "final")
      machine.states[id].isFinal = isFinal ?? false
      if fields.isIncomplete || isFinal == nil && fields.has(.final) { unclearStates.insert(id) }
      machine.states[id].timers = references(fields[.timers], to: .timer)
      machine.states[id].tags = texts(fields[.tags], "tags")
      machine.states[id].entry = stateActions(fields[.entry], "entry")
      machine.states[id].exit = stateActions(fields[.exit], "exit")
      readData(fields[.data], of: id)
      readAllowances(fields[.allow], of: .state(id))
      let initial = fields.entry(.initial)
      let inner = fields[.states].map { readStates($0, inside: id) } ?? []
      if let regions = fields[.regions] {
        machine.states[id].children = inner.map(\.id) + readRegions(regions, inside: id)
        checkRegions(of: id, fields)
      } else {
        machine.states[id].children = inner.map(\.id)
        machine.states[id].initial = initialState(of: id, inner, named: initial)
      }
      if isFinal == true, !machine.states[id].children.isEmpty, let key = fields.entry(.final)?.key {
        reportFinalComposite(id, at: key.range)
      }
      siblings.append(ReadState(id: id, initial: initial?.value.plainText == "true" ? initial : nil))
    }
    return siblings
  }

  /// The child with which a composite starts: the one it names, or the one that says so, or the first.
  mutating func initialState(of id: StateID, _ children: [ReadState], named entry: YAMLEntry?)
    -> StateID?
  {
    let marked = initialState(among: children)
    let isRegion = machine.states[id].isRegion
    guard let entry, !entry.value.isRefused,
      isRegion || !["true", "false"].contains(entry.value.plainText)
    else {
      return marked ?? children.first?.id
    }
    let node = entry.value
    let owner = machine.states[id].name.text
    if isRegion, node.isEmpty || node.text == nil || ["true", "false"].contains(node.plainText) {
      wrongShape(
        node, "'initial' of a region is the name of a state inside",
        "all regions are entered, none comes first")
      return marked ?? children.first?.id
    }
    guard let text = node.text, !node.isEmpty else {
      wrongShape(node, "'initial' is true, false or the name of a state inside")
      return marked ?? children.first?.id
    }
    if children.isEmpty {
      problems.error(
        .wrongShape, "'\(owner)' has no states inside; 'initial' is true or false here", at: node.range)
      return nil
    }
    guard let child = children.first(where: { machine.states[$0.id].name.text == text }) else {
      reportForeignChild(text, of: id, children, at: node.range)
      return marked ?? children.first?.id
    }
    if let marked, marked != child.id, let key = children.first(where: { $0.id == marked })?.initial?.key {
      problems.error(
        .contradictoryState,
        "'\(owner)' starts with '\(text)', but another state inside says 'initial: true'",
        at: node.range, notes: [Diagnostic.Note("said here", at: key.range)])
    }
    return child.id
  }

  private mutating func reportForeignChild(
    _ text: String, of id: StateID, _ children: [ReadState], at range: SourceRange
  ) {
    if names[.state].isIncomplete { return }
    let owner = machine.states[id].name.text
    var notes: [Diagnostic.Note] = []
    let inside = children.map { machine.states[$0.id].name }
    if let near = nearest.find(text, among: inside.map(\.text)),
      let name = inside.first(where: { $0.text == near })
    {
      notes.append(Diagnostic.Note("did you mean '\(near)'?", at: name.range))
    }
    problems.error(
      .undeclared, "no state directly inside '\(owner)' is called '\(text)'", at: range, notes: notes)
  }

  /// The one of `siblings` that says `initial: true`.
  private mutating func initialState(among siblings: [ReadState]) -> StateID? {
    let marked = siblings.filter { $0.initial != nil }
    guard let first = marked.first else { return nil }
    for other in marked.dropFirst() {
      guard let key = other.initial?.key, let firstKey = first.initial?.key else { continue }
      problems.error(
        .contradictoryState,
        "'\(machine.states[other.id].name.text)' and '\(machine.states[first.id].name.text)' both say "
          + "'initial: true'; one state is the first",
        at: key.range, notes: [Diagnostic.Note("said first here", at: firstKey.range)])
    }
    return first.id
  }

  private mutating func stateActions(_ node: YAMLNode?, _ key: String) -> [Machine.Action] {
    guard let node else { return [] }
    let actions = self.actions(node, key)
    for case .perform(let id, _) in actions where !machine.effects[id].payload.isEmpty {
      let effect = machine.effects[id].name
      problems.error(
        .payloadMismatch,
        "'\(effect.text)' needs a payload, which only an event brings; perform it in the transitions instead",
        at: node.range, notes: [Diagnostic.Note("its payload is declared here", at: effect.range)])
      break
    }
    return actions
  }
}
