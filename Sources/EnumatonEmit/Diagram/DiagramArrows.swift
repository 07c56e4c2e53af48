import EnumatonCheck
import EnumatonSpec

/// Draws each transition once: as arrows from what its `from` names, or as a line of a box that stands for several
/// states. What leads from one place to another is one arrow.
struct DiagramArrows {
  typealias Place = StateDiagram.Place
  typealias State = Identifier<Machine.State>

  /// More arrows than these from one transition are a box.
  private static let mostArrows = 3

  private let places: DiagramPlaces
  private var arrows: [StateDiagram.Arrow] = []
  private var boxes = GeneralBoxes()

  init(_ places: DiagramPlaces) { self.places = places }

  private var machine: Machine { places.machine }

  mutating func diagram() -> StateDiagram {
    start(.start(ofRegion: nil), at: places.checked.initialLeaf)
    for region in places.checked.regions.dropFirst() {
      guard let state = region.state else { continue }
      start(.start(ofRegion: places.name(of: state)), at: region.initialLeaf)
    }
    for id in machine.transitions.identifiers where !places.firing[id.index].isEmpty { draw(id) }

    var nodes: [State?: [StateDiagram.Node]] = [:]
    var count = 0
    for box in boxes.all {
      let (tail, node) = box.drawn(by: places, number: count)
      for line in box.lines { add(line.label, style: line.style, from: tail, to: box.head) }
      guard let node else { continue }
      nodes[node.outer, default: []].append(node.box)
      count += 1
    }
    return StateDiagram(
      name: machine.name.text, summary: machine.summary, direction: machine.diagram.direction,
      nodes: places.nodes(with: nodes), arrows: arrows.mergingSameEnds())
  }

  /// From where the machine or a region starts to its first state.
  private mutating func start(_ place: Place, at leaf: State) {
    arrows.append(.init(from: place, to: places.head(leaf)))
  }

  private mutating func draw(_ id: Identifier<Machine.Transition>) {
    let transition = machine.transitions[id]
    guard let (head, target) = head(of: transition) else { return }
    let label = machine.label(of: id)
    let style = machine.style(of: transition)
    if let tails = tails(of: id, to: target) {
      for tail in tails { add(label, style: style, from: tail, to: head) }
    } else {
      boxes.add(
        .init(
          label: label, style: style, states: Set(places.firing[id.index]),
          isAny: transition.source == .any), to: head, at: target)
    }
  }

  private mutating func add(
    _ label: StateDiagram.Label, style: StateDiagram.Style, from tail: Place, to head: Place
  ) {
    var arrow = StateDiagram.Arrow(from: tail, to: head)
    arrow.style = style
    arrow.labels = [label]
    arrows.append(arrow)
  }

  /// Where a transition's arrow ends, and the state that this is; `nil` if it changes no state.
  private func head(of transition: Machine.Transition) -> (Place, State)? {
    switch transition.answer {
    case .move(let target):
      let leaf = machine.initialLeaf(of: target)
      return (places.head(leaf), leaf)
    case .resume(let history):
      return (
        .history(of: places.name(of: history.composite), isDeep: history.isDeep), history.composite
      )
    case .stay, .defer, .ignore, .reject: return nil
    }
  }

  /// Where the arrows of a transition start; `nil` if it is for a box: if it is general, if the spec says so, or if
  /// there is no border around its states, or none that an arrow inwards could leave.
  private func tails(of id: Identifier<Machine.Transition>, to head: State) -> [Place]? {
    let transition = machine.transitions[id]
    guard case .states(let states) = transition.source,
      !transition.tags.contains(where: machine.diagram.gathered.contains)
    else { return nil }
    var tails: [Place] = []
    for state in states {
      guard places.isComposite(state) else {
        if places.firing[id.index].contains(state) { tails.append(places.head(state)) }
        continue
      }
      let inside = places.firing[id.index].filter { machine.lineage(of: $0).contains(state) }
      if inside.isEmpty { continue }
      guard places.isDrawn(state), !machine.lineage(of: head).contains(state) else { return nil }
      tails.append(.composite(places.name(of: state)))
    }
    return tails.count > Self.mostArrows ? nil : tails
  }
}
