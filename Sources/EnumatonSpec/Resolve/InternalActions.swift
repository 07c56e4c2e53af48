/// What a machine does to its counters, and the events it raises itself.
extension Resolver {
  /// The counters that an action of the list under `list` names.
  mutating func counters(
    _ key: YAMLNode, _ value: YAMLNode?, in list: String
  ) -> [Identifier<Machine.Counter>] {
    let word = key.text ?? ""
    guard let value, !value.isEmpty else {
      let example = machine.counters.first.map { ", as in '\(word): \($0.name.text)'" }
      problems.error(.wrongShape, "'\(word)' needs a counter" + (example ?? ""), at: key.range)
      return []
    }
    if case .mapping(let entries) = value.content, let name = entries.first?.key.text {
      let meaning = word == "reset" ? "goes back to the initial value" : "is by one"
      problems.error(
        .wrongShape, "'\(word)' \(meaning) and takes nothing but a counter; write '\(word): \(name)'",
        at: value.range)
      return []
    }
    if case .sequence(let items) = value.content, items.isEmpty { wrongShapeEmptyList(value, word) }
    let counters: [Identifier<Machine.Counter>] = references(value, to: .counter)
    if list != "do", let refusing = counters.first(where: { machine.counters[$0].bound == .refuses }) {
      let name = machine.counters[refusing].name
      problems.error(
        .contradictoryCounter,
        "'\(name.text)' refuses to pass its bounds, but nothing can be refused on \(list); change it in the "
          + "transitions, or let it saturate",
        at: range(of: name.text, in: value),
        notes: [Diagnostic.Note("'\(name.text)' is declared here", at: name.range)])
    }
    return counters
  }

  /// A list changes a counter once, so that one number before and one after it say what it does.
  mutating func checkChangedOnce(
    _ id: Identifier<Machine.Counter>, at key: YAMLNode, _ places: [Machine.Action: YAMLNode]
  ) {
    let changes: [Machine.Action] = [.increment(id), .decrement(id), .reset(id)]
    guard let other = changes.lazy.compactMap({ places[$0] }).first else { return }
    problems.error(
      .contradictoryCounter, "'\(machine.counters[id].name.text)' is changed twice here; remove one",
      at: key.range, notes: [Diagnostic.Note("the other one is here", at: other.range)])
  }

  /// `raise: pushed`, `raise: { segment: [SYN] }`, or a list of such.
  mutating func raise(_ key: YAMLNode, _ value: YAMLNode?, to result: inout [Machine.Action]) {
    guard let value, !value.isEmpty else {
      let example = machine.events.first { $0.payload.isEmpty }.map { ", as in 'raise: \($0.name.text)'" }
      problems.error(.wrongShape, "'raise' needs an event" + (example ?? ""), at: key.range)
      return
    }
    if case .sequence(let items) = value.content, items.isEmpty { wrongShapeEmptyList(value, "raise") }
    for item in items(of: value) {
      switch item.content {
      case .mapping(let entries):
        for entry in entries { if let action = raise(entry.key, with: entry.value) { result.append(action) } }
      default:
        if let action = raise(item, with: nil) { result.append(action) }
      }
    }
  }

  private mutating func raise(_ name: YAMLNode, with flags: YAMLNode?) -> Machine.Action? {
    if name.text == "done", names[.event]["done"] == nil {
      problems.error(
        .undeclared,
        "'done' is raised by the machine itself when a final state is entered; go to a state that is final",
        at: name.range)
      return nil
    }
    if let key = name.text, ["event", "name", "type"].contains(key), names[.event][key] == nil,
      let event = flags?.text, !(flags?.isEmpty ?? true)
    {
      reportUndeclared(
        key, [.event], at: name.range, "no event is called '\(key)'; write '{ raise: \(event) }'")
      return nil
    }
    guard let index = reference(name, to: .event) else { return nil }
    let id = Identifier<Machine.Event>(index)
    let event = machine.events[id]
    if let field = event.payload.first {
      problems.error(
        .payloadMismatch,
        "'\(event.name.text)' has a payload, and nothing brings its values here; raise an event without one",
        at: name.range, notes: [Diagnostic.Note("its payload is declared here", at: field.name.range)])
      return nil
    }
    guard let flags, !flags.isEmpty else { return .raise(id, flags: []) }
    return .raise(
      id, flags: self.flags(flags, of: event.name, event.carries, carriedByEvent[id.index]))
  }
}
