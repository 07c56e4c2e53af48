import EnumatonCheck
import EnumatonSpec

extension PromelaModel {
  /// A condition; a flag that `carried` does not have, and that is not held, is not set.
  func text(_ condition: Machine.Condition, carried: [Identifier<Machine.Flag>]) -> String {
    switch condition {
    case .always: "true"
    case .flag(let flag):
      machine.flags[flag].isHeld || carried.contains(flag) ? names.flags[flag.index] : "false"
    case .counter(let counter, let comparison, let number):
      text(counter, comparison, number)
    case .not(let inner): "!(\(text(inner, carried: carried)))"
    case .and(let parts):
      "(" + parts.map { text($0, carried: carried) }.joined(separator: " && ") + ")"
    case .or(let parts): "(" + parts.map { text($0, carried: carried) }.joined(separator: " || ") + ")"
    }
  }

  func text(_ predicate: Machine.Predicate) -> String {
    switch predicate {
    case .always: "true"
    case .inState(let state): isActive(state)
    case .held(let flag): names.flags[flag.index]
    case .running(let timer): "(\(names.timers[timer.index]) > 0)"
    case .counter(let counter, let comparison, let number): text(counter, comparison, number)
    case .not(let inner): "!(\(text(inner)))"
    case .and(let parts): "(" + parts.map { text($0) }.joined(separator: " && ") + ")"
    case .or(let parts): "(" + parts.map { text($0) }.joined(separator: " || ") + ")"
    }
  }

  /// A number beyond what the counter can be compares as the nearest one just outside does.
  private func text(
    _ counter: Identifier<Machine.Counter>, _ comparison: Machine.Comparison, _ number: Int64
  ) -> String {
    let range = machine.counters[counter].range
    let near = min(max(number, -1), range.upperBound + 1)
    return "(\(names.counters[counter.index]) \(comparison.rawValue) \(near))"
  }

  private func isActive(_ state: Identifier<Machine.State>) -> String {
    let places = checked.regions.enumerated().flatMap { region, declared in
      declared.leaves.filter { machine.lineage(of: $0).contains(state) }.map { isIn($0, region) }
    }
    return places.isEmpty ? "false" : "(" + places.joined(separator: " || ") + ")"
  }

  func isIn(_ leaf: Identifier<Machine.State>) -> String { isIn(leaf, checked.region(of: leaf)) }

  private func isIn(_ leaf: Identifier<Machine.State>, _ region: Int) -> String {
    "\(names.regions[region]) == \(names.states[leaf.index])"
  }

  /// Whether all regions of a composite are in final states directly inside.
  func isComplete(_ composite: Identifier<Machine.State>) -> String {
    let parts = checked.regions(of: composite).map { region in
      let final = checked.regions[region].leaves.filter {
        machine.states[$0].isFinal && machine.states[$0].parent == checked.regions[region].state
      }
      return final.isEmpty ? "false" : "(" + final.map { isIn($0) }.joined(separator: " || ") + ")"
    }
    return parts.isEmpty ? "true" : parts.joined(separator: " && ")
  }
}
