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
}
