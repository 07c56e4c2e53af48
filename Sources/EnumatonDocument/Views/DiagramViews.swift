package import EnumatonEmit

/// The views that are asked for at once: one says what is drawn, `path` and `around` pick out of it, and `states` takes
/// the words away.
package struct DiagramViews: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    case full, timers
    case coverage(logs: [String])
    case difference(old: String)
  }

  package private(set) var subject = Subject.full
  package private(set) var tags: [String] = []
  package private(set) var states: [String] = []
  package private(set) var namesOnly = false

  /// - Throws: If the views cannot be seen at once.
  package init(_ views: [DiagramView]) throws(ViewFailure) {
    var subjects: [(name: String, subject: Subject)] = []
    for view in views {
      switch view {
      case .full: subjects.append(("full", .full))
      case .timers: subjects.append(("timers", .timers))
      case .coverage(let log):
        if case .coverage(let logs)? = subjects.last?.subject {
          subjects[subjects.count - 1].subject = .coverage(logs: logs + [log])
        } else {
          subjects.append(("coverage", .coverage(logs: [log])))
        }
      case .diff(let old): subjects.append(("diff", .difference(old: old)))
      case .path(let tag): tags.append(tag)
      case .around(let state): states.append(state)
      case .states: namesOnly = true
      }
    }
    if subjects.count > 1 {
      throw ViewFailure(
        "'\(subjects[0].name)' and '\(subjects[1].name)' can't be shown in one diagram; draw two")
    }
    if let only = subjects.first { subject = only.subject }
    if case .difference = subject, !tags.isEmpty {
      throw ViewFailure("'path' and 'diff' can't be shown in one diagram; draw two, or take 'around:STATE'")
    }
  }

  /// Whether anything is left out that could be shown faded.
  package var picks: Bool { !tags.isEmpty || !states.isEmpty }

  /// What these views leave of a diagram of their subject.
  ///
  /// - Parameters:
  ///   - hidden: The states inside each composite that is in the spec, and perhaps not drawn.
  ///   - context: Whether the rest is faded instead of left out.
  package func applied(
    to diagram: StateDiagram, hidden: [String: [String]], context: Bool
  ) throws(ViewFailure) -> StateDiagram {
    var diagram = diagram
    if !tags.isEmpty { diagram = try diagram.path(of: tags, context: context) }
    if !states.isEmpty { diagram = try diagram.around(states, hidden: hidden, context: context) }
    return namesOnly ? diagram.namesOnly() : diagram
  }
}
