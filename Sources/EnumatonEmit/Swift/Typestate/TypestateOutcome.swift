import EnumatonCheck
import EnumatonSpec

/// What can come of an event in a state, as far as a type can say it: the state after it, or that nothing is done.
enum TypestateOutcome: Hashable {
  case state(Identifier<Machine.State>)
  /// Refused, for one of several reasons; the state stays.
  case rejected
  /// In some cases the spec gives no answer; the state stays.
  case unhandled
}

/// What an event is in one state.
enum TypestateLegality {
  /// There is no answer.
  case absent
  /// Whatever the case, the answer is one of these refusals, or none.
  case refused([Identifier<Machine.Rejection>])
  /// States in the order of their declaration, then what else can come of it.
  case legal([TypestateOutcome])
}

extension CheckedMachine {
  /// What `triggers[trigger]` is in `leaves[leaf]`.
  func legality(leaf: Int, trigger: Int) -> TypestateLegality {
    let rules = rules(leaf: leaf, trigger: trigger)
    guard let last = rules.last else { return .absent }
    var states: Set<Identifier<Machine.State>> = []
    var refusals: [Identifier<Machine.Rejection>] = []
    for rule in rules {
      switch rule.outcome {
      case .move(let target): states.insert(target)
      case .stay, .ignore: states.insert(leaves[leaf])
      case .reject(let rejection): if !refusals.contains(rejection) { refusals.append(rejection) }
      case .defer: break
      }
    }
    if states.isEmpty { return refusals.isEmpty ? .absent : .refused(refusals) }
    return .legal(
      states.sorted().map { .state($0) } + (refusals.isEmpty ? [] : [.rejected])
        + (last.condition == .always ? [] : [.unhandled]))
  }
}
