/// Typed Swift values.
extension Resolver {
  /// The fields under `payload`, or `data` of a state, that could be read, and whether some could not.
  mutating func payload(
    _ node: YAMLNode?, key: String = "payload", of kind: String = "a payload field"
  ) -> (fields: [Machine.PayloadField], isIncomplete: Bool) {
    guard let node, !node.isEmpty else { return ([], false) }
    guard case .mapping(let entries) = node.content else {
      wrongShape(node, "'\(key)' is a mapping of names to Swift types")
      return ([], true)
    }
    var fields: [Machine.PayloadField] = []
    var spellings: [String: Name] = [:]
    for entry in entries {
      guard let name = newName(entry.key, of: kind) else { continue }
      let swift = SwiftIdentifier.lowerCamel(name.text)
      if let reason = ReservedNames.reason(payloadField: swift) {
        problems.error(
          .reservedName, "\(kind) cannot be called '\(name.text)': \(reason); rename it",
          at: name.range)
      }
      if let other = spellings.updateValue(name, forKey: swift) {
        problems.error(
          .swiftNameClash, "'\(name.text)' and '\(other.text)' are both '\(swift)' in Swift; rename one",
          at: name.range, notes: [Diagnostic.Note("'\(other.text)' is declared here", at: other.range)])
      }
      guard !entry.value.isRefused else { continue }
      guard let type = entry.value.text, !entry.value.isEmpty else {
        wrongShape(
          entry.value, "'\(name.text)' takes a Swift type",
          bracketedType(entry.value).map { "put the type in quotes: \"\($0)\"" })
        continue
      }
      var parser = PayloadTypeParser(
        type, machine: SwiftIdentifier.machineType(machine.name.text))
      if let problem = parser.problem() {
        problems.error(
          .invalidPayload, problem.message,
          at: place(of: problem.range, in: entry.value))
        continue
      }
      fields.append(Machine.PayloadField(name: name, type: type.trimmed))
    }
    return (fields, fields.count < entries.count)
  }

  /// `[String]` and `[String: Int]` are lists to YAML, unless they are quoted.
  private func bracketedType(_ node: YAMLNode) -> String? {
    guard case .sequence(let items) = node.content else { return nil }
    guard items.count == 1, let item = items.first else { return "[UInt8]" }
    if let text = item.text { return "[\(text)]" }
    if case .mapping(let entries) = item.content, entries.count == 1, let key = entries[0].key.text,
      let value = entries[0].value.text
    {
      return "[\(key): \(value)]"
    }
    return "[UInt8]"
  }

  /// What the machine keeps in a state; the states around it are read already.
  mutating func readData(_ node: YAMLNode?, of state: StateID) {
    let (fields, isIncomplete) = payload(node, key: "data", of: "a field of 'data'")
    if isIncomplete { unclearStates.insert(state) }
    let outer = machine.states[state].parent.map { machine.data(in: $0) } ?? []
    for field in fields {
      let swift = SwiftIdentifier.lowerCamel(field.name.text)
      guard let other = outer.first(where: { SwiftIdentifier.lowerCamel($0.name.text) == swift }) else {
        machine.states[state].data.append(field)
        continue
      }
      problems.error(
        .duplicateName,
        "a state around '\(machine.states[state].name.text)' keeps '\(other.name.text)' already, and it is there "
          + "inside too; remove it here or rename one",
        at: field.name.range,
        notes: [Diagnostic.Note("'\(other.name.text)' is declared here", at: other.name.range)])
    }
  }
}
