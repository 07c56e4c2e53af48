import EnumatonSpec

/// Decision diagrams whose variables stand in the order of their names: held flags, running timers, carried flags,
/// and the bits of counters. Two sets of cases are equal exactly when their texts are.
struct CanonicalVariables {
  typealias Diagram = DecisionDiagrams.Diagram

  private let machine: Machine
  var diagrams = DecisionDiagrams(workLimit: 2_000_000)
  private var flags: [Int]
  private var timers: [Int]
  private var counters: [StateVariables.Field]
  private var names: [String] = []
  /// The variables of held flags and timers: what a state knows of its past.
  let lasting: Int
  /// The cases that the ranges of counters leave.
  private(set) var possible = Diagram.all

  init(of machine: Machine) {
    self.machine = machine
    flags = .init(repeating: 0, count: machine.flags.count)
    timers = .init(repeating: 0, count: machine.timers.count)
    counters = .init(repeating: .init(first: 0, width: 0, top: 0), count: machine.counters.count)
    func sorted<Entity>(_ things: [Entity], _ name: KeyPath<Entity, Name>) -> [Int] {
      things.indices.sorted { things[$0][keyPath: name].text < things[$1][keyPath: name].text }
    }
    let byName = sorted(machine.flags, \.name)
    for flag in byName where machine.flags[flag].isHeld {
      flags[flag] = names.count
      names.append(machine.flags[flag].name.text)
    }
    for timer in sorted(machine.timers, \.name) {
      timers[timer] = names.count
      names.append(machine.timers[timer].name.text)
    }
    lasting = names.count
    for flag in byName where !machine.flags[flag].isHeld {
      flags[flag] = names.count
      names.append(machine.flags[flag].name.text)
    }
    for counter in sorted(machine.counters, \.name) {
      let range = machine.counters[counter].range
      let top = Int(range.upperBound - range.lowerBound)
      let width = Int.bitWidth - top.leadingZeroBitCount
      counters[counter] = .init(first: names.count, width: width, top: top)
      names += (0..<width).map { "\(machine.counters[counter].name.text).\(width - 1 - $0)" }
    }
    for field in counters {
      let inRange = field.atMostTop(in: &diagrams)
      possible = diagrams.and(inRange, possible)
    }
  }

  /// The cases in which a condition holds where `trigger` happens.
  mutating func cases(of condition: Machine.Condition, for trigger: Machine.Trigger) -> Diagram {
    let carried = machine.carriedFlags(of: trigger)
    let (machine, flags, counters) = (machine, flags, counters)
    return diagrams.cases(of: condition) { flag, diagrams in
      machine.flags[flag].isHeld || carried.contains(flag) ? diagrams.variable(flags[flag.index]) : .none
    } counter: { counter, comparison, number, diagrams in
      comparison.cases(
        counters[counter.index], least: machine.counters[counter].range.lowerBound, number, in: &diagrams)
    }
  }

  func literal(_ flag: Identifier<Machine.Flag>, isSet: Bool) -> DecisionDiagrams.Literal {
    .init(flags[flag.index], isSet: isSet)
  }

  func literal(_ timer: Identifier<Machine.Timer>, isRunning: Bool) -> DecisionDiagrams.Literal {
    .init(timers[timer.index], isSet: isRunning)
  }

  mutating func cases(_ literals: [DecisionDiagrams.Literal]) -> Diagram {
    let list = diagrams.list(literals)
    return diagrams.cube(list)
  }

  mutating func assign(_ literals: [DecisionDiagrams.Literal], in cases: Diagram) -> Diagram {
    let list = diagrams.list(literals)
    return diagrams.assign(list, in: cases)
  }

  /// What is left of a set of cases when the event is over.
  mutating func whatLasts(of cases: Diagram) -> Diagram { diagrams.project(cases, before: lasting) }

  /// A diagram as text, its nodes numbered as one meets them: `key?1:0 locked?2:1`.
  func text(of diagram: Diagram) -> String {
    var numbers: [Diagram: Int] = [.none: 0, .all: 1]
    var nodes: [String] = []
    func visit(_ diagram: Diagram) -> Int {
      if let number = numbers[diagram] { return number }
      let variable = Int(diagrams.variable(at: diagram))
      let set = visit(diagrams.branch(of: diagram, on: variable, isSet: true))
      let unset = visit(diagrams.branch(of: diagram, on: variable, isSet: false))
      nodes.append("\(names[variable])?\(set):\(unset)")
      numbers[diagram] = nodes.count + 1
      return nodes.count + 1
    }
    let root = visit(diagram)
    return nodes.isEmpty ? "\(root)" : nodes.joined(separator: " ")
  }
}

extension StateVariables.Field {
  /// The cases in which its bits are a number that it can be.
  fileprivate func atMostTop(in diagrams: inout DecisionDiagrams) -> DecisionDiagrams.Diagram {
    var beyond = DecisionDiagrams.Diagram.none
    for bit in (0..<width).reversed() {
      let variable = diagrams.variable(first + bit)
      let isSet = top >> (width - 1 - bit) & 1 == 1
      beyond = isSet ? diagrams.and(variable, beyond) : diagrams.or(variable, beyond)
    }
    return diagrams.not(beyond)
  }
}
