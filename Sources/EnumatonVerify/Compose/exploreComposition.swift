import EnumatonExplore
package import EnumatonSpec

/// Explores all that the endpoints of a composition can do together.
///
/// - Returns: A diagnostic alone if its states are too large.
package func explore(
  _ composition: Composition, limit: Int, threads: Int = 1
) -> (exploration: ComposedExploration?, diagnostics: [Diagnostic]) {
  guard let (space, search) = search(composition, limit: limit, threads: threads) else {
    let message =
      "a state of this composition does not fit into two words; lower the capacities, the bounds or the "
      + "number of messages"
    return (nil, [Diagnostic(.error, .tooComplex, message, at: composition.name.range)])
  }
  return (ComposedReport(space: space, search: search).exploration, [])
}

/// - Returns: `nil` if a state does not fit into two words.
func search(
  _ composition: Composition, limit: Int, threads: Int
) -> (space: ComposedSpace, search: PackedExploration)? {
  guard var space = ComposedSpace(composition) else { return nil }
  let start = space.start
  let search = explore(&space, from: start, limit: limit, threads: threads)
  return (space, search)
}

/// Tells what the marks of a search mean.
private struct ComposedReport {
  let space: ComposedSpace
  let search: PackedExploration

  var exploration: ComposedExploration {
    let isComplete = search.isComplete && !space.isFull
    var result = ComposedExploration(
      states: search.states.count, transitions: search.transitions,
      situations: space.tables.map(\.situations.count), isComplete: isComplete)
    let marks = search.marks.map { (mark: ComposedSpace.mark(of: $0.mark), state: $0.state) }
    var joint = UniqueNames()
    for case (.joint(let first, let second), _) in marks { joint.insert(names(first, second)) }
    result.jointStates = joint.names
    for claim in composition.never {
      guard let mark = marks.first(where: { holds(claim, in: $0.mark) }) else { continue }
      result.findings.append(
        ComposedExploration.Finding(
          kind: .brokenNever, message: "'\(claim.text)' comes about", range: claim.range,
          run: run(to: mark.state)))
    }
    var told = UniqueNames()
    for (mark, state) in marks {
      if let finding = finding(mark, state), told.insert(finding.message) { result.findings.append(finding) }
    }
    for claim in composition.goals where isComplete && !marks.contains(where: { holds(claim, in: $0.mark) }) {
      result.findings.append(
        ComposedExploration.Finding(
          kind: .unreachableGoal, message: "'\(claim.text)' is never reached", range: claim.range))
    }
    return result
  }

  private var composition: Composition { space.composition }

  private func finding(_ mark: ComposedSpace.Mark, _ state: Int) -> ComposedExploration.Finding? {
    switch mark {
    case .joint: return nil
    case .quiet(let first, let second):
      if isEnd(first, second) { return nil }
      return ComposedExploration.Finding(
        kind: .deadlock, message: "nothing can happen any more in \(names(first, second))",
        run: run(to: state))
    case .unhandled(let endpoint, let number):
      let finding = space.tables[endpoint].unhandled[number - 1]
      guard let channel = composition.channels.firstIndex(where: { $0.to == endpoint }) else { return nil }
      let message = space.text(channel, UInt64(finding.message))
      return ComposedExploration.Finding(
        kind: .unhandledReception,
        message: "\(space.name(endpoint)) has no answer to \(message) in \(finding.configuration)",
        run: run(to: state, and: mark))
    case .overflow(let channel, let message):
      return ComposedExploration.Finding(
        kind: .overflow,
        message: "\(space.text(channel, UInt64(message))) finds channel "
          + "'\(composition.channels[channel].name.text)' full",
        range: composition.channels[channel].name.range, run: run(to: state, and: mark))
    }
  }

  private func run(to state: Int, and last: ComposedSpace.Mark? = nil) -> [String] {
    let lines = space.lines(along: search.path(to: state))
    return lines + [last.flatMap { space.line(of: $0, in: search.states[state]) }].compactMap(\.self)
  }

  private func names(_ first: Int, _ second: Int) -> String {
    "\(space.name(0)).\(space.tables[0].classes[first].states) and "
      + "\(space.name(1)).\(space.tables[1].classes[second].states)"
  }

  private func facts(_ first: Int, _ second: Int) -> UInt64 {
    space.tables[0].classes[first].facts | space.tables[1].classes[second].facts
  }

  private func holds(_ claim: Composition.Claim, in mark: ComposedSpace.Mark) -> Bool {
    guard case .joint(let first, let second) = mark else { return false }
    return claim.formula.holds(facts(first, second))
  }

  private func isEnd(_ first: Int, _ second: Int) -> Bool {
    if composition.ends.isEmpty {
      return space.tables[0].classes[first].isFinal && space.tables[1].classes[second].isFinal
    }
    return composition.ends.contains { $0.formula.holds(facts(first, second)) }
  }
}

/// Names in the order in which they first came.
private struct UniqueNames {
  private(set) var names: [String] = []
  private var known: Set<String> = []

  @discardableResult
  mutating func insert(_ name: String) -> Bool {
    guard known.insert(name).inserted else { return false }
    names.append(name)
    return true
  }
}
