// The nodes of a drawing.
extension DOTDrawing {
  /// The boxes that say themselves what happens.
  var tables: Set<Place> {
    Set(
      diagram.allNodes.filter { if case .general(.rows) = $0.kind { true } else { false } }.map(\.place))
  }

  func item(_ node: StateDiagram.Node) -> DOTGraph.Item {
    let common = identity(node) + tooltip(node.summary.map { [$0] } ?? []) + link(line: node.line)
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
      if !node.details.isEmpty { attributes.append(.init("label", named(node))) }
      if isFinal { attributes.append(.init("peripheries", "2")) }
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
          .init("color", theme.border), .init("fontcolor", theme.note), .init("fontsize", "9"),
        ] + common)
    case .general(.rows(let rows)):
      return .node(
        id: Self.id(of: node.place),
        [
          .init("label", .table(rows.map(cells), colour: theme.note)), .init("style", "dashed,rounded"),
          .init("color", theme.border), .init("fontsize", "9"),
        ] + common)
    case .composite, .region:
      let attributes: DOTGraph.Attributes = [
        .init("label", named(node)), .init("style", node.kind == .region ? "dashed,rounded" : "rounded"),
      ]
      return .cluster(
        id: node.name, attributes + marked(node) + common, node.children.map(item) + points(at: node.place))
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
    .text(([node.name] + node.details).joined(separator: "\n"))
  }

  private func marked(_ node: StateDiagram.Node) -> DOTGraph.Attributes {
    guard let mark = node.mark else { return [] }
    let colour = theme.colour(of: mark)
    return [.init("color", colour), .init("fontcolor", colour)]
  }

  private func cells(_ row: StateDiagram.Row) -> [[String]] {
    [row.label.lines(width: 36), wrap(row.states, width: 44, hanging: "")]
  }
}
