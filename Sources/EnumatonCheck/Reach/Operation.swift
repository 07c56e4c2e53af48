/// One thing that a reaction does to the variables of a situation.
enum Operation: Hashable, Sendable {
  case assign(DecisionDiagrams.LiteralList)
  /// One more, up to the top.
  case increment(StateVariables.Field)
  /// One less, down to zero.
  case decrement(StateVariables.Field)
}

extension DecisionDiagrams {
  /// The cases that come of those of `diagram`.
  mutating func image(_ operation: Operation, of diagram: Diagram) -> Diagram {
    switch operation {
    case .assign(let list): return assign(list, in: diagram)
    case .increment(let field), .decrement(let field):
      let end = field.equals(operation.isIncrement ? field.top : 0, in: &self)
      var result = and(diagram, end)
      let rest = subtract(end, from: diagram)
      for (before, after) in field.steps(isIncrement: operation.isIncrement) {
        let (before, after) = (list(before), list(after))
        let source = cube(before)
        let moving = and(rest, source)
        let moved = assign(after, in: moving)
        result = or(result, moved)
      }
      return result
    }
  }

  /// The cases from which those of `diagram` come.
  mutating func preimage(_ operation: Operation, of diagram: Diagram) -> Diagram {
    switch operation {
    case .assign(let list): return restrict(list, in: diagram)
    case .increment(let field), .decrement(let field):
      let end = field.equals(operation.isIncrement ? field.top : 0, in: &self)
      var moving = Diagram.none
      for (before, after) in field.steps(isIncrement: operation.isIncrement) {
        let (before, after) = (list(before), list(after))
        let source = cube(before)
        let target = restrict(after, in: diagram)
        let cases = and(source, target)
        moving = or(moving, cases)
      }
      let staying = and(diagram, end)
      let leaving = subtract(end, from: moving)
      return or(staying, leaving)
    }
  }
}

extension Operation {
  fileprivate var isIncrement: Bool { if case .increment = self { true } else { false } }
}

extension StateVariables.Field {
  /// A step is a carry: the low bits turn over, and the one above them changes.
  fileprivate func steps(
    isIncrement: Bool
  ) -> [(before: [DecisionDiagrams.Literal], after: [DecisionDiagrams.Literal])] {
    (0..<width).map { carried in
      let bits = (0...carried).map { first + width - 1 - $0 }
      func literals(isBefore: Bool) -> [DecisionDiagrams.Literal] {
        bits.enumerated().map { place, variable in
          .init(variable, isSet: (place < carried) == (isBefore == isIncrement))
        }
      }
      return (literals(isBefore: true), literals(isBefore: false))
    }
  }
}
