import EnumatonSpec

/// Some variables that are set and some that are not: one line of a list of cases.
struct Cube: Hashable {
  struct Literal: Hashable {
    var variable: Int
    var isSet: Bool
  }

  /// In the order of the variables: flags as they are declared, then thresholds of counters.
  var literals: [Literal] = []

  fileprivate func adding(_ variable: Int, isSet: Bool) -> Cube {
    Cube(literals: [Literal(variable: variable, isSet: isSet)] + literals)
  }
}

extension DecisionDiagrams {
  /// A short list of cubes that together are exactly `diagram`: none can be left out, and no literal of
  /// any of them can (the method of Minato and Morreale). `nil` if finding it takes more than `stepLimit`
  /// steps: some small diagrams are very many cubes.
  ///
  /// - Parameter impossible: Cases that cannot be, which the cubes may have or not.
  mutating func cubes(of diagram: Diagram, besides impossible: Diagram = .none, stepLimit: Int = 2_000)
    -> [Cube]?
  {
    var steps = stepLimit
    let most = or(diagram, impossible)
    return cover(atLeast: diagram, atMost: most, steps: &steps)?.cubes
  }

  /// Cubes that cover `lower` and nothing outside `upper`, and the diagram of what they cover.
  private mutating func cover(
    atLeast lower: Diagram, atMost upper: Diagram, steps: inout Int
  ) -> (cubes: [Cube], covered: Diagram)? {
    if lower == .none { return ([], .none) }
    if upper == .all { return ([Cube()], .all) }
    steps -= 1
    guard steps >= 0 else { return nil }

    let variable = firstVariable(of: lower, upper)
    let lowerUnset = branch(of: lower, on: variable, isSet: false)
    let lowerSet = branch(of: lower, on: variable, isSet: true)
    let upperUnset = branch(of: upper, on: variable, isSet: false)
    let upperSet = branch(of: upper, on: variable, isSet: true)

    // What only cubes with this variable can cover, and then the rest without it.
    let onlyUnset = subtract(upperSet, from: lowerUnset)
    guard let unset = cover(atLeast: onlyUnset, atMost: upperUnset, steps: &steps) else { return nil }
    let onlySet = subtract(upperUnset, from: lowerSet)
    guard let set = cover(atLeast: onlySet, atMost: upperSet, steps: &steps) else { return nil }
    let restUnset = subtract(unset.covered, from: lowerUnset)
    let restSet = subtract(set.covered, from: lowerSet)
    let rest = or(restUnset, restSet)
    let common = and(upperUnset, upperSet)
    guard let both = cover(atLeast: rest, atMost: common, steps: &steps) else { return nil }

    let decision = self.variable(variable)
    let split = choose(decision, then: set.covered, otherwise: unset.covered)
    let covered = or(split, both.covered)
    guard !isExhausted else { return nil }
    let cubes =
      unset.cubes.map { $0.adding(variable, isSet: false) }
      + set.cubes.map { $0.adding(variable, isSet: true) } + both.cubes
    return (cubes, covered)
  }

  /// One cube of `diagram` with as few literals as any path through it; `nil` if it has no case.
  func shortestCube(of diagram: Diagram) -> Cube? {
    var known: [Diagram: Cube] = [.all: Cube()]
    return shortestCube(of: diagram, known: &known)
  }

  private func shortestCube(of diagram: Diagram, known: inout [Diagram: Cube]) -> Cube? {
    if diagram == .none { return nil }
    if let cube = known[diagram] { return cube }
    let variable = firstVariable(of: diagram, diagram)
    let unset = shortestCube(of: branch(of: diagram, on: variable, isSet: false), known: &known)
    let set = shortestCube(of: branch(of: diagram, on: variable, isSet: true), known: &known)
    let shortest: Cube? =
      if let set, set.literals.count < unset?.literals.count ?? .max {
        set.adding(variable, isSet: true)
      } else {
        unset?.adding(variable, isSet: false)
      }
    known[diagram] = shortest
    return shortest
  }
}

extension ConditionDiagrams {
  /// The cases of `diagram` as a condition in the spec's own syntax, the shortest parts first; of a long
  /// list only the start.
  mutating func text(of diagram: DecisionDiagrams.Diagram, limit: Int = 4) -> String {
    let impossible = diagrams.not(possible)
    guard let cubes = diagrams.cubes(of: diagram, besides: impossible) else {
      return (diagrams.shortestCube(of: diagram).map(text) ?? "") + " and other cases"
    }
    let ordered = cubes.enumerated()
      .sorted { ($0.element.literals.count, $0.offset) < ($1.element.literals.count, $1.offset) }
      .map(\.element)
    let parts = ordered.prefix(limit).map { cube in
      cube.literals.count > 1 && cubes.count > 1 ? "(\(text(of: cube)))" : text(of: cube)
    }
    let more = ordered.count - parts.count
    return parts.joined(separator: " or ") + (more > 0 ? " or \(more) other cases" : "")
  }

  private func text(of cube: Cube) -> String {
    cube.literals.map { text(ofVariable: $0.variable, isSet: $0.isSet) }.joined(separator: " and ")
  }
}
