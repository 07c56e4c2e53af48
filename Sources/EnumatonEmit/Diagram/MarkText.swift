extension StateDiagram.Mark {
  /// What says so where there are no colours, and to those who see none.
  package var sign: String? {
    switch self {
    case .added: "+"
    case .removed: "−"
    case .changed: "~"
    case .seen(let count, most: _): "\(count)×"
    case .neverSeen: "0×"
    case .faded: nil
    }
  }

  /// The sign before a text. No line is broken behind it, and Markdown takes it for no list.
  package var prefix: String { sign.map { $0 + "\u{A0}" } ?? "" }
}

extension StateDiagram.Label {
  /// What a reader is shown: the text behind what its mark says.
  package var markedText: String { (mark?.prefix ?? "") + text }
}

extension StateDiagram.Node {
  /// What a reader is shown: the name behind what the mark of a comparison says. Of how often a state was seen nothing
  /// is known.
  package var markedName: String {
    switch mark {
    case .added, .removed, .changed: (mark?.prefix ?? "") + name
    case .faded, .seen, .neverSeen, nil: name
    }
  }
}
