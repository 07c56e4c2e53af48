import EnumatonSpec

/// A diagram as a Graphviz graph: states as boxes, composites as clusters, regions as dashed ones.
///
/// Graphviz lays a graph out along its arrows, so those that lead to an earlier state are written the other way round:
/// the states come in the order of the spec. What is prominent is also kept straight.
///
/// Labels stand beside their arrows. With clusters Graphviz would lose sight of some of them, or put them on a border:
/// there a label is a node on its arrow, which then is two edges.
struct DOTDrawing {
  typealias Place = StateDiagram.Place

  let diagram: StateDiagram
  let options: DOTOptions
  /// Where a place stands among the others.
  private let ranks: [Place: Int]
  /// By composite: the arrows that are attached to its border, as a point inside for each.
  let borders: [Place: [String]]
  /// By the innermost cluster around both ends, `nil` for the page: the arrows with a label on them.
  private(set) var labelled: [Place?: [Int]] = [:]
  let hasClusters: Bool
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
    tables = Set(nodes.filter { $0.rows != nil }.map(\.place))
    let clusters = DOTClusters(diagram)
    hasClusters = !clusters.isEmpty
    let onArrows = diagram.arrows.indices.filter { labelPlace(of: diagram.arrows[$0]) == .on }
    labelled = Dictionary(grouping: onArrows) { clusters.around(diagram.arrows[$0].ends) }
  }

  var theme: DOTTheme { options.theme }

  func graph() -> DOTGraph {
    DOTGraph(
      name: diagram.name,
      comment: options.comment,
      attributes: [
        .init("rankdir", diagram.direction == .down ? "TB" : "LR"), .init("compound", "true"),
        .init("bgcolor", options.isTransparent ? "transparent" : theme.page),
        .init("nodesep", hasClusters ? "0.15" : "0.1"),
        .init("ranksep", hasClusters ? "0.12" : "0.25"),
        .init("fontname", Self.font), .init("fontsize", "10"), .init("fontcolor", theme.note),
        .init("color", theme.border), .init("labeljust", "l"),
      ] + caption + tooltip(diagram.summary.map { [$0] } ?? [diagram.name]),
      nodeDefaults: [
        .init("shape", "box"), .init("style", "rounded,filled"), .init("fontname", Self.font),
        .init("fontsize", "11"), .init("margin", "0.1,0.05"), .init("height", "0.3"),
        .init("color", theme.ink), .init("fontcolor", theme.ink), .init("fillcolor", theme.paper),
      ],
      edgeDefaults: [
        .init("fontname", Self.font), .init("fontsize", "9"), .init("arrowsize", "0.7"),
        .init("color", theme.ink), .init("fontcolor", theme.ink),
      ],
      items: diagram.nodes.map(item) + labels(inside: nil)
        + diagram.arrows.enumerated().flatMap { edges(of: $1, number: $0) })
  }

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

extension DOTDrawing {
  enum LabelPlace { case nowhere, beside, on }

  func labelPlace(of arrow: StateDiagram.Arrow) -> LabelPlace {
    if arrow.labels.isEmpty || tables.contains(arrow.tail) { return .nowhere }
    return hasClusters && arrow.tail != arrow.head ? .on : .beside
  }

  /// Whether an arrow leads to an earlier state.
  func leadsBack(_ arrow: StateDiagram.Arrow) -> Bool {
    if case .general = arrow.tail { return false }
    return (ranks[arrow.head] ?? 0) < (ranks[arrow.tail] ?? 0)
  }

  /// The node that an arrow is attached to. At a border it is a point of its own, which is not seen: then the layout
  /// has its label outside, and the states inside are free.
  func id(attached place: Place, _ end: String, _ number: Int) -> String {
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
