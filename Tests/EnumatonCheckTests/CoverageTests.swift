import EnumatonSpec
import EnumatonTestSupport
import Testing

@testable import EnumatonCheck

/// Compares what the decision diagrams say with what trying every combination of flags gives.
@Suite struct CoverageAgainstEveryCase {
  @Test("What can fire and what is left open is exact", arguments: 0..<300 as Range<UInt64>)
  func coverageIsExact(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let machine = Machine.random(using: &random)
    let triggers = TriggerIndices(of: machine)
    let leaves = Leaves(of: machine)
    let candidates = try Candidates(
      of: machine, leaves: leaves, triggers: triggers, structure: Structure(of: machine))
    var coverage = Coverage(
      of: machine, candidates: candidates, leafCount: leaves.states.count, triggers: triggers.triggers)

    var firing: Set<Int> = []
    for (leaf, state) in leaves.states.enumerated() {
      for (index, trigger) in triggers.triggers.enumerated() {
        var firingHere: Set<Int> = []
        var open: Set<UInt64> = []
        for flags in machine.combinations(for: trigger) {
          let first = machine.transitions.indices.first { transition in
            let transition = machine.transitions[transition]
            return transition.applies(in: state, to: trigger)
              && transition.condition.holds { flags & (1 << UInt64($0.index)) != 0 }
          }
          if let first { firingHere.insert(first) } else { open.insert(flags) }
        }
        firing.formUnion(firingHere)

        let survivors = coverage.survivors(leaf: leaf, trigger: index)
        #expect(survivors.map(\.transition) == firingHere.sorted())
        #expect(survivors.dropLast().allSatisfy { !$0.isLast })
        #expect((survivors.last?.isLast ?? false) == open.isEmpty)

        let gap = coverage.gaps[index].first { $0.leaf == leaf }
        #expect((gap == nil) == open.isEmpty)
        guard let gap else { continue }
        let found = coverage.conditions.diagrams.cubes(of: gap.cases)
        let cubes = try #require(found)
        let covered = machine.combinations(for: trigger).filter { flags in
          cubes.contains { $0.contains(flags) }
        }
        #expect(Set(covered) == open)
        for cube in cubes {
          for literal in cube.literals.indices {
            var wider = cube
            wider.literals.remove(at: literal)
            #expect(
              machine.combinations(for: trigger).contains { wider.contains($0) && !open.contains($0) },
              "no literal can be left out")
          }
        }
        let shortest = try #require(coverage.conditions.diagrams.shortestCube(of: gap.cases))
        #expect(machine.combinations(for: trigger).allSatisfy { !shortest.contains($0) || open.contains($0) })
      }
    }
    #expect(coverage.dead == machine.transitions.indices.filter { !firing.contains($0) })
    #expect(coverage.givenUpAt == nil)
  }

  @Test("The rules of a checked machine answer as the transitions do", arguments: 300..<500 as Range<UInt64>)
  func rulesAnswerAsTransitions(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var machine = Machine.random(using: &random)
    // What can never fire is an error; without it the rest must answer the same.
    while let result = Optional(check(machine)), result.machine == nil {
      let dead = Set(result.diagnostics.map(\.range))
      machine.transitions.removeAll { dead.contains($0.range) }
    }
    guard let checked = check(machine).machine else { return }
    for (leaf, state) in checked.leaves.enumerated() {
      for (index, trigger) in checked.triggers.enumerated() {
        let rules = checked.rules(leaf: leaf, trigger: index)
        #expect(rules.map(\.ordinal) == Array(1..<(rules.count + 1)))
        #expect(rules.dropLast().allSatisfy { $0.condition != .always })
        for flags in machine.combinations(for: trigger) {
          let isSet = { (flag: Identifier<Machine.Flag>) in flags & (1 << UInt64(flag.index)) != 0 }
          let expected = machine.transitions.identifiers.first {
            machine.transitions[$0].applies(in: state, to: trigger)
              && machine.transitions[$0].condition.holds(isSet)
          }
          #expect(rules.first { $0.condition.holds(isSet) }?.transition == expected)
        }
      }
    }
  }

  @Test("Conditions whose diagram would be huge are given up, not computed for ever")
  func workIsBounded() throws {
    // (a0 and b0) or (a1 and b1) or … with all the a before all the b needs 2³⁰ nodes.
    var machine = Machine(name: Name("Huge"))
    for index in 0..<60 {
      machine.flags.append(.init(name: Name("f\(index)"), isHeld: false, bit: index))
    }
    machine.events = [.init(name: Name("e"), carries: machine.flags.identifiers)]
    machine.states = [.init(name: Name("S"))]
    let pairs = (0..<30).map { Machine.Condition.and([.flag(.init($0)), .flag(.init($0 + 30))]) }
    let huge = Machine.Condition.or(pairs)
    for (line, condition) in [huge, .not(huge), .always, .always].enumerated() {
      let position = SourcePosition(line: line + 1, column: 1)
      var transition = Machine.Transition(
        source: .any, triggers: [.event(.init(0))], answer: .stay, range: .init(position, position))
      transition.condition = condition
      machine.transitions.append(transition)
    }
    machine.transitions.removeLast()
    let result = check(machine)
    #expect(result.diagnostics.map(\.code) == [.tooComplex])
    #expect(result.diagnostics.map(\.severity) == [.warning])
    let rules = try #require(result.machine).rules(leaf: 0, trigger: 0)
    #expect(rules.map(\.transition.index) == [0, 1, 2])
    #expect(rules.map { $0.condition == .always } == [false, false, true])
    machine.unhandledIsError = true
    #expect(check(machine).diagnostics.map(\.severity) == [.error])
  }

  @Test("A cover of very many cubes is cut short to an example")
  func cubesAreBounded() throws {
    // Whether an odd number of flags is set: 2²³ cubes, but 47 nodes.
    var diagrams = DecisionDiagrams(workLimit: 100_000)
    let parity = (0..<24).reversed().reduce(DecisionDiagrams.Diagram.none) { parity, flag in
      let flipped = diagrams.not(parity)
      let variable = diagrams.variable(flag)
      return diagrams.choose(variable, then: flipped, otherwise: parity)
    }
    let cubes = diagrams.cubes(of: parity)
    #expect(cubes == nil)
    #expect(diagrams.shortestCube(of: parity)?.literals.count == 24)
    #expect(!diagrams.isExhausted)
  }
}

