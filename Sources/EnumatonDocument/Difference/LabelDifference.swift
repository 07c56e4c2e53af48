import EnumatonEmit
import EnumatonSpec

extension StateDiagram.Label {
  /// The label of something added, removed or changed. What was removed is no transition of the spec as it is.
  func marked(_ mark: StateDiagram.Mark, more: [String] = []) -> Self {
    var label = self
    if !more.isEmpty { label.custom = "\(text) (\(more.joined(separator: ", ")))" }
    label.mark = mark
    if mark == .removed { label.transitions = [] }
    return label
  }
}

/// Compares labels of the same arrow in two machines.
struct LabelDifference {
  typealias Label = StateDiagram.Label

  let old: Machine
  let new: Machine

  /// The new labels, with those that are gone where their successors are, or at the end.
  func merged(_ before: [Label], _ after: [Label]) -> [Label] {
    var known = Unmatched(before, by: \.text)
    let same = after.map { known.take($0.text) }
    var gone = Unmatched(known.rest) { events(of: $0, old) }
    var merged: [Label] = []
    for (label, earlier) in zip(after, same) {
      if let earlier {
        merged.append(compared(earlier, label))
      } else {
        if let earlier = gone.take(events(of: label, new)) { merged.append(earlier.marked(.removed)) }
        merged.append(label.marked(.added))
      }
    }
    return merged + gone.rest.map { $0.marked(.removed) }
  }

  /// A label that is in both machines with the same text; what the text does not say may be different.
  func compared(_ before: Label, _ after: Label) -> Label {
    let (facts, earlier) = (facts(of: after, new), facts(of: before, old))
    let known = (before: Set(earlier), after: Set(facts))
    if known.before == known.after { return after }
    var gone = earlier.filter { !known.after.contains($0) }
    var parts: [String] = []
    for new in facts where !known.before.contains(new) {
      if let index = gone.firstIndex(where: { $0.events == new.events }) ?? gone.indices.first {
        parts += new.differences(from: gone.remove(at: index))
      } else {
        parts.append("+" + new.text)
      }
    }
    return after.marked(.changed, more: parts + gone.map { "−" + $0.text })
  }

  private func facts(of label: Label, _ machine: Machine) -> [TransitionFacts] {
    label.transitions.map { TransitionFacts(machine.transitions[$0.index], of: machine) }
  }

  private func events(of label: Label, _ machine: Machine) -> Set<String> {
    Set(label.transitions.flatMap { machine.transitions[$0.index].triggers.map(machine.name) })
  }
}
