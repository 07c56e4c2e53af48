package import EnumatonCheck
package import EnumatonEmit
import EnumatonSpec

/// Two versions of a machine in one diagram.
package struct DiagramDifference: Sendable {
  /// A difference that is not drawn: of a transition that changes no state.
  package struct Note: Sendable {
    package var text: String
    package var line: Int
    /// Whether the line is one of the older spec.
    package var isOld: Bool
  }

  package var diagram: StateDiagram
  package var notes: [Note]
}

/// Draws a machine with what is different from an older version of it: states by their names, and arrows between the
/// same ones by what they say.
///
/// - Parameter oldName: What the older spec is called.
package func drawDifference(
  from old: CheckedMachine, named oldName: String, to new: CheckedMachine
) -> DiagramDifference {
  let after = drawDiagram(of: new)
  let drawn = drawDiagram(of: old)
  let before = PlaceMap(from: drawn, to: after).map(drawn)
  var merge = ArrowDifference(before, after, LabelDifference(old: old.machine, new: new.machine))
  merge.mergeArrows()
  var diagram = after
  diagram.arrows = merge.arrows
  let nodes = NodeDifference(from: old.machine, before, to: new.machine, after)
  diagram.nodes = nodes.merged(after.nodes).map { $0.mapped(merge.box) } + merge.removedBoxes
  for index in diagram.arrows.indices { diagram.arrows[index].collapse(nodes.collapsed) }
  let notes = differencesNotDrawn(from: old.machine, to: new.machine)
  let isSame = !diagram.allNodes.contains { $0.mark != nil } && !diagram.arrows.contains { $0.mark != nil }
  diagram.caption = [
    isSame
      ? "No difference from \(oldName) in what is drawn"
      : "Different from \(oldName): + added   − removed   ~ changed"
  ]
  if !notes.isEmpty {
    diagram.caption.append(
      "Not drawn: \(notes.count == 1 ? "1 difference" : "\(notes.count) differences") in transitions that change no state"
    )
  }
  return DiagramDifference(diagram: diagram, notes: notes)
}

/// The arrows of two diagrams, and the boxes that some of them start at.
private struct ArrowDifference {
  typealias Arrow = StateDiagram.Arrow
  typealias Node = StateDiagram.Node
  typealias Place = StateDiagram.Place

  private let before: StateDiagram
  private let after: StateDiagram
  private let labels: LabelDifference
  private let boxes: (before: [Place: Node], after: [Place: Node])
  private(set) var arrows: [Arrow] = []
  private(set) var removedBoxes: [Node] = []
  private var changedBoxes: [Place: Node] = [:]

  init(_ before: StateDiagram, _ after: StateDiagram, _ labels: LabelDifference) {
    self.before = before
    self.after = after
    self.labels = labels
    boxes = (before.nodesByPlace.filter(\.value.isBox), after.nodesByPlace.filter(\.value.isBox))
  }

  /// A box as it is after the comparison; other nodes stay.
  func box(_ node: Node) -> Node { changedBoxes[node.place] ?? node }

  mutating func mergeArrows() {
    let known = (before: before.arrows.byEnds, after: after.arrows.byEnds)
    for arrow in after.arrows { arrows.append(merged(known.before[arrow.ends], arrow)) }
    for arrow in before.arrows where known.after[arrow.ends] == nil {
      var removed = arrow
      removed.style = .solid
      removed.mark = .removed
      if let node = boxes.before[arrow.tail] {
        let box = Box(node: node, labels: arrow.labels).marked(.removed)
        removed.labels = box.labels
        removedBoxes.append(box.node)
      } else {
        removed.labels = arrow.labels.map { $0.marked(.removed) }
      }
      arrows.append(removed)
    }
  }

  private mutating func merged(_ old: Arrow?, _ new: Arrow) -> Arrow {
    var arrow = new
    if let node = boxes.after[new.tail] {
      var box = Box(node: node, labels: new.labels)
      if let old, let earlier = boxes.before[old.tail] {
        box = box.compared(with: Box(node: earlier, labels: old.labels), labels)
      } else {
        box = box.marked(.added)
      }
      changedBoxes[new.tail] = box.node
      arrow.labels = box.labels
      arrow.mark = box.node.mark
    } else if let old {
      arrow.labels = labels.merged(old.labels, new.labels)
      if arrow.labels.contains(where: { $0.mark != nil }) { arrow.mark = .changed }
    } else {
      arrow.labels = new.labels.map { $0.marked(.added) }
      arrow.mark = .added
    }
    // Dashed is what was removed.
    if arrow.mark != nil, arrow.style != .bold { arrow.style = .solid }
    return arrow
  }
}

/// The transitions that change no state and are in one machine only.
private func differencesNotDrawn(from old: Machine, to new: Machine) -> [DiagramDifference.Note] {
  func texts(_ machine: Machine) -> [(text: String, line: Int)] {
    machine.transitions.compactMap { transition in
      switch transition.answer {
      case .move, .resume: return nil
      case .stay, .defer, .ignore, .reject:
        let facts = TransitionFacts(transition, of: machine)
        return ("\(machine.sourceText(of: transition)): \(facts.text)", transition.range.start.line)
      }
    }
  }
  let (before, after) = (texts(old), texts(new))
  let known = (before: Set(before.map(\.text)), after: Set(after.map(\.text)))
  return before.filter { !known.after.contains($0.text) }
    .map { .init(text: "removed: " + $0.text, line: $0.line, isOld: true) }
    + after.filter { !known.before.contains($0.text) }
    .map { .init(text: "added: " + $0.text, line: $0.line, isOld: false) }
}
