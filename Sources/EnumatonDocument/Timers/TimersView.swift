package import EnumatonCheck
package import EnumatonEmit
import EnumatonSpec

/// Draws which timers can run in each state of a machine, what they do there, and where their ends lead. What else
/// changes the state is faded and without words.
package func drawTimers(of checked: CheckedMachine) -> StateDiagram {
  TimersView(checked).diagram()
}

private struct TimersView {
  typealias State = Identifier<Machine.State>

  /// What is said of a timer in a state, a line or more.
  typealias Entry = [String]

  private let checked: CheckedMachine
  private let places: TimerPlaces
  private let ids: [String: State]
  /// In each state without others inside.
  private var entries: [State: [Entry]] = [:]

  init(_ checked: CheckedMachine) {
    // The spec's own labels seldom tell which timer it is.
    var machine = checked.machine
    for id in machine.transitions.identifiers
    where machine.transitions[id].triggers.contains(where: \.isTimed) {
      machine.transitions[id].label = nil
    }
    self.checked = check(machine).machine ?? checked
    places = TimerPlaces(self.checked)
    ids = Dictionary(machine.states.identifiers.map { (machine.states[$0].name.text, $0) }) { first, _ in
      first
    }
    for leaf in checked.leaves {
      entries[leaf] = places.timers(in: leaf).map { entry(of: $0.timer, $0.running, in: leaf) }
    }
  }

  private var machine: Machine { checked.machine }

  func diagram() -> StateDiagram {
    var diagram = drawDiagram(of: checked)
    for index in diagram.arrows.indices where !diagram.arrows[index].isStart {
      keepTimers(&diagram.arrows[index])
    }
    let silent = Set(diagram.arrows.filter { $0.labels.isEmpty }.map(\.tail))
    diagram.nodes = diagram.nodes.compactMap { described($0, said: [], silent) }
    let shown = Set(diagram.allNodes.map(\.place))
    diagram.arrows.removeAll { !shown.contains($0.tail) }
    diagram.caption = schedules + legend
    return diagram
  }

  /// How the timers go on after the first wait.
  private var schedules: [String] {
    machine.timers.filter { $0.scheduleText != $0.waitText }.map(\.scheduleText)
  }

  private var legend: [String] {
    if machine.timers.isEmpty { return ["There are no timers."] }
    return places.isExact
      ? ["● runs whenever the machine is there   ○ can run there   / what its end does there"]
      : [
        "Too much can happen to look at it all: these are the timers that states name.",
        "Transitions may start others.   / what its end does there",
      ]
  }

  /// An arrow with what timers set off.
  private func keepTimers(_ arrow: inout StateDiagram.Arrow) {
    var merged = StateDiagram.MergedLabels()
    for label in arrow.labels.compactMap(timed) { merged.add(label) }
    arrow.labels = merged.labels
    if arrow.labels.isEmpty { arrow.mark = .faded }
  }

  /// What is left of a label without events. All transitions of one label have the same ones.
  private func timed(_ label: StateDiagram.Label) -> StateDiagram.Label? {
    let timers =
      label.transitions.first.map { machine.transitions[$0.index].triggers.filter(\.isTimed) } ?? []
    if timers.isEmpty { return nil }
    var label = label
    label.event = timers.map(machine.name).joined(separator: ", ")
    for index in label.transitions.indices { label.transitions[index].isTimed = true }
    return label
  }

  /// A node with the timers that run in it; those in all of a composite stand there.
  private func described(
    _ node: StateDiagram.Node, said: Set<Entry>, _ silent: Set<StateDiagram.Place>
  ) -> StateDiagram.Node? {
    var node = node
    switch node.kind {
    case .state:
      let own = ids[node.name].flatMap { entries[$0] } ?? []
      node.details = own.filter { !said.contains($0) }.flatMap(\.self)
      if own.isEmpty { node.mark = .faded }
    case .composite, .region:
      let common = ids[node.name].map(common) ?? []
      node.details = common.filter { !said.contains($0) }.flatMap(\.self)
      node.children = node.children.compactMap { described($0, said: said.union(common), silent) }
    case .general(.rows):
      return node.keepingRows { row in
        var row = row
        guard let label = timed(row.label) else { return nil }
        row.label = label
        return row
      }
    case .general(.uniform): return silent.contains(node.place) ? nil : node
    case .start, .history: break
    }
    return node
  }

  /// What is said in all states inside a composite, in its own region.
  private func common(to composite: State) -> [Entry] {
    if let own = entries[composite] { return own }
    let inside = checked.leaves.filter {
      machine.lineage(of: $0).contains(composite) && checked.region(of: $0) == checked.region(of: composite)
    }
    guard inside.count > 1, let first = inside.first else { return [] }
    return (entries[first] ?? []).filter { entry in
      inside.allSatisfy { entries[$0]?.contains(entry) ?? false }
    }
  }

  /// The timer, whether it always runs there, and what its end does there if that leads nowhere.
  private func entry(of timer: Identifier<Machine.Timer>, _ running: TimerPlaces.Running, in leaf: State)
    -> Entry
  {
    let mark = !places.isExact ? "" : running == .always ? "● " : "○ "
    let text = mark + machine.timers[timer].waitText
    let answers = answers(to: .timer(timer), in: leaf)
    if answers.isEmpty { return [text] }
    let whole = text + " / " + answers.joined(separator: ", ")
    if whole.count <= Self.width { return [whole] }
    var lines: [String] = []
    for answer in answers {
      if let last = lines.last, last.count + answer.count + 2 <= Self.width {
        lines[lines.count - 1] = last + ", " + answer
      } else {
        if !lines.isEmpty { lines[lines.count - 1] += "," }
        lines.append((lines.isEmpty ? "/ " : "") + answer)
      }
    }
    return [text] + lines.map { "\u{A0}\u{A0}\u{A0}\u{A0}" + $0 }
  }

  /// In characters; what is longer stands in several lines.
  private static let width = 32

  private func answers(to trigger: Machine.Trigger, in leaf: State) -> [String] {
    guard let place = checked.leafIndex(of: leaf), let index = checked.index(of: trigger) else { return [] }
    var answers: [String] = []
    for rule in checked.rules(leaf: place, trigger: index) where rule.outcome == .stay {
      let transition = machine.transitions[rule.transition]
      var actions = transition.actions.map(machine.text)
      if let condition = transition.conditionText, let first = actions.first {
        actions[0] = "[\(condition)] \(first)"
      }
      for action in actions where !answers.contains(action) { answers.append(action) }
    }
    return answers
  }
}
