import EnumatonCheck
import EnumatonSpec

/// The rules of a machine as tables: each is a condition, an answer, and the rule that is tried otherwise. Lists of
/// rules that end alike, as those of the states in one composite do, share their ends.
struct CompactRules {
  struct Row {
    var name: String
    var test: Int
    var answer: Int
    var otherwise: Int?
    /// The transitions of the spec that it stands for, and what they ask for in words.
    var transitions: Set<Identifier<Machine.Transition>>
    var words: String
  }

  struct Test {
    var name: String
    var words: String
    var bits: CompactTest
  }

  /// What a rule does to what the machine holds, and what it answers.
  struct Answer {
    var name: String
    var outcome: Outcome
    var changes: [Step]
  }

  enum Outcome: Hashable {
    case moved, stayed, deferred, ignored
    case rejected(Identifier<Machine.Rejection>)

    init(_ outcome: Rule.Outcome) {
      switch outcome {
      case .move: self = .moved
      case .stay: self = .stayed
      case .defer: self = .deferred
      case .ignore: self = .ignored
      case .reject(let rejection): self = .rejected(rejection)
      }
    }

    /// Whether it has a case in `Transition`.
    var isTransition: Bool { self == .moved || self == .stayed }
  }

  /// Where the rules of a state for a trigger begin, and the first of their transitions.
  struct Start: Hashable {
    var rule: Int?
    var transition: String?
  }

  private(set) var rows: [Row] = []
  private(set) var tests: [Test] = []
  private(set) var answers: [Answer] = []
  private(set) var facts: CompactFacts
  /// By leaf and trigger.
  private(set) var starts: [[Start]] = []
  /// The names of the triggers, in their order.
  let triggers: [String]

  private struct RowKey: Hashable {
    var test: Int
    var answer: Int
    var otherwise: Int?
  }

  private struct AnswerKey: Hashable {
    var outcome: Outcome
    var changes: [Step]
  }

  private let machine: Machine
  private var rowIndices: [RowKey: Int] = [:]
  private var testIndices: [CompactTest: Int] = [:]
  private var answerIndices: [AnswerKey: Int] = [:]
  private var taken: (tests: Set<String>, answers: Set<String>) = ([], [])

  init(_ checked: CheckedMachine, _ names: SwiftNames) {
    machine = checked.machine
    facts = CompactFacts(checked.machine)
    var taken: Set = [Self.unanswered]
    triggers = checked.triggers.map { trigger in
      var name = Self.name(of: trigger, in: checked.machine)
      while !taken.insert(name).inserted { name += "_" }
      return SwiftIdentifier.escaped(name)
    }
    for leaf in checked.leaves.indices {
      starts.append(
        checked.triggers.indices.map { trigger in
          let rules = checked.rules(leaf: leaf, trigger: trigger)
          let names = names.transitions[leaf][trigger]
          return Start(
            rule: add(variants(of: rules, named: names)),
            transition: rules.firstIndex(where: \.isTransition).map { names[$0] })
        })
    }
    putInReadingOrder(checked.triggers.count)
  }

  /// The case of `Trigger` for what no rule can answer.
  static let unanswered = "unanswered"

  /// Whether one word has a bit for every fact.
  var fits: Bool { facts.count <= 64 }

  /// The type that has a bit for every fact.
  var word: String {
    facts.count <= 8 ? "UInt8" : facts.count <= 16 ? "UInt16" : facts.count <= 32 ? "UInt32" : "UInt64"
  }

  private static func name(of trigger: Machine.Trigger, in machine: Machine) -> String {
    switch trigger {
    case .event(let event): SwiftIdentifier.lowerCamel(machine.events[event].name.text)
    case .timer(let timer): SwiftIdentifier.lowerCamel(machine.timers[timer].name.text) + "Expired"
    case .exhausted(let timer): SwiftIdentifier.lowerCamel(machine.timers[timer].name.text) + "Exhausted"
    case .done(let composite): SwiftIdentifier.lowerCamel(machine.states[composite].name.text) + "Done"
    }
  }
}

// Rules that go back to a past.
extension CompactRules {
  private typealias Variant = (rule: Rule, recall: CompactFacts.Fact?)

  /// The rules of a list, those that are one transition for several pasts as one.
  private func variants(of rules: [Rule], named names: [String]) -> [Variant] {
    var variants: [Variant] = []
    var place = 0
    while place < rules.count {
      let group = rules[place...].prefix { $0.ordinal == rules[place].ordinal }
      var pasts: [(name: String, rule: Rule, recalls: [Rule.Recall])] = []
      for index in group.indices {
        guard let recall = rules[index].recall else { continue }
        if let twin = pasts.firstIndex(where: { $0.name == names[index] }) {
          pasts[twin].recalls.append(recall)
        } else {
          pasts.append((names[index], rules[index], [recall]))
        }
      }
      // The last one is for what the others leave, as in code that is no table.
      let rest = group.last.flatMap { last in
        last.recall.flatMap { recall in pasts.firstIndex { $0.recalls.contains(recall) } }
      }
      for (index, past) in pasts.enumerated() {
        let others = pasts.enumerated().flatMap { $0.offset == index ? [] : $0.element.recalls }
        let fact: CompactFacts.Fact? =
          index != rest
          ? .recall(past.recalls, isNegated: false)
          : others.isEmpty ? nil : .recall(others, isNegated: true)
        variants.append((past.rule, fact))
      }
      if pasts.isEmpty { variants += group.map { ($0, nil) } }
      place += group.count
    }
    return variants
  }

