extension StateDiagram {
  /// The labels of an arrow, each text and mark once, in the order in which they came.
  package struct MergedLabels {
    private struct Key: Hashable {
      var text: String
      var mark: Mark?
    }

    package private(set) var labels: [Label] = []
    private var known: [Key: Int] = [:]
    /// By label.
    private var transitions: [Set<Transition>] = []

    package init() {}

    /// Adds a label, or its transitions to the one that says the same.
    package mutating func add(_ label: Label) {
      let key = Key(text: label.text, mark: label.mark)
      guard let index = known[key] else {
        known[key] = labels.count
        labels.append(label)
        transitions.append(Set(label.transitions))
        return
      }
      for transition in label.transitions where transitions[index].insert(transition).inserted {
        labels[index].transitions.append(transition)
      }
    }
  }
}
