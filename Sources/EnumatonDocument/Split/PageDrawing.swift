import EnumatonEmit

/// Draws the page of one composite, or of what is outermost.
struct PageDrawing {
  typealias Place = StateDiagram.Place
  typealias Node = StateDiagram.Node

  let outline: PageOutline
  /// By composite the file of its page.
  let links: [String: String]
  /// The file of the outermost page.
  let overview: String

  init(_ outline: PageOutline, links: [String: String], overview: String) {
    self.outline = outline
    self.links = links
    self.overview = overview
  }

  private var whole: StateDiagram { outline.diagram }

  func page(of composite: Node?, stem: String) -> DiagramPages.Page {
    let name = composite?.name
    let surroundings = composite.map { outline.surroundings(of: $0.place) } ?? []
    var content = (composite?.children ?? whole.nodes).map(drawn)
    let states = content.flatMap(\.all).filter { $0.isState && links[$0.name] == nil }.map(\.name)
    var ends = Ends()
    var arrows: [StateDiagram.Arrow] = []
    for arrow in whole.arrows {
      if let arrow = self.arrow(arrow, on: name, &ends) { arrows.append(arrow) }
    }
    if var cluster = composite {
      cluster.children = content
      cluster.link = link(to: surroundings.last)
      content = [cluster]
    }
    var diagram = whole
    diagram.name = ([whole.name] + surroundings + (name.map { [$0] } ?? [])).joined(separator: " › ")
    diagram.summary = composite.map(\.summary) ?? whole.summary
    // A layout follows the order: what leads in stands before, what is led to behind.
    let heads = Set(arrows.map(\.head))
    let (sources, targets) = (
      ends.stubs.filter { !heads.contains($0.place) }, ends.stubs.filter { heads.contains($0.place) }
    )
    diagram.nodes = ends.start + sources + content + ends.boxes + targets
    diagram.arrows = arrows.mergingSameEnds().map { $0.shortened() }
    if name != nil { diagram.caption = [diagram.name] + whole.caption }
    return .init(
      stem: stem, composite: name, summary: diagram.summary, states: states, depth: surroundings.count,
      diagram: diagram)
  }

  /// Where the page of a composite is, or of what is outermost.
  private func link(to composite: String?) -> String { composite.flatMap { links[$0] } ?? overview }

  /// A composite is a state with a page of its own; a region stays what it is.
  private func drawn(_ node: Node) -> Node {
    var drawn = node
    switch node.kind {
    case .composite:
      let count = node.all.filter(\.isState).count
      drawn = node.collapsed()
      drawn.details = node.details + ["\(count) \(count == 1 ? "state" : "states") inside"]
      drawn.link = links[node.name]
    case .region: drawn.children = node.children.map(self.drawn)
    default: break
    }
    return drawn
  }
}

/// What is on a page besides the states that it is of.
private struct Ends {
  var start: [StateDiagram.Node] = []
  var boxes: [StateDiagram.Node] = []
  var stubs: [StateDiagram.Node] = []
}

// Arrows.
extension PageDrawing {
  private enum End {
    case onPage(Place)
    case outside
  }

  /// The arrow as it is on the page; `nil` if it is not, or is inside what has a page of its own.
  private func arrow(
    _ arrow: StateDiagram.Arrow, on composite: String?, _ ends: inout Ends
  ) -> StateDiagram.Arrow? {
    var drawn = arrow
    switch (end(arrow.tail, on: composite), end(arrow.head, on: composite)) {
    case (.onPage(let tail), .onPage(let head)):
      if tail == head, tail != arrow.tail || head != arrow.head { return nil }
      drawn.tail = tail
      drawn.head = head
    case (.onPage(let tail), .outside):
      drawn.tail = tail
      drawn.head = stub(arrow.head, &ends)
    case (.outside, .onPage(let head)):
      drawn.head = head
      drawn.tail = origin(arrow.tail, &ends)
    case (.outside, .outside):
      // A box beside the composite can be about states inside it.
      guard let labels = labels(ofBoxAt: arrow, on: composite, &ends) else { return nil }
      drawn.labels = labels
      drawn.head = stub(arrow.head, &ends)
    }
    return drawn
  }

  private func end(_ place: Place, on composite: String?) -> End {
    let surroundings = outline.surroundings(of: place)
    if let composite {
      if place == .composite(composite) { return .onPage(place) }
      guard let index = surroundings.firstIndex(of: composite) else { return .outside }
      return .onPage(lifted(place, surroundings.dropFirst(index + 1).first))
    }
    return .onPage(lifted(place, surroundings.first))
  }

  /// A place, or the composite that it is inside of.
  private func lifted(_ place: Place, _ outer: String?) -> Place {
    if let outer { return .state(outer) }
    if case .composite(let name) = place, links[name] != nil { return .state(name) }
    return place
  }

  /// Where an arrow from outside comes from.
  private func origin(_ place: Place, _ ends: inout Ends) -> Place {
    guard let node = outline.nodes[place] else { return place }
    switch node.kind {
    case .start:
      if !ends.start.contains(where: { $0.place == place }) { ends.start.append(node) }
      return place
    case .general:
      if !ends.boxes.contains(where: { $0.place == place }) { ends.boxes.append(node) }
      return place
    default: return stub(place, &ends)
    }
  }

  /// A node that stands for a place on another page, and leads there.
  private func stub(_ place: Place, _ ends: inout Ends) -> Place {
    guard let node = outline.nodes[place] else { return place }
    var stub = node
    let home = outline.surroundings(of: place).last
    stub.link = node.kind == .composite ? links[node.name] : link(to: home)
    if node.isCluster { stub = stub.collapsed() }
    stub.details = home.map { ["in \($0)"] } ?? []
    if case .history(let name, _) = place {
      stub.name = "\(node.name) of \(name)"
      stub.kind = .state(isFinal: false)
      stub.details = []
    }
    stub.mark = node.mark ?? .faded
    stub.index = nil
    if !ends.stubs.contains(where: { $0.place == stub.place }) { ends.stubs.append(stub) }
    return stub.place
  }

  /// What a box says of states inside a composite, from where the box is on its page too.
  private func labels(
    ofBoxAt arrow: StateDiagram.Arrow, on composite: String?, _ ends: inout Ends
  ) -> [StateDiagram.Label]? {
    guard let composite, let node = outline.nodes[arrow.tail], node.isBox,
      let inside = outline.nodes[.composite(composite)]
    else { return nil }
    let names = Set(inside.all.map(\.name))
    guard node.covered.contains(where: names.contains) else { return nil }
    let kept = node.keepingRows { row in row.covered.contains(where: names.contains) ? row : nil }
    guard let kept else { return nil }
    ends.boxes.append(kept)
    return kept.rows?.map(\.label) ?? arrow.labels
  }
}

extension StateDiagram.Arrow {
  /// With the first few labels: one that stands for many arrows has a page that says the rest.
  fileprivate func shortened() -> Self {
    let most = 6
    guard labels.count > most else { return self }
    var arrow = self
    let rest = labels[(most - 1)...]
    arrow.labels.removeLast(rest.count)
    arrow.labels.append(
      .init(custom: "and \(rest.count) more", event: "", transitions: rest.flatMap(\.transitions)))
    return arrow
  }
}
