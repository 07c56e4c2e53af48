package import EnumatonSpec

/// What was seen of each kind of transition, and what never.
package struct CoverageSummary: Sendable {
  package enum Kind: Sendable, CaseIterable {
    /// Changes the state, so it is drawn.
    case changes
    case stays
    /// The event is ignored, refused or kept for later.
    case declines
  }

  private let coverage: Coverage
  private let transitions: [Kind: [Identifier<Machine.Transition>]]

  package init(_ coverage: Coverage) {
    self.coverage = coverage
    // What can never fire is no fault of a run.
    let machine = coverage.machine
    let all = machine.transitions.identifiers.filter { coverage.names[$0] != nil }
    transitions = Dictionary(grouping: all) { machine.transitions[$0].answer.kind }
  }

  /// `31 of 48 transitions that change the state were seen`.
  package func text(of kind: Kind) -> String {
    let all = transitions[kind] ?? []
    let seen = all.filter { coverage.count(of: $0) > 0 }.count
    return "\(seen) of \(all.count) transitions that \(kind.text) \(all.count == 1 ? "was" : "were") seen"
  }

  /// A line for each kind; what is declined only if any of that was seen, since many logs do not tell.
  package var lines: [String] {
    Kind.allCases.filter(isTold).map(text)
  }

  /// What was never seen, in the order of the spec: where it stands, and the names that a log would have.
  package var unseen: [(range: SourceRange, names: [String])] {
    Kind.allCases.filter(isTold).flatMap { transitions[$0] ?? [] }
      .filter { coverage.count(of: $0) == 0 }.sorted()
      .map { (coverage.machine.transitions[$0].range, coverage.names[$0] ?? []) }
  }

  private func isTold(_ kind: Kind) -> Bool {
    let all = transitions[kind] ?? []
    return !all.isEmpty && (kind != .declines || all.contains { coverage.count(of: $0) > 0 })
  }
}

extension CoverageSummary.Kind {
  fileprivate var text: String {
    switch self {
    case .changes: "change the state"
    case .stays: "stay in it"
    case .declines: "ignore, reject or defer"
    }
  }
}

extension Machine.Answer {
  fileprivate var kind: CoverageSummary.Kind {
    switch self {
    case .move, .resume: .changes
    case .stay: .stays
    case .defer, .ignore, .reject: .declines
    }
  }
}
