import EnumatonCheck
import EnumatonSpec
import EnumatonVerify

/// Turns everything that a machine can do into guarded commands.
struct ModelBuilder {
  private var exploration: Exploration
  private var machine: Machine { exploration.checked.machine }

  init(_ checked: CheckedMachine) { exploration = Exploration(checked) }

  mutating func build() throws(Model.Failure) -> Model {
    guard exploration.isExact else { throw .notExact }
    var model = Model(name: machine.name.text)
    addVariables(to: &model)
    let commands = exploration.reached.inOrder.flatMap { exploration.commands[$0.location] }
    for command in commands where command.changes {
      if let action = try action(command) { model.actions.append(action) }
    }
    for property in machine.properties {
      model.claims.append(try claim(property, commands))
    }
    return model
  }

  private mutating func addVariables(to model: inout Model) {
    let (location, numbers) = exploration.start()
    let active = exploration.active(in: location)
    for (index, region) in exploration.checked.regions.enumerated() {
      let title = region.state.map { "the region \(machine.states[$0].name.text)" } ?? "the active state"
      model.variables.append(
        .init(
          name: name(ofRegion: index), top: region.leaves.count, start: number(of: active[index], in: index),
          comment: title + (index > 0 ? "; 0 while it is not active" : "")))
      for leaf in region.leaves {
        model.constants.append((name(of: leaf), number(of: leaf, in: index)))
      }
    }
    func add(_ variable: GuardedCommand.Variable, _ comment: String) {
      model.variables.append(
        .init(
          name: name(of: variable), top: exploration.top(of: variable), start: numbers[variable] ?? 0,
          comment: comment))
    }
    for id in machine.flags.identifiers where machine.flags[id].isHeld {
      add(.flag(id), "the held flag \(machine.flags[id].name.text)")
    }
    for (index, memory) in exploration.checked.memories.enumerated() {
      add(.memory(index), "where \(machine.states[memory.state].name.text) was left; 0: never")
    }
    for id in machine.counters.identifiers {
      let counter = machine.counters[id]
      add(.counter(id), "the counter \(counter.name.text), from \(counter.range.lowerBound)")
    }
    for id in machine.timers.identifiers {
      add(.timer(id), "the timer \(machine.timers[id].name.text): 0 off, else one more than its expiries")
    }
  }

  // MARK: - Names

  private func name(ofRegion index: Int) -> String {
    exploration.checked.regions[index].state.map { "in_" + Self.identifier(machine.states[$0].name.text) }
      ?? "state"
  }

  private func name(of leaf: Identifier<Machine.State>) -> String {
    "S_" + Self.identifier(machine.states[leaf].name.text)
  }

  private func name(of variable: GuardedCommand.Variable) -> String {
    switch variable {
    case .flag(let id): "f_" + Self.identifier(machine.flags[id].name.text)
    case .memory(let index):
      "m\(index)_" + Self.identifier(machine.states[exploration.checked.memories[index].state].name.text)
    case .counter(let id): "c_" + Self.identifier(machine.counters[id].name.text)
    case .timer(let id): "t_" + Self.identifier(machine.timers[id].name.text)
    }
  }

