import EnumatonCheck
import EnumatonSpec

/// The runs of effects that many transitions of a large machine have in common, as those of one composite that
/// is left and another that is entered: each is a function, so that a compiler meets it once.
struct EffectRuns {
  /// In the order of their first use.
  private(set) var all: [[Machine.Action]] = []
  private var numbers: [[Machine.Action]: Int] = [:]

  /// None.
  init() {}

  init(_ checked: CheckedMachine, in lists: StepLists) {
    var counts: [[Machine.Action]: Int] = [:]
    for steps in lists.all {
      for run in Self.runs(in: steps, of: checked) where run.count >= Self.shortest {
        counts[run, default: 0] += 1
        if counts[run] == 2 {
          numbers[run] = all.count
          all.append(run)
        }
      }
    }
  }

  private static let shortest = 3

  /// The number of a run; none if its effects are written out.
  subscript(run: [Machine.Action]) -> Int? { run.count < Self.shortest ? nil : numbers[run] }

  /// The effects of a list that come one directly after another. Where transitions are taken alone, nobody sees
  /// what else they do, and all their effects are one run.
  static func runs(in steps: [Step], of checked: CheckedMachine) -> [[Machine.Action]] {
    guard checked.hasMacrosteps else {
      let effects = steps.actions.filter(\.isForHost)
      return checked.machine.payload(of: effects).isEmpty ? [effects] : []
    }
    var runs: [[Machine.Action]] = [[]]
    for step in steps {
      if case .act(let action) = step, action.isForHost {
        runs[runs.count - 1].append(action)
      } else if runs.last?.isEmpty == false {
        runs.append([])
      }
    }
    return runs
  }
}
