import EnumatonEmit

extension StateDiagram.Arrow {
  /// The lines that it says, for a notation that centres them: nothing if it comes from a box that says it. An arrow
  /// without a text has the sign of its mark; texts have theirs.
  func texts(from tail: StateDiagram.Node?, width: Int) -> [String] {
    if tail?.rows != nil { return [] }
    if labels.isEmpty { return mark.flatMap(\.sign).map { [$0] } ?? [] }
    return labels.flatMap { $0.lines(width: width) }.map { String($0.drop(while: \.isWhitespace)) }
  }
}
