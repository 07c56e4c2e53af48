import EnumatonSpec

// The arrows of a drawing.
extension DOTDrawing {
  /// Where an edge is attached.
  private struct End {
    enum Tip { case arrow, ring }

    var node: String
    /// The cluster at whose border it stops.
    var cluster: String?
    /// What is drawn there.
    var tip: Tip?
  }

  /// One edge, or two with the label between them.
  func edges(of arrow: StateDiagram.Arrow, number: Int) -> [DOTGraph.Item] {
    let id = "arrow-\(number)"
    // A ring where time leads from, for those who see no colours.
    let tail = end(arrow.tail, "tail", number, tip: arrow.isTimed ? .ring : nil)
    let head = end(arrow.head, "head", number, tip: .arrow)
    let isTurned = leadsBack(arrow)
    func edge(_ id: String, from tail: End, to head: End, label: DOTGraph.Attributes = []) -> DOTGraph.Item {
      let (upper, lower) = isTurned ? (head, tail) : (tail, head)
      return .edge(
        tail: upper.node, head: lower.node,
        [.init("id", id)] + label + style(of: arrow) + direction(upper, lower)
          + coloured(arrow, "color", "fontcolor") + clipping(upper, lower) + tooltip(explanation(of: arrow))
          + (label.isEmpty ? [] : tooltip(explanation(of: arrow), "labeltooltip")) + link(of: arrow))
    }
    switch labelPlace(of: arrow) {
    case .nowhere:
      return [edge(id, from: tail, to: head)]
    case .beside:
      return [edge(id, from: tail, to: head, label: [label(of: arrow, padding: "\u{A0}")])]
    case .on:
      let label = End(node: labelID(number))
      return [edge(id + "-tail", from: tail, to: label), edge(id + "-head", from: label, to: head)]
    }
  }

  /// The labels on arrows of which this is the innermost cluster around both ends; `nil` is the page.
  func labels(inside cluster: Place?) -> [DOTGraph.Item] {
    (labelled[cluster] ?? []).map { number in
      let arrow = diagram.arrows[number]
      return .node(
        id: labelID(number),
        [
          .init("id", "arrow-\(number)-label"), .init("class", arrow.isTimed ? "label timed" : "label"),
          label(of: arrow, padding: ""), .init("shape", "plaintext"), .init("style", ""),
          .init("fontsize", "9"), .init("margin", "0.03,0.02"), .init("width", "0"), .init("height", "0"),
        ] + coloured(arrow, "fontcolor") + tooltip(explanation(of: arrow)) + link(of: arrow))
    }
  }

  private func labelID(_ number: Int) -> String { "label of arrow \(number)" }

  private func end(_ place: Place, _ end: String, _ number: Int, tip: End.Tip?) -> End {
    var cluster: String?
    if case .composite(let name) = place { cluster = "cluster_" + name }
    return End(node: id(attached: place, end, number), cluster: cluster, tip: tip)
  }

  /// In characters; longer labels are broken where they can be.
  private static let labelWidth = 18

  /// A line of its own for each label.
  private func label(of arrow: StateDiagram.Arrow, padding: String) -> DOTGraph.Attribute {
    if arrow.labels.contains(where: { $0.mark != arrow.labels[0].mark }) {
      let lines = arrow.labels.flatMap { label in
        label.lines(width: Self.labelWidth).map { line in
          (text: padding + line + padding, colour: label.mark.map(theme.colour) ?? theme.ink)
        }
      }
      return .init("label", .coloured(lines))
    }
    let lines = arrow.labels.flatMap { $0.lines(width: Self.labelWidth) }
    return .init("label", .lines(lines.map { padding + $0 + padding }))
  }

  private func style(of arrow: StateDiagram.Arrow) -> DOTGraph.Attributes {
    var attributes: DOTGraph.Attributes = []
    switch arrow.mark {
    case .removed, .neverSeen: attributes.append(.init("style", "dashed"))
    case .added, .changed, .faded, .seen, nil:
      if arrow.style != .solid { attributes.append(.init("style", arrow.style.rawValue)) }
    }
    if case .seen(let count, let most) = arrow.mark {
      attributes.append(.init("penwidth", width(of: count, most: most)))
    }
    // With clusters there is less room, and what is kept straight makes others cross.
    if !hasClusters, let weight = weight(of: arrow) { attributes.append(.init("weight", weight)) }
    if arrow.isTimed { attributes.append(.init("class", "timed")) }
    return attributes
  }

  /// The attributes with these names, if it has a colour of its own.
  private func coloured(_ arrow: StateDiagram.Arrow, _ names: String...) -> DOTGraph.Attributes {
    guard let colour = arrow.mark.map(theme.colour) ?? (arrow.isTimed ? theme.timed : nil) else { return [] }
    return names.map { .init($0, colour) }
  }

  private func weight(of arrow: StateDiagram.Arrow) -> String? {
    switch arrow.style {
    case .bold: "8"
    case .dashed: "4"
    case .solid, .dotted: nil
    }
  }

  /// From 1 to 4 points, a doubling counting the same everywhere.
  private func width(of count: Int, most: Int) -> String {
    func doublings(_ value: Int) -> Int { Int.bitWidth - max(value, 1).leadingZeroBitCount }
    let tenths = 10 + 30 * doublings(count) / max(doublings(most), 1)
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func direction(_ upper: End, _ lower: End) -> DOTGraph.Attributes {
    let direction: DOTGraph.Attributes =
      switch (upper.tip, lower.tip) {
      case (nil, nil): [.init("dir", "none")]
      case (nil, _?): []
      case (_?, nil): [.init("dir", "back")]
      case (_?, _?): [.init("dir", "both")]
      }
    return direction + (upper.tip == .ring ? [.init("arrowtail", "odot")] : [])
      + (lower.tip == .ring ? [.init("arrowhead", "odot")] : [])
  }

  private func clipping(_ upper: End, _ lower: End) -> DOTGraph.Attributes {
    (upper.cluster.map { [.init("ltail", $0)] } ?? []) + (lower.cluster.map { [.init("lhead", $0)] } ?? [])
  }

  /// What is shown where the mouse rests.
  private func explanation(of arrow: StateDiagram.Arrow) -> [String] {
    let summaries = arrow.transitions.compactMap(\.summary)
    // Of what is a link, Graphviz would otherwise show the label as it is written here.
    return summaries.isEmpty && options.source != nil ? arrow.labels.map(\.text) : summaries
  }

  private func link(of arrow: StateDiagram.Arrow) -> DOTGraph.Attributes {
    link(line: arrow.transitions.first?.line)
  }
}
