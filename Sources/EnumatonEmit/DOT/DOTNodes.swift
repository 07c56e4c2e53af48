// The nodes of a drawing.
extension DOTDrawing {
  func item(_ node: StateDiagram.Node) -> DOTGraph.Item {
    let link = link(of: node)
    // As with arrows, a label of several lines would be shown as it is written.
    let tip = node.summary ?? (link.isEmpty || node.details.isEmpty ? nil : node.name)
    let common = identity(node) + tooltip(tip.map { [$0] } ?? []) + link
    switch node.kind {
    case .start:
      let width = node.place == .start(ofRegion: nil) ? "0.12" : "0.08"
      return .node(
        id: Self.id(of: node.place),
        [
          .init("shape", "point"), .init("width", width), .init("height", width),
          .init("fillcolor", theme.ink),
        ] + common)
    case .state(let isFinal):
      var attributes: DOTGraph.Attributes = []
      if !node.details.isEmpty || node.markedName != Self.id(of: node.place) {
        attributes.append(.init("label", named(node)))
      }
      if isFinal { attributes.append(.init("peripheries", "2")) }
      if node.mark == .removed || node.mark == .neverSeen {
        attributes.append(.init("style", "rounded,filled,dashed"))
      }
      return .node(id: Self.id(of: node.place), attributes + marked(node) + common)
    case .history:
      return .node(
        id: Self.id(of: node.place),
        [
          .init("label", node.name), .init("shape", "circle"), .init("width", "0.3"),
          .init("fixedsize", "true"), .init("fontsize", "9"),
        ] + marked(node) + common)
    case .general(.uniform):
      return .node(
        id: Self.id(of: node.place),
        [
          .init("label", .lines(wrap(node.name, width: 30, hanging: ""))), .init("style", "dashed,rounded"),
          .init("color", borderColour(of: node)), .init("fontcolor", theme.note), .init("fontsize", "9"),
        ] + common)
    case .general(.rows(let rows)):
      return .node(
        id: Self.id(of: node.place),
        [
          .init("label", .table(rows.map(tableRow), colour: theme.note)), .init("style", "dashed,rounded"),
          .init("color", borderColour(of: node)), .init("fontsize", "9"),
        ] + common)
    case .composite, .region:
      let attributes: DOTGraph.Attributes = [
        // Most arrows come in further left.
        .init("label", named(node)), .init("labeljust", "r"),
        .init("style", node.kind == .region ? "dashed,rounded" : "rounded"),
      ]
      return .cluster(
        id: node.name, attributes + marked(node) + common,
        node.children.map(item) + points(at: node.place) + labels(inside: node.place))
    }
  }

  private func points(at border: Place) -> [DOTGraph.Item] {
    (borders[border] ?? []).map { name in
      .node(
        id: name,
        [.init("shape", "point"), .init("style", "invis"), .init("width", "0.01"), .init("height", "0.01")])
    }
  }

  /// Where programs find the state in the picture.
  private func identity(_ node: StateDiagram.Node) -> DOTGraph.Attributes {
    node.index.map { [.init("id", "state-\($0)")] } ?? []
  }

  /// The name, and what else is said of it, a line each.
  private func named(_ node: StateDiagram.Node) -> DOTGraph.Value {
    node.details.isEmpty ? .text(node.markedName) : .titled(node.markedName, node.details)
  }

  private func marked(_ node: StateDiagram.Node) -> DOTGraph.Attributes {
    guard let mark = node.mark else { return [] }
    let colour = theme.colour(of: mark)
    return [.init("color", colour), .init("fontcolor", colour)]
  }

  private func borderColour(of box: StateDiagram.Node) -> String {
    box.mark.map(theme.colour) ?? theme.border
  }

  private func tableRow(_ row: StateDiagram.Row) -> DOTGraph.Row {
    .init(cells: cells(row), colour: row.label.mark.map(theme.colour))
  }

  private func cells(_ row: StateDiagram.Row) -> [[String]] {
    [row.label.lines(width: 36), wrap(row.states, width: 44, hanging: "")]
  }
}
