import EnumatonSpec

extension StateDiagram {
  /// All that leads from one place to another.
  package struct Arrow: Sendable {
    package var tail: Place
    package var head: Place
    package var style = Style.solid
    /// In the order of the file; none for the arrow from where a machine or a region starts.
    package var labels: [Label] = []
    package var mark: Mark?

    package init(from tail: Place, to head: Place) {
      self.tail = tail
      self.head = head
    }

    package var ends: Ends { Ends(tail: tail, head: head) }

    /// Whether it says where the machine or a region starts.
    package var isStart: Bool { if case .start = tail { true } else { false } }

    /// The transitions that it stands for, also where a box says what happens.
    package var transitions: [Transition] { labels.flatMap(\.transitions) }

    /// Whether time alone leads this way.
    package var isTimed: Bool { !labels.isEmpty && labels.allSatisfy(\.isTimed) }
  }

  /// Between which places arrows lead.
  package struct Ends: Hashable, Sendable {
    package var tail: Place
    package var head: Place
  }

  /// What sets a transition off, when, and what it does; the same text of several transitions is one label.
  package struct Label: Hashable, Sendable {
    /// What the spec says to show instead of all else.
    package var custom: String?
    /// The events and timers: `close`, `dwell 30s`.
    package var event: String
    package var condition: String?
    package var effects: [String]
    package var transitions: [Transition]
    package var mark: Mark?

    package init(
      custom: String? = nil, event: String, condition: String? = nil, effects: [String] = [],
      transitions: [Transition] = []
    ) {
      self.custom = custom
      self.event = event
      self.condition = condition
      self.effects = effects
      self.transitions = transitions
    }

    /// Whether only timers set it off.
    package var isTimed: Bool { !transitions.isEmpty && transitions.allSatisfy(\.isTimed) }

    /// `event [condition] / effects`, on one line.
    package var text: String {
      if let custom { return custom }
      let condition = condition.map { " [\($0)]" } ?? ""
      return event + condition + (effects.isEmpty ? "" : " / " + effects.joined(separator: ", "))
    }
  }

  /// Which transition of the spec, and what it says of itself.
  package struct Transition: Hashable, Sendable {
    /// Its place in the machine, counted from 0 in the order of the file.
    package var index: Int
    package var line: Int
    package var summary: String?
    package var tags: [String]
    /// Whether only timers set it off.
    package var isTimed: Bool

    package init(index: Int, line: Int, summary: String?, tags: [String], isTimed: Bool) {
      self.index = index
      self.line = line
      self.summary = summary
      self.tags = tags
      self.isTimed = isTimed
    }
  }
}
