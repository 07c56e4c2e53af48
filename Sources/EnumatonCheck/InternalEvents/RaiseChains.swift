import EnumatonSpec

/// Which internal events follow from which, and how much one event can set off at most.
///
/// An event that, in whatever states, leads to raising itself is taken for a cycle: the bound is then
/// proved without a look at the states in which the events arrive.
struct RaiseChains {
  struct Cycle: Error {
    var diagnostic: Diagnostic
  }

  /// What a list of steps can do at most.
  private struct Cost {
    var effects = 0
    /// The internal events, with how many times each can be raised.
    var raised: [Int: Int] = [:]

    mutating func add(_ other: Cost) {
      effects = effects.saturatingSum(other.effects)
      raised.merge(other.raised) { $0.saturatingSum($1) }
    }

    mutating func formMaximum(_ other: Cost) {
      effects = max(effects, other.effects)
      raised.merge(other.raised) { max($0, $1) }
    }
  }

  /// More effects in one reaction than anybody can follow.
  static let most = 4_000

  private let structure: Structure
  private let table: [[[Rule]]]
  private let triggers: TriggerIndices
  private var leavingCosts: [Identifier<Machine.State>: Cost] = [:]
  private var resumingCosts: [Step: Cost] = [:]
  /// Of each trigger what its own microstep costs at most, and why it raises what it raises.
  private var costs: [Cost] = []
  private var reasons: [[Int: Identifier<Machine.Transition>]] = []

  init(_ structure: Structure, table: [[[Rule]]], triggers: TriggerIndices) {
    self.structure = structure
    self.table = table
    self.triggers = triggers
  }

  private var machine: Machine { structure.machine }

  mutating func bounds() throws(Cycle) -> MacrostepBounds {
    for trigger in triggers.triggers.indices { work(out: trigger) }
    let order = try order()
    // From the last events of all chains to the first.
    var totals = [MacrostepBounds](repeating: MacrostepBounds(), count: triggers.triggers.count)
    var bounds = MacrostepBounds()
    for trigger in order {
      var total = MacrostepBounds(
        transitions: structure.regions.count, effects: costs[trigger].effects, raised: 0)
      for (raised, count) in costs[trigger].raised {
        total.transitions = total.transitions.saturatingSum(
          totals[raised].transitions.saturatingProduct(count))
        total.effects = total.effects.saturatingSum(totals[raised].effects.saturatingProduct(count))
        total.raised = total.raised.saturatingSum((totals[raised].raised + 1).saturatingProduct(count))
      }
      totals[trigger] = total
      bounds.transitions = max(bounds.transitions, total.transitions)
      bounds.effects = max(bounds.effects, total.effects)
      bounds.raised = max(bounds.raised, total.raised)
      guard max(bounds.transitions, bounds.effects, bounds.raised) <= Self.most else {
        throw Cycle(diagnostic: tooMuch(trigger))
      }
    }
    return bounds
  }

  /// What one trigger costs in its own microstep: each region takes the rule that costs most.
  private mutating func work(out trigger: Int) {
    var perRegion = [Cost](repeating: Cost(), count: structure.regions.count)
    var reasons: [Int: Identifier<Machine.Transition>] = [:]
    for rules in table {
      for rule in rules[trigger] {
        let cost = cost(of: rule.steps)
        perRegion[structure.region[rule.source.index]].formMaximum(cost)
        for raised in cost.raised.keys where reasons[raised] == nil { reasons[raised] = rule.transition }
      }
    }
    costs.append(perRegion.reduce(into: Cost()) { $0.add($1) })
    self.reasons.append(reasons)
  }

  private mutating func cost(of steps: [Step]) -> Cost {
    var cost = Cost()
    for step in steps {
      switch step {
      case .act(.raise(let event, _)): raise(.event(event), &cost)
      case .act(let action): if action.isForHost { cost.effects += 1 }
      case .complete(let composite): raise(.done(composite), &cost)
      case .enter, .remember: break
      case .leaveRegions(let composite):
        for region in structure.regionsOf[composite.index] {
          var worst = Cost()
          for leaf in structure.regions[region].leaves { worst.formMaximum(costOfLeaving(leaf)) }
          cost.add(worst)
        }
      case .resumeRegions: cost.add(costOfResuming(step))
      }
    }
    return cost
  }

  private mutating func costOfLeaving(_ leaf: Identifier<Machine.State>) -> Cost {
    if let known = leavingCosts[leaf] { return known }
    let cost = cost(of: structure.steps(leaving: leaf))
    leavingCosts[leaf] = cost
    return cost
  }

  private mutating func costOfResuming(_ step: Step) -> Cost {
    if let known = resumingCosts[step] { return known }
    guard case .resumeRegions(let composite, let isDeep) = step else { return Cost() }
    var cost = Cost()
    for region in structure.regionsOf[composite.index] {
      var worst = Cost()
      for leaf in structure.regions[region].leaves.map(Optional.init) + [nil] {
        worst.formMaximum(self.cost(of: structure.steps(resuming: leaf, in: region, isDeep: isDeep)))
      }
      cost.add(worst)
    }
    resumingCosts[step] = cost
    return cost
  }

  private func raise(_ trigger: Machine.Trigger, _ cost: inout Cost) {
    guard let index = triggers[trigger] else { return }
    cost.raised[index, default: 0] += 1
  }
}

// Cycles.
extension RaiseChains {
  private enum Mark {
    case new, open, done
  }

  /// The triggers, each after all that it can raise.
  private func order() throws(Cycle) -> [Int] {
    var marks = [Mark](repeating: .new, count: costs.count)
    var order: [Int] = []
    for trigger in costs.indices {
      var path: [Int] = []
      try visit(trigger, &marks, &path, &order)
    }
    return order
  }

  private func visit(
    _ trigger: Int, _ marks: inout [Mark], _ path: inout [Int], _ order: inout [Int]
  ) throws(Cycle) {
    switch marks[trigger] {
    case .done: return
    case .open: throw Cycle(diagnostic: cycle(Array(path.drop { $0 != trigger })))
    case .new: break
    }
    marks[trigger] = .open
    path.append(trigger)
    for raised in costs[trigger].raised.keys.sorted() { try visit(raised, &marks, &path, &order) }
    path.removeLast()
    marks[trigger] = .done
    order.append(trigger)
  }

  private func cycle(_ path: [Int]) -> Diagnostic {
    let names = (path + path.prefix(1)).map { machine.name(of: triggers.triggers[$0]) }
    let steps = zip(path, path.dropFirst() + path.prefix(1)).compactMap { trigger, raised in
      reasons[trigger][raised].map { (raised, machine.transitions[$0].range) }
    }
    return Diagnostic(
      .error, .raiseCycle,
      "internal events follow one another for ever: \(names.joined(separator: " → ")); "
        + "let one of these transitions not raise the next",
      at: steps.first?.1 ?? machine.name.range,
      notes: steps.map {
        Diagnostic.Note(
          "'\(machine.name(of: triggers.triggers[$0.0]))' follows from this transition", at: $0.1)
      })
  }

  private func tooMuch(_ trigger: Int) -> Diagnostic {
    Diagnostic(
      .error, .tooMany,
      "'\(machine.name(of: triggers.triggers[trigger]))' can set off more than \(Self.most) effects, transitions or "
        + "internal events at once; raise fewer events",
      at: reasons[trigger].values.min().map { machine.transitions[$0].range } ?? machine.name.range)
  }
}

extension Int {
  fileprivate func saturatingSum(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }

  fileprivate func saturatingProduct(_ other: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
