/// What a machine does, as a number: machines of one identity behave alike, and a snapshot of one can be restored
/// in the other.
package struct BehaviourIdentity: Hashable, Sendable, CustomStringConvertible {
  package let value: UInt64

  /// 16 hexadecimal digits.
  package var description: String { value.hexadecimal }
}

extension CheckedMachine {
  /// The hash of ``behaviourText``.
  package var behaviourIdentity: BehaviourIdentity {
    var hash = StableHash()
    hash.combine(behaviourText)
    return BehaviourIdentity(value: hash.value)
  }

  /// Everything that the machine does, a fact a line, written in one way alone: what it speaks of, how it starts,
  /// and for each state and trigger what is done in which cases.
  ///
  /// It knows names and no places: lists are sorted, conditions are decision diagrams over sorted names, and the
  /// cases of one answer are one set, whether the spec has them as one transition or as many. Comments,
  /// summaries, tags, constants, the order of sections and declarations, composites that only group, the order of
  /// timer commands, and what does nothing in the cases that can come about (stopping a timer that does not run,
  /// clearing a flag that is not set) leave no trace.
  ///
  /// Of machines with regions, internal events or completions the steps are written as they are carried out,
  /// because what one region does can matter to another: there more is told apart than a host could see. So it is
  /// with conditions too entangled for diagrams, which are written as they stand.
  package var behaviourText: String {
    let names = SpecNames(checked: self)
    var rules: [String]?
    if hasMacrosteps {
      rules = StepText(names).lines()
    } else {
      var text = RuleText(names)
      rules = text.lines()
    }
    return (names.interfaceLines() + (rules ?? names.literalLines())).map { $0 + "\n" }.joined()
  }
}
