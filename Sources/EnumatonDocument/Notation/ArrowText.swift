import EnumatonEmit

extension StateDiagram.Arrow {
  /// The lines that it says, for a notation that centres them: nothing if it comes from a box that says it.
  func texts(from box: StateDiagram.Node?, width: Int) -> [String] {
    if let box, case .general(.rows) = box.kind { return [] }
    if labels.isEmpty { return mark.flatMap(\.sign).map { [$0] } ?? [] }
    return labels.flatMap { $0.lines(width: width) }.map { String($0.drop { $0 == " " }) }
  }
}

extension StateDiagram.Mark {
  /// What an arrow without a text says instead, for those who see no colours and where there are none. (Texts say it
  /// themselves.)
  var sign: String? {
    switch self {
    case .added: "+"
    case .removed: "−"
    case .changed: "~"
    case .seen(let count, most: _): "\(count)×"
    case .neverSeen: "0×"
    case .faded: nil
    }
  }
}
