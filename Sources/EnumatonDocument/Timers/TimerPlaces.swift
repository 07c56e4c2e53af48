import EnumatonCheck
import EnumatonSpec

/// In which states which timers can run.
struct TimerPlaces {
  typealias State = Identifier<Machine.State>
  typealias Timer = Identifier<Machine.Timer>

  enum Running: Hashable {
    /// Whenever the machine is there.
    case always
    case sometimes
  }

  /// Whether all situations were looked at; otherwise a timer is said to run where the spec lets it run in states.
  private(set) var isExact: Bool
  private let machine: Machine
  private var running: [State: [Timer: Running]] = [:]

  init(_ checked: CheckedMachine) {
    machine = checked.machine
    var exploration = Exploration(checked)
    isExact = exploration.isExact
    if isExact {
      explore(&exploration)
      keepToRegions(checked)
    } else {
      for leaf in checked.leaves {
        for state in machine.lineage(of: leaf) {
          for timer in machine.states[state].timers { running[leaf, default: [:]][timer] = .sometimes }
        }
      }
    }
  }

  /// The timers of a state without others inside, in the order of the spec.
  func timers(in leaf: State) -> [(timer: Timer, running: Running)] {
    (running[leaf] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private mutating func explore(_ exploration: inout Exploration) {
    for timer in machine.timers.identifiers {
      let runs = exploration.situations(where: .running(timer))
      let rests = exploration.situations(where: .not(.running(timer)))
      let without = Set(rests.inOrder.flatMap { exploration.leaves(in: $0.location) })
      for (location, _) in runs.inOrder {
        for leaf in exploration.leaves(in: location) {
          running[leaf, default: [:]][timer] = without.contains(leaf) ? .sometimes : .always
        }
      }
    }
  }

  /// What runs in one region runs beside the states of the others, which have nothing to do with it.
  private mutating func keepToRegions(_ checked: CheckedMachine) {
    guard checked.hasRegions else { return }
    let regions = machine.timers.identifiers.map { self.regions(using: $0, checked) }
    for leaf in checked.leaves {
      let region = checked.region(of: leaf)
      running[leaf] = running[leaf]?.filter { regions[$0.key.index].contains(region) }
    }
  }

  /// The regions in which the timer is named.
  private func regions(using timer: Timer, _ checked: CheckedMachine) -> Set<Int> {
    let actions: Set<Machine.Action> = [.start(timer), .stop(timer)]
    var regions: Set<Int> = []
    for state in machine.states.identifiers {
      let declared = machine.states[state]
      if declared.timers.contains(timer) || (declared.entry + declared.exit).contains(where: actions.contains)
      {
        regions.insert(checked.region(of: state))
      }
    }
    for transition in machine.transitions {
      let answers =
        transition.triggers.contains(.timer(timer)) || transition.triggers.contains(.exhausted(timer))
      guard answers || transition.actions.contains(where: actions.contains) else { continue }
      switch transition.source {
      case .any: regions.insert(0)
      case .states(let states):
        regions.formUnion(states.map { checked.region(of: $0) })
      }
    }
    return regions
  }
}
