import EnumatonSpec

/// A diagram as a Graphviz graph: states as boxes, composites as clusters, regions as dashed ones.
///
/// Graphviz lays a graph out along its arrows, so those that lead to an earlier state are written the other way round:
/// the states come in the order of the spec. What is prominent is also kept straight.
struct DOTDrawing {
  typealias Place = StateDiagram.Place

  let diagram: StateDiagram
  let options: DOTOptions
  /// Where a place stands among the others.
  private let ranks: [Place: Int]
  /// By composite: the arrows that are attached to its border, as a point inside for each.
  let borders: [Place: [String]]
  /// With clusters Graphviz has less room: straight pieces cross less often than curves, and nothing is kept straight.
  private let hasClusters: Bool
  /// The boxes that say themselves what happens.
  private let tables: Set<Place>

  init(_ diagram: StateDiagram, _ options: DOTOptions) {
    self.diagram = diagram
    self.options = options
    let nodes = diagram.allNodes
    ranks = Dictionary(nodes.enumerated().map { ($1.place, $0) }) { first, _ in first }
    var borders: [Place: [String]] = [:]
    for (number, arrow) in diagram.arrows.enumerated() {
      for (place, end) in [(arrow.tail, "tail"), (arrow.head, "head")] {
        if case .composite = place { borders[place, default: []].append("\(end) of arrow \(number)") }
      }
    }
    self.borders = borders
    hasClusters = nodes.contains(where: \.isCluster)
    tables = Set(nodes.filter { $0.rows != nil }.map(\.place))
  }

  var theme: DOTTheme { options.theme }

  func graph() -> DOTGraph {
    DOTGraph(
      name: diagram.name,
      comment: options.comment,
      attributes: [
        .init("rankdir", diagram.direction == .down ? "TB" : "LR"), .init("compound", "true"),
        .init("bgcolor", options.isTransparent ? "transparent" : theme.page),
        .init("nodesep", hasClusters ? "0.2" : "0.1"),
        .init("ranksep", hasClusters ? "0.3" : "0.25"),
        .init("fontname", Self.font), .init("fontsize", "10"), .init("fontcolor", theme.note),
        .init("color", theme.border), .init("labeljust", "l"),
      ] + (hasClusters ? [.init("splines", "polyline")] : [])
        + caption + tooltip(diagram.summary.map { [$0] } ?? [diagram.name]),
      nodeDefaults: [
        .init("shape", "box"), .init("style", "rounded,filled"), .init("fontname", Self.font),
        .init("fontsize", "11"), .init("margin", "0.1,0.05"), .init("height", "0.3"),
        .init("color", theme.ink), .init("fontcolor", theme.ink), .init("fillcolor", theme.paper),
      ],
      edgeDefaults: [
        .init("fontname", Self.font), .init("fontsize", "9"), .init("arrowsize", "0.7"),
        .init("color", theme.ink), .init("fontcolor", theme.ink),
      ],
      items: diagram.nodes.map(item) + diagram.arrows.enumerated().map { edge($1, number: $0) })
  }

  /// In characters; longer labels of arrows are broken where they can be.
  private static let labelWidth = 18

  /// What looks the same with fonts of the same widths: Helvetica, Arial, Liberation Sans.
  private static let font = "Helvetica,Arial,sans-serif"

  private var caption: DOTGraph.Attributes {
    diagram.caption.isEmpty ? [] : [.init("label", .lines(diagram.caption))]
  }

  func tooltip(_ lines: [String], _ name: String = "tooltip") -> DOTGraph.Attributes {
    lines.isEmpty ? [] : [.init(name, lines.joined(separator: "\n"))]
  }

  /// To what the node leads to, or to its line of the spec.
  func link(of node: StateDiagram.Node) -> DOTGraph.Attributes {
    node.link.map { [.init("URL", $0)] } ?? link(line: node.line)
  }

  /// To a line of the spec.
  func link(line: Int?) -> DOTGraph.Attributes {
    guard let line, let source = options.source else { return [] }
    return [.init("URL", "\(source)#L\(line)")]
  }
}