extension Cube {
  /// Whether it contains the case in which exactly the flags of these bits (by number) are set.
  func contains(_ flags: UInt64) -> Bool {
    literals.allSatisfy { (flags & (1 << UInt64($0.variable)) != 0) == $0.isSet }
  }
}

extension Machine.Transition {
  func applies(in state: Identifier<Machine.State>, to trigger: Machine.Trigger) -> Bool {
    guard triggers.contains(trigger) else { return false }
    switch source {
    case .any: return true
    case .states(let states): return states.contains(state)
    }
  }
}

extension Machine {
  /// Every combination of the flags that can be seen with `trigger`, as bits by the flags' numbers.
  func combinations(for trigger: Trigger) -> [UInt64] {
    let carried = Set(carriedFlags(of: trigger))
    return (0..<(1 << UInt64(flags.count))).filter { flags in
      self.flags.identifiers.allSatisfy {
        flags & (1 << UInt64($0.index)) == 0 || self.flags[$0].isHeld || carried.contains($0)
      }
    }
  }

  /// A flat machine of a few states, at most six flags and random conditions.
  static func random(using random: inout SeededGenerator) -> Machine {
    var machine = Machine(name: Name("Random"))
    let carried = Int.random(in: 0...4, using: &random)
    let held = Int.random(in: 0...2, using: &random)
    for bit in 0..<carried { machine.flags.append(.init(name: Name("c\(bit)"), isHeld: false, bit: bit)) }
    for bit in 0..<held { machine.flags.append(.init(name: Name("h\(bit)"), isHeld: true, bit: bit)) }
    for index in 0..<Int.random(in: 1...3, using: &random) {
      let carries = machine.flags.identifiers.filter { flag in
        !machine.flags[flag].isHeld && Bool.random(using: &random)
      }
      machine.events.append(.init(name: Name("e\(index)"), carries: carries))
    }
    machine.timers = [.init(name: Name("t"), after: 1, attempts: 2)]
    for index in 0..<Int.random(in: 1...3, using: &random) {
      machine.states.append(.init(name: Name("S\(index)")))
    }
    let triggers = TriggerIndices(of: machine).triggers
    for line in 1...Int.random(in: 1...12, using: &random) {
      let states = machine.states.identifiers.filter { _ in Bool.random(using: &random) }
      let causes = triggers.filter { _ in Bool.random(using: &random) }
      let position = SourcePosition(line: line, column: 1)
      var transition = Transition(
        source: states.isEmpty ? .any : .states(states),
        triggers: causes.isEmpty ? [.event(.init(0))] : causes, answer: .stay,
        range: .init(position, position))
      transition.condition = machine.randomCondition(depth: 3, using: &random)
      machine.transitions.append(transition)
    }
    return machine
  }

  private func randomCondition(depth: Int, using random: inout SeededGenerator) -> Condition {
    guard !flags.isEmpty, Int.random(in: 0..<10, using: &random) > 0 else { return .always }
    switch depth == 0 ? 0 : Int.random(in: 0..<4, using: &random) {
    case 1: return .not(randomCondition(depth: depth - 1, using: &random))
    case 2:
      return .and([
        randomCondition(depth: depth - 1, using: &random), randomCondition(depth: depth - 1, using: &random),
      ])
    case 3:
      return .or([
        randomCondition(depth: depth - 1, using: &random), randomCondition(depth: depth - 1, using: &random),
      ])
    default: return .flag(Identifier(Int.random(in: flags.indices, using: &random)))
    }
  }
}
