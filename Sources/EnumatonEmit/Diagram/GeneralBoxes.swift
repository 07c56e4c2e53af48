import EnumatonSpec

/// The transitions that are lines of boxes, by where they lead.
struct GeneralBoxes {
  struct Line {
    var label: StateDiagram.Label
    var style: StateDiagram.Style
    var states: Set<Identifier<Machine.State>>
    /// Whether it is from any state that has no other answer.
    var isAny: Bool
  }

  struct Box {
    var head: StateDiagram.Place
    var target: Identifier<Machine.State>
    /// One for each text.
    private(set) var lines: [Line] = []
    private var known: [String: Int] = [:]

    init(head: StateDiagram.Place, target: Identifier<Machine.State>) {
      self.head = head
      self.target = target
    }

    mutating func add(_ line: Line) {
      let text = line.label.text
      guard let index = known[text] else {
        known[text] = lines.count
        return lines.append(line)
      }
      lines[index].label.transitions += line.label.transitions
      lines[index].style = max(lines[index].style, line.style)
      lines[index].states.formUnion(line.states)
      lines[index].isAny = lines[index].isAny || line.isAny
    }
  }

  /// In the order in which they were needed.
  private(set) var all: [Box] = []
  private var known: [StateDiagram.Place: Int] = [:]

  mutating func add(_ line: Line, to head: StateDiagram.Place, at target: Identifier<Machine.State>) {
    let index = known[head] ?? all.count
    if index == all.count {
      known[head] = index
      all.append(Box(head: head, target: target))
    }
    all[index].add(line)
  }
}

extension GeneralBoxes.Box {
  /// The box and the composite it stands in, and where the arrow from it starts: of what happens in one state alone
  /// that is the state, without a box.
  func drawn(
    by places: DiagramPlaces, number: Int
  ) -> (tail: StateDiagram.Place, (outer: Identifier<Machine.State>?, box: StateDiagram.Node)?) {
    let states = lines.reduce(into: Set()) { $0.formUnion($1.states) }
    if let only = states.first, states.count == 1 { return (places.head(only), nil) }
    let place = StateDiagram.Place.general(number)
    let texts = lines.map { places.text(of: $0.states, isAny: $0.isAny) }
    var node: StateDiagram.Node
    if let text = texts.first, texts.allSatisfy({ $0 == text }) {
      node = .init(place, .general(.uniform), name: text)
    } else {
      let rows = zip(lines, texts).map { line, text in
        StateDiagram.Row(label: line.label, states: text, covered: places.names(of: line.states))
      }
      let name = places.text(of: states, isAny: lines.contains(where: \.isAny))
      node = .init(place, .general(.rows(rows)), name: name)
    }
    node.covered = places.names(of: states)
    return (place, (places.surroundings(of: states.union([target])), node))
  }
}
