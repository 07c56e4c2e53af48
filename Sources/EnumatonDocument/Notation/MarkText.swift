import EnumatonEmit

extension StateDiagram.Arrow {
  /// What it says, a label each: nothing if it comes from a box that says it.
  func labels(from box: StateDiagram.Node?) -> [StateDiagram.Label] {
    if let box, case .general(.rows) = box.kind { return [] }
    return labels
  }
}
