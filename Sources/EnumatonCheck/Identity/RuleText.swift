import EnumatonSpec

/// What a machine does that takes one transition at an event: for each state and trigger the answers, each with the
/// cases in which it is given.
struct RuleText {
  typealias Diagram = DecisionDiagrams.Diagram

  private let names: SpecNames
  private let checked: CheckedMachine
  private var variables: CanonicalVariables
  /// Of each leaf the held flags and running timers with which the machine can be there.
  private var known: [Diagram]
  /// The timers whose expiry can come when they do not run any more, because it was deferred.
  private let deferred: Set<Machine.Trigger>

  init(_ names: SpecNames) {
    self.names = names
    checked = names.checked
    variables = CanonicalVariables(of: checked.machine)
    known = .init(repeating: .none, count: checked.leaves.count)
    deferred = Set(checked.machine.transitions.filter { $0.answer == .defer }.flatMap(\.triggers))
  }

  /// `nil` if the conditions are too entangled for diagrams.
  mutating func lines() -> [String]? {
    explore()
    var lines: [String] = []
    for leaf in names.leavesByName {
      for trigger in names.triggersByName {
        let heading =
          "\(names.name(checked.leaves[leaf]))/\(checked.machine.name(of: checked.triggers[trigger]))"
        lines += answers(leaf: leaf, trigger: trigger).map { "\(heading) \($0)" }
      }
    }
    return variables.diagrams.isExhausted ? nil : lines
  }

  /// A rule with the cases in which it is the first that applies, the held flags and timers being those before its
  /// steps.
  private struct Case {
    var rule: Rule
    var change: NetChange
    var cases: Diagram
  }

  /// What is known when a trigger has happened in a leaf, and nothing is done about it yet.
  private mutating func known(after index: Int, in leaf: Int) -> Diagram {
    let trigger = checked.triggers[index]
    let known = variables.diagrams.and(known[leaf], variables.possible)
    switch trigger {
    case .event, .done: return known
    case .timer(let timer), .exhausted(let timer):
      let running = variables.cases([variables.literal(timer, isRunning: true)])
      let expiring = variables.diagrams.and(known, running)
      if case .timer = trigger, checked.machine.timers[timer].goesOn { return expiring }
      let rested = variables.assign([variables.literal(timer, isRunning: false)], in: expiring)
      // One that was deferred comes at any time.
      return deferred.contains(trigger) ? variables.diagrams.or(known, rested) : rested
    }
  }

  private mutating func cases(leaf: Int, trigger index: Int) -> [Case] {
    let trigger = checked.triggers[index]
    var open = known(after: index, in: leaf)
    var cases: [Case] = []
    var (ordinal, first) = (0, Diagram.none)
    for rule in checked.rules(leaf: leaf, trigger: index) {
      // Rules for different pasts are one transition.
      if rule.ordinal != ordinal {
        ordinal = rule.ordinal
        let holds = variables.cases(of: rule.condition, for: trigger)
        first = variables.diagrams.and(open, holds)
        open = variables.diagrams.subtract(holds, from: open)
      }
      if first != .none {
        cases.append(Case(rule: rule, change: NetChange(rule.steps, of: names), cases: first))
      }
    }
    return cases
  }

  /// Finds out what is known of each leaf.
  private mutating func explore() {
    guard let start = checked.leafIndex(of: checked.initialLeaf) else { return }
    let machine = checked.machine
    let timers = NetChange(checked.initialActions.map { .act($0) }, of: names).timers
    known[start] = variables.cases(
      machine.flags.identifiers.filter { machine.flags[$0].isHeld }.map {
        variables.literal($0, isSet: checked.initial.held & machine.flags[$0].mask != 0)
      } + machine.timers.identifiers.map { variables.literal($0, isRunning: timers[$0] ?? false) })
    var waiting = [start]
    while let leaf = waiting.popLast(), !variables.diagrams.isExhausted {
      for trigger in checked.triggers.indices {
        var unanswered = known(after: trigger, in: leaf)
        for item in cases(leaf: leaf, trigger: trigger) where item.rule.fires {
          // Rules for different pasts have the same cases.
          unanswered = variables.diagrams.subtract(item.cases, from: unanswered)
          let literals =
            item.change.flags.map { variables.literal($0, isSet: $1) }
            + item.change.timers.map { variables.literal($0, isRunning: $1) }
          let lasting = variables.whatLasts(of: item.cases)
          let after = variables.assign(literals, in: lasting)
          var next = leaf
          if case .move(let target) = item.rule.outcome { next = checked.leafIndex(of: target) ?? leaf }
          learn(after, of: next, &waiting)
        }
        // The timer that expired has.
        learn(variables.whatLasts(of: unanswered), of: leaf, &waiting)
      }
    }
  }

  private mutating func learn(_ cases: Diagram, of leaf: Int, _ waiting: inout [Int]) {
    let all = variables.diagrams.or(known[leaf], cases)
    guard all != known[leaf] else { return }
    known[leaf] = all
    if !waiting.contains(leaf) { waiting.append(leaf) }
  }

  /// One answer with all that differs from case to case: what is changed is told only where it was otherwise.
  private struct Answer {
    var cases = Diagram.none
    var changes: [String: Diagram] = [:]
  }

  private mutating func answers(leaf: Int, trigger: Int) -> [String] {
    var answers: [String: Answer] = [:]
    for item in cases(leaf: leaf, trigger: trigger) {
      let recall = item.rule.recall.map { "where \(names.text(of: $0)): " } ?? ""
      let text = "\(recall)\(names.text(of: item.rule.outcome)): \(item.change.text)"
      var answer = answers[text] ?? Answer()
      answer.cases = variables.diagrams.or(answer.cases, item.cases)
      for (flag, isSet) in item.change.flags {
        let others = variables.cases([variables.literal(flag, isSet: !isSet)])
        add(
          "\(isSet ? "set" : "clear") \(checked.machine.flags[flag].name.text)",
          variables.diagrams.and(item.cases, others), to: &answer)
      }
      for (timer, isRunning) in item.change.timers {
        let others = variables.cases([variables.literal(timer, isRunning: true)])
        add(
          "\(isRunning ? "start" : "stop") \(checked.machine.timers[timer].name.text)",
          isRunning ? item.cases : variables.diagrams.and(item.cases, others), to: &answer)
      }
      answers[text] = answer
    }
    return answers.sorted { $0.key < $1.key }.map { text, answer in
      let changes = answer.changes.sorted { $0.key < $1.key }.map { change, cases in
        "; \(change)" + (cases == answer.cases ? "" : " if \(variables.text(of: cases))")
      }
      return "\(text)\(changes.joined()) if \(variables.text(of: answer.cases))"
    }
  }

  private mutating func add(_ change: String, _ cases: Diagram, to answer: inout Answer) {
    guard cases != .none else { return }
    answer.changes[change] = variables.diagrams.or(answer.changes[change] ?? .none, cases)
  }
}

extension Machine.Timer {
  /// Whether it still runs when it has expired.
  fileprivate var goesOn: Bool { attempts != nil || repeats }
}
