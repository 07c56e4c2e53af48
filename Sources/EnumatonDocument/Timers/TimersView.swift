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

  private let checked: CheckedMachine
  private let machine: Machine
  private let places: TimerPlaces
  /// What is said in each state without others inside.
  private var lines: [State: [String]] = [:]
  private let ids: [String: State]

  init(_ checked: CheckedMachine) {
    self.checked = checked
    machine = checked.machine
    places = TimerPlaces(checked)
    ids = Dictionary(machine.states.identifiers.map { (checked.machine.states[$0].name.text, $0) }) { $1 }
    for leaf in checked.leaves {
      lines[leaf] = places.timers(in: leaf).map { line(of: $0.timer, $0.running, in: leaf) }
    }
  }

  func diagram() -> StateDiagram {
    var diagram = drawDiagram(of: checked)
    for index in diagram.arrows.indices where !diagram.arrows[index].isStart {
      keepTimers(&diagram.arrows[index])
    }
    let silent = Set(diagram.arrows.filter { $0.labels.isEmpty }.map(\.tail))
    diagram.nodes = diagram.nodes.compactMap { described($0, said: [], silent) }
    let shown = Set(diagram.allNodes.map(\.place))
    diagram.arrows.removeAll { !shown.contains($0.tail) }
    diagram.caption =
      places.isExact
      ? ["● runs whenever the machine is there   ○ can run there", "Behind / is what its end does there."]
      : [
        "Not all that can happen was looked at: these are the timers that states name; transitions may start others."
      ]
    return diagram
  }

  /// An arrow with what timers set off.
  private func keepTimers(_ arrow: inout StateDiagram.Arrow) {
    var labels: [StateDiagram.Label] = []
    for label in arrow.labels {
      if let label = timed(label) { labels.merge(label) }
    }
    if labels.isEmpty { arrow.mark = .faded }
    arrow.labels = labels
  }

  /// What is left of a label without events: the names of the timers, and when.
  private func timed(_ label: StateDiagram.Label) -> StateDiagram.Label? {
    let transitions = label.transitions.filter { transition in
      machine.transitions[transition.index].triggers.contains(where: \.isTimed)
    }
    guard let first = transitions.first else { return nil }
    let declared = machine.transitions[first.index]
    return .init(
      event: declared.triggers.filter(\.isTimed).map(machine.name).joined(separator: ", "),
      condition: declared.conditionText, transitions: transitions)
  }

  /// A node with the timers that run in it; those in all of a composite stand there.
  private func described(
    _ node: StateDiagram.Node, said: Set<String>, _ silent: Set<StateDiagram.Place>
  ) -> StateDiagram.Node? {
    var node = node
    switch node.kind {
    case .state:
      guard let state = ids[node.name] else { return node }
      let own = lines[state] ?? []
      node.details = own.filter { !said.contains($0) }
      if own.isEmpty { node.mark = .faded }
    case .composite, .region:
      guard let state = ids[node.name] else { return node }
      let common = common(to: state).filter { !said.contains($0) }
      node.details = common
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
  private func common(to composite: State) -> [String] {
    if let own = lines[composite] { return own }
    let inside = checked.leaves.filter {
      machine.lineage(of: $0).contains(composite) && checked.region(of: $0) == checked.region(of: composite)
    }
    guard inside.count > 1, let first = inside.first else { return [] }
    return (lines[first] ?? []).filter { line in inside.allSatisfy { lines[$0]?.contains(line) ?? false } }
  }

  /// The timer, whether it always runs there, and what its end does there if that leads nowhere.
  private func line(of timer: Identifier<Machine.Timer>, _ running: TimerPlaces.Running, in leaf: State)
    -> String
  {
    let mark = !places.isExact ? "" : running == .always ? "● " : "○ "
    let text = mark + machine.timers[timer].scheduleText
    let answers = answers(to: .timer(timer), in: leaf)
    return answers.isEmpty ? text : text + " / " + answers.joined(separator: "; ")
  }

  private func answers(to trigger: Machine.Trigger, in leaf: State) -> [String] {
    guard let place = checked.leafIndex(of: leaf), let index = checked.index(of: trigger) else { return [] }
    var answers: [String] = []
    for rule in checked.rules(leaf: place, trigger: index) where rule.outcome == .stay {
      let transition = machine.transitions[rule.transition]
      let actions = transition.actions.map(machine.text).joined(separator: ", ")
      let answer = transition.conditionText.map { "[\($0)] \(actions)" } ?? actions
      if !answer.isEmpty, !answers.contains(answer) { answers.append(answer) }
    }
    return answers
  }
}

extension Machine.Trigger {
  fileprivate var isTimed: Bool {
    switch self {
    case .timer, .exhausted: true
    case .event, .done: false
    }
  }
}