// Arrows.
extension DOTDrawing {
  private func edge(_ arrow: StateDiagram.Arrow, number: Int) -> DOTGraph.Item {
    let isTurned = leadsBack(arrow)
    var attributes: DOTGraph.Attributes = [.init("id", "arrow-\(number)")]
    let isSaid = !arrow.labels.isEmpty && !tables.contains(arrow.tail)
    if isSaid { attributes.append(label(of: arrow)) }
    attributes += style(of: arrow, isTurned: isTurned)
    attributes += border(of: arrow.tail, isTurned ? "lhead" : "ltail")
    attributes += border(of: arrow.head, isTurned ? "ltail" : "lhead")
    let transitions = arrow.transitions
    let summaries = transitions.compactMap(\.summary)
    // Of what is a link, Graphviz would otherwise show the label as it is written here.
    let tips = summaries.isEmpty && options.source != nil ? arrow.labels.map(\.text) : summaries
    attributes += tooltip(tips) + (isSaid ? tooltip(tips, "labeltooltip") : [])
    attributes += link(line: transitions.first?.line)
    let (tail, head) = (id(attached: arrow.tail, "tail", number), id(attached: arrow.head, "head", number))
    return isTurned ? .edge(tail: head, head: tail, attributes) : .edge(tail: tail, head: head, attributes)
  }

  /// A line of its own for each label, a little off the arrow.
  private func label(of arrow: StateDiagram.Arrow) -> DOTGraph.Attribute {
    if arrow.labels.contains(where: { $0.mark != arrow.labels[0].mark }) {
      let lines = arrow.labels.flatMap { label in
        label.lines(width: Self.labelWidth).map { line in
          (text: "\u{A0}\(line)\u{A0}", colour: label.mark.map(theme.colour) ?? theme.ink)
        }
      }
      return .init("label", .coloured(lines))
    }
    let lines = arrow.labels.flatMap { $0.lines(width: Self.labelWidth) }
    return .init("label", .lines(lines.map { "\u{A0}\($0)\u{A0}" }))
  }

  private func style(of arrow: StateDiagram.Arrow, isTurned: Bool) -> DOTGraph.Attributes {
    var attributes: DOTGraph.Attributes = []
    if arrow.style != .solid { attributes.append(.init("style", arrow.style.rawValue)) }
    if !hasClusters, let weight = weight(of: arrow) { attributes.append(.init("weight", weight)) }
    if arrow.isTimed {
      // A ring where it starts, for those who see no colours.
      attributes += [
        .init("class", "timed"), .init("dir", "both"), .init(isTurned ? "arrowhead" : "arrowtail", "odot"),
      ]
    } else if isTurned {
      attributes.append(.init("dir", "back"))
    }
    let colour = arrow.mark.map(theme.colour) ?? (arrow.isTimed ? theme.timed : nil)
    if let colour { attributes += [.init("color", colour), .init("fontcolor", colour)] }
    switch arrow.mark {
    case .removed, .neverSeen: attributes.append(.init("style", "dashed"))
    case .seen(let count, let most): attributes.append(.init("penwidth", width(of: count, most: most)))
    case .added, .changed, .faded, nil: break
    }
    return attributes
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

  private func leadsBack(_ arrow: StateDiagram.Arrow) -> Bool {
    if case .general = arrow.tail { return false }
    return (ranks[arrow.head] ?? 0) < (ranks[arrow.tail] ?? 0)
  }

  private func border(of place: Place, _ attribute: String) -> DOTGraph.Attributes {
    guard case .composite(let name) = place else { return [] }
    return [.init(attribute, "cluster_" + name)]
  }

  /// The node that an arrow is attached to. At a border it is a point of its own, which is not seen: then the layout
  /// has its label outside, and the states inside are free.
  private func id(attached place: Place, _ end: String, _ number: Int) -> String {
    if case .composite = place { "\(end) of arrow \(number)" } else { Self.id(of: place) }
  }

  static func id(of place: Place) -> String {
    switch place {
    // No name of a state has a space.
    case .start(ofRegion: nil): "the start"
    case .start(ofRegion: let region?): "the start of " + region
    case .state(let name), .composite(let name): name
    case .history(of: let name, let isDeep): (isDeep ? "deep history of " : "history of ") + name
    case .general(let number): "several states \(number)"
    }
  }
}
