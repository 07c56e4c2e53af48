import EnumatonSpec

extension Exploration {
  /// ` when 'SYN and tries >= 2'`: the simplest condition for the cases in which these commands happen in a leaf, where
  /// only what can come about counts; nothing if it is all.
  mutating func caseText(of commands: [Command], in leaf: Identifier<Machine.State>) -> String {
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
    // Timers and memories are not what conditions look at.
    for field in compiler.variables.memories + compiler.variables.timers {
      let bits = field.first..<field.first + field.width
      open = compiler.diagrams.drop(bits, from: open)
      possible = compiler.diagrams.drop(bits, from: possible)
    }
    guard
      let parts = parts(of: open, among: possible, counters: checked.machine.counters.identifiers[...]),
      !parts.contains([])
    else { return " in some cases" }
    let texts = parts.sorted { $0.count < $1.count }.map { words in
      let text = words.joined(separator: " and ")
      return parts.count > 1 && words.count > 1 ? "(\(text))" : text
    }
    let more = texts.count - 4
    return " when '" + texts.prefix(4).joined(separator: " or ")
      + (more > 0 ? " or \(more) other cases'" : "'")
  }

  /// The alternatives of `open`, each as the words that are joined by "and"; `nil` if there are too many. Counters are
  /// told apart first, by the runs of numbers between which nothing changes.
  private mutating func parts(
    of open: Diagram, among possible: Diagram, counters: ArraySlice<Identifier<Machine.Counter>>
  ) -> [[String]]? {
    guard let counter = counters.first else { return flagParts(of: open, among: possible) }
    let field = compiler.variables.counters[counter.index]
    guard field.top <= 1_000 else { return nil }
    var runs: [(numbers: ClosedRange<Int>, open: Diagram, possible: Diagram)] = []
    for number in 0...field.top {
      let list = compiler.diagrams.list(field.literals(number))
      let there = compiler.diagrams.restrict(list, in: possible)
      let cases = compiler.diagrams.restrict(list, in: open)
      if let last = runs.last, last.open == cases && last.possible == there || there == .none {
        runs[runs.count - 1].numbers = last.numbers.lowerBound...number
      } else if there != .none {
        // What cannot be before the first that can is as good as that.
        runs.append(((runs.isEmpty ? 0 : number)...number, cases, there))
      }
    }
    var result: [[String]] = []
    for run in runs where run.open != .none {
      guard let rest = parts(of: run.open, among: run.possible, counters: counters.dropFirst()) else {
        return nil
      }
      let words = comparison(of: counter, to: run.numbers)
      result += rest.map { $0 + words }
      guard result.count <= 200 else { return nil }
    }
    return result
  }

  private func comparison(
    of counter: Identifier<Machine.Counter>, to numbers: ClosedRange<Int>
  ) -> [String] {
    let declared = checked.machine.counters[counter]
    let (name, least) = (declared.name.text, Int(declared.range.lowerBound))
    let top = compiler.variables.counters[counter.index].top
    var words: [String] = []
    if numbers.lowerBound > 0 { words.append("\(name) >= \(numbers.lowerBound + least)") }
    if numbers.upperBound < top { words.append("\(name) < \(numbers.upperBound + 1 + least)") }
    return words
  }

  private mutating func flagParts(of open: Diagram, among possible: Diagram) -> [[String]]? {
    if compiler.diagrams.subtract(open, from: possible) == .none { return [[]] }
    let impossible = compiler.diagrams.not(possible)
    return compiler.diagrams.cubes(of: open, besides: impossible)?.map { cube in
      cube.literals.compactMap { literal in
        compiler.variables.flags.firstIndex(of: literal.variable).map {
          (literal.isSet ? "" : "not ") + checked.machine.flags[$0].name.text
        }
      }
    }
  }
}
