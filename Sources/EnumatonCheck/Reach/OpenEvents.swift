package import EnumatonSpec

extension Exploration {
  /// An event that can happen where nothing answers it.
  package struct UnhandledEvent: Sendable {
    package var event: Identifier<Machine.Event>
    /// The states with nothing inside in which that can be.
    package var leaves: [Identifier<Machine.State>]
    package var message: String
    package var notes: [Diagnostic.Note]
    /// The shortest run to one of them.
    package var run: [Event]
  }

  /// The events without an answer, in the order of their declaration. Nothing is expected of final states.
  package mutating func unhandledEvents() -> [UnhandledEvent] {
    var open: [Identifier<Machine.Event>: [Command]] = [:]
    for command in takenCommands() where command.kind == .unhandled {
      if case .event(let event) = command.trigger { open[event, default: []].append(command) }
    }
    return open.keys.sorted().compactMap { unhandled($0, open[$0] ?? []) }
  }

  private mutating func unhandled(
    _ event: Identifier<Machine.Event>, _ commands: [Command]
  ) -> UnhandledEvent? {
    let machine = checked.machine
    var byLeaf: [Identifier<Machine.State>: [Command]] = [:]
    for command in commands {
      for leaf in leaves(in: command.source) where !machine.states[leaf].isFinal {
        byLeaf[leaf, default: []].append(command)
      }
    }
    let leaves = byLeaf.keys.sorted()
    guard !leaves.isEmpty, let run = run(takingAnyOf: leaves.flatMap { byLeaf[$0] ?? [] })?.events else {
      return nil
    }

    var order: [String] = []
    var groups: [String: [Identifier<Machine.State>]] = [:]
    for leaf in leaves {
      let cases = caseText(of: byLeaf[leaf] ?? [], in: leaf)
      if groups[cases] == nil { order.append(cases) }
      groups[cases, default: []].append(leaf)
    }
    let expecting = checked.leaves.count { !machine.states[$0].isFinal }
    let name = machine.events[event].name
    var message = "event '\(name.text)' is not answered in "
    var notes: [Diagnostic.Note] = []
    if order.count == 1, leaves.count == expecting {
      message += "any state" + order[0]
    } else if order.count == 1 {
      message += machine.list(of: leaves) + order[0]
    } else {
      message += "\(leaves.count) of \(expecting) states"
      for cases in order.prefix(10) {
        let group = groups[cases] ?? []
        notes.append(
          Diagnostic.Note("in \(machine.list(of: group))\(cases)", at: machine.states[group[0]].name.range))
      }
      let more = order.dropFirst(10).reduce(0) { $0 + (groups[$1]?.count ?? 0) }
      if more > 0 { notes.append(Diagnostic.Note("and in \(more) more states", at: name.range)) }
    }
    if checked.hasRegions, leaves.contains(where: { checked.region(of: $0) > 0 }) {
      notes.append(
        Diagnostic.Note(
          "of regions that are active side by side, the answer of one is enough", at: name.range))
    }
    return UnhandledEvent(event: event, leaves: leaves, message: message, notes: notes, run: run)
  }

  /// ` when 'SYN and not ACK'`: the simplest condition over flags for what these commands leave open in a leaf,
  /// where only what can come about counts; nothing if it is all.
  private mutating func caseText(of commands: [Command], in leaf: Identifier<Machine.State>) -> String {
    let hidden = checked.machine.flags.count(where: \.isHeld)..<compiler.variables.count
    var open = Diagram.none
    for command in commands {
      let cases = compiler.diagrams.and(command.cases, reached[command.source])
      open = compiler.diagrams.or(open, cases)
    }
    var possible = Diagram.none
    for (location, cases) in reached.inOrder where leaves(in: location).contains(leaf) {
      possible = compiler.diagrams.or(possible, cases)
    }
    if compiler.diagrams.subtract(open, from: possible) == .none { return "" }
    let flags = compiler.diagrams.drop(hidden, from: open)
    let visible = compiler.diagrams.drop(hidden, from: possible)
    let impossible = compiler.diagrams.not(visible)
    guard let cubes = compiler.diagrams.cubes(of: flags, besides: impossible), cubes != [Cube()] else {
      return " in some cases"
    }
    let parts = cubes.sorted { $0.literals.count < $1.literals.count }.map { cube in
      let text = cube.literals.compactMap { literal -> String? in
        compiler.variables.flags.firstIndex(of: literal.variable).map {
          (literal.isSet ? "" : "not ") + checked.machine.flags[$0].name.text
        }
      }
      .joined(separator: " and ")
      return cubes.count > 1 && cube.literals.count > 1 ? "(\(text))" : text
    }
    let more = parts.count - 4
    return " when '" + parts.prefix(4).joined(separator: " or ")
      + (more > 0 ? " or \(more) other cases'" : "'")
  }
}