  /// The first of a list's rows; the last one comes first, so that equal ends are one.
  private mutating func add(_ rules: [Variant]) -> Int? {
    var next: Int?
    for (rule, recall) in rules.reversed() {
      let test = add(facts.test(rule.condition, recall, machine), of: rule, recall)
      let key = RowKey(test: test, answer: add(rule), otherwise: tests[test].isAlways ? nil : next)
      if let index = rowIndices[key] {
        rows[index].transitions.insert(rule.transition)
        next = index
        continue
      }
      rowIndices[key] = rows.count
      next = rows.count
      rows.append(
        Row(
          name: "", test: test, answer: key.answer, otherwise: key.otherwise,
          transitions: [rule.transition], words: tests[test].words))
    }
    return next
  }

  /// Rows as they are tried, in the order of states and triggers, and named after the first trigger.
  private mutating func putInReadingOrder(_ triggerCount: Int) {
    var order: [Int] = []
    var places: [Int: Int] = [:]
    var counts = Array(repeating: 0, count: triggerCount)
    var taken: Set<String> = []
    for leaf in starts.indices {
      for trigger in starts[leaf].indices {
        var next = starts[leaf][trigger].rule
        while let row = next, places[row] == nil {
          places[row] = order.count
          order.append(row)
          counts[trigger] += 1
          var name = triggers[trigger].filter { $0 != "`" } + String(counts[trigger])
          while !taken.insert(name).inserted { name += "_" }
          rows[row].name = name
          next = rows[row].otherwise
        }
      }
    }
    rows = order.map { index in
      var row = rows[index]
      row.otherwise = row.otherwise.flatMap { places[$0] }
      return row
    }
    for leaf in starts.indices {
      for trigger in starts[leaf].indices {
        starts[leaf][trigger].rule = starts[leaf][trigger].rule.flatMap { places[$0] }
      }
    }
  }

  private mutating func add(_ bits: CompactTest, of rule: Rule, _ recall: CompactFacts.Fact?) -> Int {
    if let index = testIndices[bits] { return index }
    testIndices[bits] = tests.count
    let text = machine.text(of: rule.condition)
    let words = (rule.condition == .always ? [] : [text]) + (recall.map { [self.text(of: $0)] } ?? [])
    var name = "always"
    if !words.isEmpty {
      let parts = words.joined(separator: " ").split { !($0.isLetter || $0.isNumber || $0 == "_") }
      let long = parts.filter { $0 != "and" }.map { SwiftIdentifier.upperCamel(String($0)) }.joined()
      name = long.count > 40 || long.isEmpty ? "Condition\(tests.count)" : long
      name = name.prefix(1).lowercased() + name.dropFirst()
    }
    if name.first?.isNumber == true { name = "condition\(tests.count)" }
    while !taken.tests.insert(name).inserted { name += "_" }
    tests.append(
      Test(name: SwiftIdentifier.escaped(name), words: words.joined(separator: ", "), bits: bits))
    return testIndices[bits] ?? 0
  }

  /// `in the past playing or paused`
  private func text(of fact: CompactFacts.Fact) -> String {
    switch fact {
    case .condition(let condition): return machine.text(of: condition)
    case .recall(let recalls, let isNegated):
      let pasts = recalls.map { recall in
        switch recall {
        case .nothing: "none"
        case .anything: "any"
        case .leaf(_, let leaf): machine.states[leaf].name.text
        }
      }
      return (isNegated ? "past not " : "past ") + pasts.joined(separator: " or ")
    }
  }

  private mutating func add(_ rule: Rule) -> Int {
    let outcome = Outcome(rule.outcome)
    let key = AnswerKey(outcome: outcome, changes: rule.steps.filter(\.isChange))
    if let index = answerIndices[key] { return index }
    answerIndices[key] = answers.count
    var name =
      switch outcome {
      case .moved: "moved"
      case .stayed: "stayed"
      case .deferred: "deferred"
      case .ignored: "ignored"
      case .rejected(let rejection):
        "rejected" + SwiftIdentifier.upperCamel(machine.rejections[rejection].name.text)
      }
    let changes = key.changes.map(words).joined()
    name += changes.count > 60 ? String(answers.count) : changes
    while !taken.answers.insert(name).inserted { name += "_" }
    answers.append(Answer(name: name, outcome: outcome, changes: key.changes))
    return answers.count - 1
  }

  private func words(of change: Step) -> String {
    switch change {
    case .act(let action):
      machine.text(of: action).split(separator: " ").map { SwiftIdentifier.upperCamel(String($0)) }.joined()
    case .remember(_, let leaf): "Remember" + SwiftIdentifier.upperCamel(machine.states[leaf].name.text)
    case .enter, .leaveRegions, .resumeRegions, .complete: ""
    }
  }
}

extension CompactRules.Test {
  var isAlways: Bool { bits.mask == 0 && !bits.isNever }
}

extension Step {
  /// Whether it changes what the machine holds.
  fileprivate var isChange: Bool {
    switch self {
    case .act(let action): !action.isForHost
    case .remember: true
    case .enter, .leaveRegions, .resumeRegions, .complete: false
    }
  }
}

extension Machine {
  /// `ACK and not RST`, `tries < 3`
  func text(of condition: Condition) -> String {
    func part(_ condition: Condition) -> String {
      switch condition {
      case .and, .or: "(\(text(of: condition)))"
      case .always, .flag, .counter, .not: text(of: condition)
      }
    }
    switch condition {
    case .always: return "always"
    case .flag(let flag): return flags[flag].name.text
    case .counter(let counter, let comparison, let number):
      return "\(counters[counter].name.text) \(comparison.rawValue) \(number)"
    case .not(let inner): return "not " + part(inner)
    case .and(let parts): return parts.map(part).joined(separator: " and ")
    case .or(let parts): return parts.map(part).joined(separator: " or ")
    }
  }
}
