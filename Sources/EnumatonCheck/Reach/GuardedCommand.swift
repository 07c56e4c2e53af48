package import EnumatonSpec

/// A command in terms of what a situation consists of, for what is to be read by other tools.
package struct GuardedCommand: Sendable {
  /// A part of a situation, as a number from 0 on.
  package enum Variable: Hashable, Sendable {
    /// 1 while it is set.
    case flag(Identifier<Machine.Flag>)
    /// 0 for no past, else one more than the index of the leaf among those of its region.
    case memory(Int)
    /// Counted from its least value.
    case counter(Identifier<Machine.Counter>)
    /// 0 while it does not run, else one more than how often it has expired.
    case timer(Identifier<Machine.Timer>)
  }

  /// That some bits of a variable have a value.
  package struct Test: Hashable, Sendable {
    package var variable: Variable
    package var mask: Int
    package var value: Int
  }

  package enum Change: Hashable, Sendable {
    case assign(Variable, Int)
    /// One more, but not more than this.
    case increment(Variable, most: Int)
    case decrement(Variable)
  }

  package var command: Command
  /// What the trigger itself demands of its timer.
  package var timer: ClosedRange<Int>?
  /// One of these lists of tests holds: the rest of what is demanded.
  package var guardTests: [[Test]]
  /// In order.
  package var changes: [Change]
}

extension Exploration {
  /// A command for other tools, as far as `demands` hold of the flags that are carried and of the situation; `nil`
  /// if it cannot happen then, wherever it may start.
  package mutating func guarded(_ command: Command, where demands: [Diagram] = []) -> GuardedCommand? {
    let wanted = demands.reduce(command.cases) { compiler.diagrams.and($0, $1) }
    let all = compiler.diagrams.preimage(command, of: .all)
    var demand = compiler.diagrams.and(all, project(wanted))
    if demand == .none { return nil }
    var range: ClosedRange<Int>?
    switch command.trigger {
    case .timer(let timer):
      let field = compiler.variables.timers[timer.index]
      range = checked.machine.timers[timer].attempts.map { 1...$0 } ?? 1...1
      demand = compiler.diagrams.drop(field.first..<field.first + field.width, from: demand)
    case .exhausted(let timer):
      let field = compiler.variables.timers[timer.index]
      range = field.top...field.top
      demand = compiler.diagrams.drop(field.first..<field.first + field.width, from: demand)
    case .event, .done: break
    }
    guard let tests = tests(of: demand) else { return nil }
    return GuardedCommand(command: command, timer: range, guardTests: tests, changes: changes(of: command))
  }

  /// The cases as alternatives of tests; `nil` if there are too many of them.
  private mutating func tests(of cases: Diagram) -> [[GuardedCommand.Test]]? {
    guard let cubes = compiler.diagrams.cubes(of: cases, stepLimit: 200_000) else { return nil }
    return cubes.map { cube in
      var tests: [GuardedCommand.Test] = []
      for literal in cube.literals {
        guard let (variable, bit) = compiler.variables.part(of: literal.variable) else { continue }
        let value = literal.isSet ? 1 << bit : 0
        if let last = tests.indices.last, tests[last].variable == variable {
          tests[last].mask |= 1 << bit
          tests[last].value |= value
        } else {
          tests.append(.init(variable: variable, mask: 1 << bit, value: value))
        }
      }
      return tests
    }
  }

  private func changes(of command: Command) -> [GuardedCommand.Change] {
    command.phases.flatMap(\.operations).flatMap { operation -> [GuardedCommand.Change] in
      switch operation {
      case .increment(let field):
        compiler.variables.part(of: field.first).map { [.increment($0.variable, most: field.top)] } ?? []
      case .decrement(let field):
        compiler.variables.part(of: field.first).map { [.decrement($0.variable)] } ?? []
      case .assign(let list):
        compiler.diagrams.lists[list.number].reduce(into: []) { changes, literal in
          guard let (variable, bit) = compiler.variables.part(of: Int(literal.variable)) else { return }
          let value = literal.isSet ? 1 << bit : 0
          if case .assign(variable, let known) = changes.last {
            changes[changes.count - 1] = .assign(variable, known | value)
          } else {
            changes.append(.assign(variable, value))
          }
        }
      }
    }
  }

  /// The greatest number of a variable, and the one at the start.
  package func top(of variable: GuardedCommand.Variable) -> Int {
    switch variable {
    case .flag: 1
    case .memory(let memory): compiler.variables.memories[memory].top
    case .counter(let counter): compiler.variables.counters[counter.index].top
    case .timer(let timer): compiler.variables.timers[timer.index].top
    }
  }

  /// The number of each variable at the start.
  package mutating func start() -> (location: Int, numbers: [GuardedCommand.Variable: Int]) {
    guard let (location, cases) = layers[0].inOrder.first else { return (0, [:]) }
    var numbers: [GuardedCommand.Variable: Int] = [:]
    for literal in compiler.diagrams.firstCase(of: cases, variables: compiler.variables.count) {
      guard let (variable, bit) = compiler.variables.part(of: Int(literal.variable)) else { continue }
      numbers[variable, default: 0] |= literal.isSet ? 1 << bit : 0
    }
    return (location, numbers)
  }
}

extension StateVariables {
  /// What a variable of the diagrams is a bit of, and which; none for carried flags.
  func part(of variable: Int) -> (variable: GuardedCommand.Variable, bit: Int)? {
    guard variable < count else { return nil }
    if let flag = flags.firstIndex(of: variable) { return (.flag(Identifier(flag)), 0) }
    func find(_ fields: [Field]) -> (Int, Int)? {
      fields.firstIndex { $0.first <= variable && variable < $0.first + $0.width }
        .map { ($0, fields[$0].first + fields[$0].width - 1 - variable) }
    }
    if let (index, bit) = find(memories) { return (.memory(index), bit) }
    if let (index, bit) = find(counters) { return (.counter(Identifier(index)), bit) }
    if let (index, bit) = find(timers) { return (.timer(Identifier(index)), bit) }
    return nil
  }
}
