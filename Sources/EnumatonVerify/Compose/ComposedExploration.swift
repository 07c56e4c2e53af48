package import EnumatonSpec

/// What came of exploring a composition.
package struct ComposedExploration: Sendable {
  /// Something that is wrong, with the shortest run that shows it.
  package struct Finding: Sendable {
    package enum Kind: String, Sendable {
      case deadlock
      case unhandledReception = "unhandled-reception"
      case unreachableGoal = "unreachable-goal"
      case brokenNever = "broken-never"
      case overflow
    }

    package var kind: Kind
    package var message: String
    /// Where it stands in the file; `nil` where it is about nothing in particular.
    package var range: SourceRange?
    /// Each step as a line; empty if it shows at the start or if there is nothing to show.
    package var run: [String] = []
  }

  package var states: Int
  package var transitions: Int
  /// How many situations of each endpoint were met.
  package var situations: [Int]
  /// The pairs of states that both endpoints were in together, in the order they were reached.
  package var jointStates: [String] = []
  package var findings: [Finding] = []
  /// Whether all states were seen.
  package var isComplete: Bool
}
