extension StateDiagram.Mark {
  /// What stands before a text that has the mark, for those who see no colours and where there are none. No line is
  /// broken behind it, and Markdown takes it for no list.
  package var prefix: String {
    switch self {
    case .added: "+\u{A0}"
    case .removed: "−\u{A0}"
    case .changed: "~\u{A0}"
    case .seen(let count, most: _): "\(count)×\u{A0}"
    case .neverSeen: "0×\u{A0}"
    case .faded: ""
    }
  }
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
