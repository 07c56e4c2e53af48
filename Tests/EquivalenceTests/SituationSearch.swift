import EnumatonCheck
import EnumatonSpec

/// Every situation of a machine, found one by one: the plain definition that the exploration is held against.
struct SituationSearch {
  struct Situation: Hashable {
    var configuration: Configuration
    /// 0 while a timer does not run, else one more than how often it has expired.
    var timers: [Int]
  }

  let checked: CheckedMachine
  private(set) var situations: [Situation] = []
  /// After how many events each is first seen.
  private(set) var distances: [Int] = []
  private var numbers: [Situation: Int] = [:]
  private(set) var fired: Set<Identifier<Machine.Transition>> = []
  /// State and trigger.
  private(set) var unanswered: Set<[Int]> = []

  /// `nil` if there are more situations than the limit.
  init?(_ checked: CheckedMachine, limit: Int) {
    self.checked = checked
    var start = Situation(
      configuration: checked.initial, timers: .init(repeating: 0, count: checked.machine.timers.count))
    apply(checked.initialActions, to: &start.timers)
    visit(start, distance: 0)
    var next = 0
    while next < situations.count {
      guard situations.count <= limit else { return nil }
      expand(next)
      next += 1
    }
  }

  private mutating func visit(_ situation: Situation, distance: Int) {
    guard numbers[situation] == nil else { return }
    numbers[situation] = situations.count
    situations.append(situation)
    distances.append(distance)
  }

  private mutating func expand(_ number: Int) {
    let situation = situations[number]
    for (index, trigger) in checked.triggers.enumerated() {
      var timers = situation.timers
      switch trigger {
      case .done: continue
      case .event: break
      case .timer(let timer):
        let declared = checked.machine.timers[timer]
        guard timers[timer.index] > 0 else { continue }
        if let attempts = declared.attempts {
          guard timers[timer.index] <= attempts else { continue }
          timers[timer.index] += 1
        } else if !declared.repeats {
          timers[timer.index] = 0
        }
      case .exhausted(let timer):
        guard let attempts = checked.machine.timers[timer].attempts, timers[timer.index] == attempts + 1
        else {
          continue
        }
        timers[timer.index] = 0
      }
      let carried = checked.machine.carriedFlags(of: trigger).map { checked.machine.flags[$0].mask }
      for choice in 0..<(1 << carried.count) {
        let flags = carried.enumerated().reduce(UInt64(0)) {
          choice >> $1.offset & 1 == 1 ? $0 | $1.element : $0
        }
        var next = Situation(configuration: situation.configuration, timers: timers)
        let microsteps = checked.react(to: trigger, flags: flags, in: &next.configuration)
        apply(microsteps.flatMap(\.actions), to: &next.timers)
        for rule in microsteps.flatMap(\.rules) { fired.insert(rule.transition) }
        if microsteps[0].kind == .unhandled {
          for leaf in microsteps[0].from { unanswered.insert([leaf.index, index]) }
        }
        visit(next, distance: distances[number] + 1)
      }
    }
  }

  private func apply(_ actions: [Machine.Action], to timers: inout [Int]) {
    for action in actions {
      switch action {
      case .start(let timer): timers[timer.index] = 1
      case .stop(let timer): timers[timer.index] = 0
      case .stopAll: timers = .init(repeating: 0, count: timers.count)
      default: break
      }
    }
  }
}
