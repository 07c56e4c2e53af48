import EnumatonEmit

extension StateDiagram.Mark {
  /// What stands before a text that has the mark, for those who see no colours and where there are none.
  var prefix: String {
    switch self {
    case .added: "+ "
    case .removed: "- "
    case .changed: "~ "
    case .seen(let count, most: _): "\(count)× "
    case .neverSeen: "0× "
    case .faded: ""
    }
  }
}

extension StateDiagram.Arrow {
  /// What it says, a text for each label: nothing if it comes from a box that says it.
  func texts(from box: StateDiagram.Node?) -> [StateDiagram.Label] {
    if let box, case .general(.rows) = box.kind { return [] }
    return labels.map { label in
      var label = label
      label.mark = label.mark ?? mark
      return label
    }
  }
}
