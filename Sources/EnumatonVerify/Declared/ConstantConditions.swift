import EnumatonCheck
import EnumatonSpec

extension Machine {
  /// Conditions that could be left out.
  func constantConditions() -> [Finding] {
    transitionsThatAlwaysMatch().map { id in
      let text = transitions[id].conditionText.map { " '\($0)'" } ?? ""
      return Finding(
        .constantCondition, "the condition\(text) always holds; leave it out, or say what is meant",
        at: transitions[id].range, about: [.transition(id)])
    }
  }
}
