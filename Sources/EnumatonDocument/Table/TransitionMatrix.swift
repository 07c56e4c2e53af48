import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// What happens in each state at each event: the states or the events are the columns, whichever are fewer, in several
/// tables if they are many.
struct TransitionMatrix {
  /// What is wider is another table, in characters: so many fill the width of a page of GitHub.
  private static let width = 118
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
    let cells = states.map { leaf in triggers.map { cell(leaf: leaf, trigger: $0) } }
    func text(_ row: Int, _ column: Int) -> String {
      hasStatesAsColumns ? cells[column][row].text : cells[row][column].text
    }
    let heads = rows.map { "**\(hasStatesAsColumns ? trigger($0) : state($0))**" }
    let columnHeads = columns.map { hasStatesAsColumns ? state($0) : trigger($0) }
    let tables = groups(
      columns,
      widths: columns.map { column in
        width(of: [columnHeads[column]] + rows.map { text($0, column) })
      }, besides: width(of: heads)
    ).map { group in
      MarkdownTable(
        head: [hasStatesAsColumns ? "" : "State"] + group.map { columnHeads[$0] },
        rows: rows.map { row in [heads[row]] + group.map { text(row, $0) } })
    }
    return [legend(cells.joined())] + tables.map(\.fullText)
  }

  /// Neighbours that fit the width, in groups of much the same size.
  private func groups(_ columns: Range<Int>, widths: [Int], besides head: Int) -> [Range<Int>] {
    let count = (widths.reduce(0, +) + Self.width - head - 1) / max(Self.width - head, 1)
    let groups = min(max(count, 1), columns.count)
    return (0..<groups).map { columns.count * $0 / groups..<columns.count * ($0 + 1) / groups }
  }

  /// What a column of these cells needs at least, its margins included: their longest words.
  private func width(of cells: [String]) -> Int {
    let words = cells.flatMap { $0.split { $0 == " " || $0 == "<" || $0 == ">" } }
    return (words.map(\.count).max() ?? 0) + 3
  }

  private func state(_ leaf: Int) -> String { markdownName(machine.states[checked.leaves[leaf]].name.text) }

  private func trigger(_ index: Int) -> String {
    let trigger = checked.triggers[index]
    let name = markdownName(machine.name(of: trigger))
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
    case .move(let leaf): markdownName(machine.states[leaf].name.text)
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
