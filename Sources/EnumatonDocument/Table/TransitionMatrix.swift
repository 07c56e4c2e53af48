import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// What happens in each state at each event: the states or the events are the columns, whichever are fewer, in several
/// tables if they are many.
struct TransitionMatrix {
  /// More columns than these are another table: of a page of GitHub they fill the width.
  private static let mostColumns = 12
  /// With more columns or rows in all, nobody finds a cell.
  private static let mostInAll = (columns: 48, rows: 200)

  private let checked: CheckedMachine

  init(_ checked: CheckedMachine) { self.checked = checked }

  private var machine: Machine { checked.machine }

  /// Tables and what is said of them.
  var blocks: [String] {
    let states = checked.leaves.indices
    let triggers = checked.triggers.indices
    let hasStatesAsColumns = states.count <= triggers.count
    let (columns, rows) = hasStatesAsColumns ? (states, triggers) : (triggers, states)
    guard columns.count <= Self.mostInAll.columns, rows.count <= Self.mostInAll.rows else {
      return [
        "The matrix of \(states.count) states and \(triggers.count) events and timers is left out: it would not fit a page. The list of transitions has all."
      ]
    }
    let cells = checked.leaves.indices.map { leaf in
      checked.triggers.indices.map { cell(leaf: leaf, trigger: $0) }
    }
    let tables = groups(of: columns).map { group in
      MarkdownTable(
        head: [hasStatesAsColumns ? "" : "State"]
          + group.map { hasStatesAsColumns ? state($0) : trigger($0) },
        rows: rows.map { row in
          [hasStatesAsColumns ? "**\(trigger(row))**" : "**\(state(row))**"]
            + group.map { hasStatesAsColumns ? cells[$0][row].text : cells[row][$0].text }
        })
    }
    return [legend(cells.joined())] + tables.map { $0.fullText }
  }

  /// Neighbours, in groups of much the same size.
  private func groups(of columns: Range<Int>) -> [Range<Int>] {
    let count = (columns.count + Self.mostColumns - 1) / Self.mostColumns
    return (0..<count).map { columns.count * $0 / count..<columns.count * ($0 + 1) / count }
  }

  private func state(_ leaf: Int) -> String { markdownText(machine.states[checked.leaves[leaf]].name.text) }

  private func trigger(_ index: Int) -> String {
    let trigger = checked.triggers[index]
    let name = markdownText(machine.name(of: trigger))
    guard case .timer(let timer) = trigger else { return name }
    return name + " " + durationText(nanoseconds: machine.timers[timer].after)
  }
}

// Cells.
extension TransitionMatrix {
  private struct Cell {
    /// Without repetition, in the order in which they are tried.
    var answers: [String] = []
    /// Whether there is a case in which none is given.
    var isOpen = false

    var text: String { (answers + (isOpen ? ["*or nothing*"] : [])).joined(separator: "<br>") }
  }

  private func cell(leaf: Int, trigger: Int) -> Cell {
    let rules = checked.rules(leaf: leaf, trigger: trigger)
    var cell = Cell()
    for rule in rules {
      let answer = answer(of: rule)
      if !cell.answers.contains(answer) { cell.answers.append(answer) }
    }
    if let last = rules.last { cell.isOpen = last.condition != .always }
    return cell
  }

  private func answer(of rule: Rule) -> String {
    if case .resume(let history) = machine.transitions[rule.transition].answer {
      return machine.markdown(history)
    }
    return switch rule.outcome {
    case .move(let leaf): markdownText(machine.states[leaf].name.text)
    case .stay: "*stays*"
    case .defer: "*deferred*"
    case .ignore: "*ignored*"
    case .reject(let rejection): machine.markdown(rejection)
    }
  }

  private func legend(_ cells: some Sequence<Cell>) -> String {
    var lines = [
      "Where to, or what else is answered; of several answers the conditions decide, as the list below tells."
    ]
    if cells.contains(where: \.answers.isEmpty) { lines.append("An empty cell: unhandled.") }
    if cells.contains(where: \.isOpen) { lines.append("*Or nothing*: unhandled if no condition holds.") }
    return lines.joined(separator: " ")
  }
}
