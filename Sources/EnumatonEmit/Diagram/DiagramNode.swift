extension StateDiagram {
  /// What stands in a diagram.
  package struct Node: Sendable {
    package enum Kind: Hashable, Sendable {
      /// The small disc that the first arrow leaves.
      case start
      case state(isFinal: Bool)
      case composite
      /// A part of a composite that is active beside its siblings.
      case region
      case history(isDeep: Bool)
      /// A box that stands for several states, which lead to the same one.
      case general(General)
    }

    package var place: Place
    package var kind: Kind
    /// The name of the state; what the box says.
    package var name: String
    /// Further lines: what the state keeps, the timers that run in it.
    package var details: [String] = []
    package var summary: String?
    /// The state's place in the machine, counted from 0 in document order; `nil` for what is no state.
    package var index: Int?
    /// The line of the spec.
    package var line: Int?
    /// Where the node leads a reader, instead of to the line of the spec: the name of another file.
    package var link: String?
    package var tags: [String] = []
    /// Of a box: the states without others inside that it stands for, in document order.
    package var covered: [String] = []
    /// Of a composite or a region.
    package var children: [Node] = []
    package var mark: Mark?

    package init(_ place: Place, _ kind: Kind, name: String) {
      self.place = place
      self.kind = kind
      self.name = name
    }
  }

  /// What a box says that stands for several states.
  package enum General: Hashable, Sendable {
    /// All that its arrow says holds in the same states: they are the box's name.
    case uniform
    /// What happens, and in which states; the arrow needs no label.
    case rows([Row])
  }

  package struct Row: Hashable, Sendable {
    package var label: Label
    package var states: String
    /// The states without others inside that it is about, in document order.
    package var covered: [String]

    package init(label: Label, states: String, covered: [String] = []) {
      self.label = label
      self.states = states
      self.covered = covered
    }
  }
}

extension StateDiagram.Node {
  /// The node and all inside it, in document order.
  package var all: [Self] { [self] + children.flatMap(\.all) }

  /// Whether it is a state without others inside.
  package var isState: Bool { if case .state = kind { true } else { false } }

  /// Whether it stands for several states.
  package var isBox: Bool { if case .general = kind { true } else { false } }

  /// Of a box that says itself what happens.
  package var rows: [StateDiagram.Row]? {
    if case .general(.rows(let rows)) = kind { rows } else { nil }
  }

  /// Whether others can be inside.
  package var isCluster: Bool { kind == .composite || kind == .region }
}

extension StateDiagram {
  /// All nodes, in document order.
  package var allNodes: [Node] { nodes.flatMap(\.all) }

  package var nodesByPlace: [Place: Node] {
    Dictionary(allNodes.map { ($0.place, $0) }) { first, _ in first }
  }
}
