package import EnumatonSpec

extension Machine {
  /// What an arrow says of a transition.
  func label(of id: Identifier<Transition>) -> StateDiagram.Label {
    let transition = transitions[id]
    var events: Set<String> = []
    let distinct = transition.triggers.map(text).filter { events.insert($0).inserted }
    return StateDiagram.Label(
      custom: transition.label, event: distinct.joined(separator: ", "),
      condition: transition.conditionText,
      effects: transition.actions.compactMap { action in
        switch action {
        case .perform, .raise: text(of: action)
        default: nil
        }
      },
      transitions: [
        .init(
          index: id.index, line: transition.range.start.line, summary: transition.summary,
          tags: transition.tags, isTimed: transition.triggers.allSatisfy(\.isTimed))
      ])
  }

  /// The first style that fits.
  func style(of transition: Transition) -> StateDiagram.Style {
    diagram.styles.first { transition.tags.contains($0.tag) }?.style ?? .solid
  }

  private func text(of trigger: Trigger) -> String {
    switch trigger {
    case .timer(let timer): name(of: trigger) + " " + durationText(nanoseconds: timers[timer].after)
    case .done: "done"
    case .event, .exhausted: name(of: trigger)
    }
  }
}

extension Machine.Trigger {
  /// Whether time alone sets it off.
  package var isTimed: Bool {
    switch self {
    case .timer, .exhausted: true
    case .event, .done: false
    }
  }
}