  /// Letters, digits and underscores alone, and different for different names.
  private static func identifier(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": String(scalar)
      case "-": "_"
      default: "_\(String(scalar.value, radix: 16))_"
      }
    }
    .joined()
  }

  private func number(of leaf: Identifier<Machine.State>?, in region: Int) -> Int {
    leaf.flatMap { exploration.checked.regions[region].leaves.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }

  // MARK: - Actions

  private mutating func action(
    _ command: Command, where demands: [Exploration.Diagram] = []
  ) throws(Model.Failure) -> Model.Action? {
    // No cases at all are no failure.
    guard exploration.canStart(command, where: demands) else { return nil }
    guard let guarded = exploration.guarded(command, where: demands) else { throw .tooEntangled }
    var parts = place(command.source)
    if let range = guarded.timer, let timer = command.trigger.timer {
      let name = name(of: .timer(timer))
      parts.append(
        range.lowerBound == range.upperBound
          ? .equals(name, mask: nil, range.lowerBound)
          : .and([.atLeast(name, range.lowerBound), .atMost(name, range.upperBound)]))
    }
    let cases = guarded.guardTests.map { Model.Expression.and($0.map(expression)) }
    if !guarded.guardTests.contains([]) { parts.append(cases.count == 1 ? cases[0] : .or(cases)) }
    return Model.Action(
      comment: comment(command), demand: .and(parts),
      changes: guarded.changes.map(change) + moves(command))
  }

  private func comment(_ command: Command) -> String {
    let names = command.rules.map { exploration.checked.name(of: $0) }.joined(separator: ", ")
    let from = machine.text(of: exploration.leaves(in: command.source))
    let text = names.isEmpty ? "\(from)/\(machine.name(of: command.trigger)): no answer" : names
    let effects = command.actions.filter(\.isForHost).map { machine.text(of: $0) }
    return effects.isEmpty ? text : text + ": " + effects.joined(separator: ", ")
  }

  private func place(_ location: Int) -> [Model.Expression] {
    exploration.active(in: location).enumerated().map { index, leaf in
      .isIn(name(ofRegion: index), leaf.map(name) ?? "0")
    }
  }

  private func moves(_ command: Command) -> [Model.Change] {
    let before = exploration.active(in: command.source)
    return exploration.active(in: command.target).enumerated().compactMap { index, leaf in
      leaf == before[index] ? nil : .move(name(ofRegion: index), leaf.map(name) ?? "0")
    }
  }

  private func expression(_ test: GuardedCommand.Test) -> Model.Expression {
    // Where all bits are looked at, the number is meant.
    let width = Int.bitWidth - exploration.top(of: test.variable).leadingZeroBitCount
    let isWhole = test.mask == 1 << width - 1
    return .equals(name(of: test.variable), mask: isWhole ? nil : test.mask, test.value)
  }

  private func change(_ change: GuardedCommand.Change) -> Model.Change {
    switch change {
    case .assign(let variable, let number): .assign(name(of: variable), number)
    case .increment(let variable, let most): .increment(name(of: variable), most: most)
    case .decrement(let variable): .decrement(name(of: variable))
    }
  }

  // MARK: - Properties

  private mutating func claim(
    _ property: Machine.Property, _ commands: [Command]
  ) throws(Model.Failure) -> Model.Claim {
    var claim = Model.Claim(
      name: Self.identifier(property.name.text), text: property.summary ?? property.name.text)
    switch property.claim {
    case .never(let predicate): claim.invariant = .not(expression(predicate))
    case .always(let predicate): claim.invariant = expression(predicate)
    case .alwaysCanReach:
      claim.remark = "that it can always be reached is no property of single runs (CTL: AG EF)"
    case .eventually:
      claim.remark = "that it comes to hold rests on time passing, which this model leaves out"
    case .step(let step):
      for command in commands where step.triggers.isEmpty || step.triggers.contains(command.trigger) {
        for consequence in step.consequences {
          if let breaking = try breaking(step, consequence, command) { claim.breaking.append(breaking) }
        }
      }
    }
    return claim
  }

  /// The command as far as it breaks a claim.
  private mutating func breaking(
    _ claim: Machine.StepClaim, _ consequence: Machine.Consequence, _ command: Command
  ) throws(Model.Failure) -> Model.Action? {
    let condition = exploration.cases(
      of: claim.condition, carried: machine.carriedFlags(of: command.trigger))
    let during = exploration.cases(of: claim.during, in: command.source)
    var demands = [condition, during]
    switch consequence {
    case .does, .neverDoes, .rejects: if !command.breaks(consequence) { return nil }
    case .goesTo(let predicate):
      demands.append(exploration.cases(before: command, leadingTo: .not(predicate)))
    case .neverGoesTo(let predicate): demands.append(exploration.cases(before: command, leadingTo: predicate))
    }
    return try action(command, where: demands)
  }

  private func expression(_ predicate: Machine.Predicate) -> Model.Expression {
    switch predicate {
    case .always: return .always
    case .inState(let state):
      let places = exploration.checked.regions.enumerated().flatMap { index, region in
        region.leaves.filter { machine.lineage(of: $0).contains(state) }.map { leaf in
          Model.Expression.isIn(name(ofRegion: index), name(of: leaf))
        }
      }
      return places.isEmpty ? .never : places.count == 1 ? places[0] : .or(places)
    case .held(let flag): return .equals(name(of: .flag(flag)), mask: nil, 1)
    case .running(let timer): return .atLeast(name(of: .timer(timer)), 1)
    case .counter(let counter, let comparison, let number):
      let name = name(of: .counter(counter))
      let value = Int(
        clamping: number.subtractingReportingOverflow(machine.counters[counter].range.lowerBound).0)
      return switch comparison {
      case .atLeast: .atLeast(name, value)
      case .greater: .not(.atMost(name, value))
      case .less: .not(.atLeast(name, value))
      case .atMost: .atMost(name, value)
      case .equal: .equals(name, mask: nil, value)
      case .notEqual: .not(.equals(name, mask: nil, value))
      }
    case .not(let inner): return .not(expression(inner))
    case .and(let parts): return .and(parts.map(expression))
    case .or(let parts): return .or(parts.map(expression))
    }
  }
}

extension Machine.Trigger {
  fileprivate var timer: Identifier<Machine.Timer>? {
    switch self {
    case .timer(let timer), .exhausted(let timer): timer
    case .event, .done: nil
    }
  }
}
