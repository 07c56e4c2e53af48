package import EnumatonSpec

/// All that a machine can do: every situation it can come to from its start, found breadth first, with decision
/// diagrams in place of single situations. `Spec/CHECKS.md` says what a situation is.
package struct Exploration: Sendable {
  package typealias Diagram = DecisionDiagrams.Diagram

  /// Situations, as the cases of everything else for each location.
  package struct Situations: Hashable, Sendable {
    package var cases: [Int: Diagram]

    package init(_ cases: [Int: Diagram] = [:]) { self.cases = cases }

    package var isEmpty: Bool { cases.isEmpty }

    package subscript(location: Int) -> Diagram {
      get { cases[location] ?? .none }
      set { cases[location] = newValue == .none ? nil : newValue }
    }

    /// In the order of the locations.
    package var inOrder: [(location: Int, cases: Diagram)] {
      cases.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  /// Why a result is not exact.
  package enum Obstacle: Hashable, Sendable {
    /// The bound on the work was hit.
    case tooMuchWork
    /// The expiry of this timer is deferred: when it is offered again is not followed exactly.
    case deferredExpiry(Identifier<Machine.Timer>)
  }

  package let checked: CheckedMachine
  package private(set) var obstacle: Obstacle?
  /// The situations that can come about.
  package private(set) var reached = Situations()
  /// Of each location what can happen there.
  package private(set) var commands: [[Command]] = []
  /// Those first seen after so many events.
  private(set) var layers: [Situations] = []
  var compiler: CommandCompiler
  /// Of each location the commands that lead there, by location and place.
  private var incoming: [[(location: Int, place: Int)]] = []

  /// - Parameter workLimit: How many steps of diagrams may be taken; the bound is then told by ``obstacle``.
  package init(_ checked: CheckedMachine, workLimit: Int = 15_000_000) {
    self.checked = checked
    compiler = CommandCompiler(checked, workLimit: workLimit)
    run()
  }

  /// Whether what was not seen cannot happen.
  package var isExact: Bool { obstacle == nil }

  /// How many situations can come about; exact up to 2⁵³.
  package var situationCount: Double {
    reached.inOrder.reduce(0) { sum, part in
      sum + compiler.diagrams.caseCount(of: part.cases, variables: compiler.variables.count)
    }
  }

  /// What is active in a location: for each region its leaf.
  package func active(in location: Int) -> [Identifier<Machine.State>?] { compiler.locations[location] }

  /// The active states with nothing inside, in document order.
  package func leaves(in location: Int) -> [Identifier<Machine.State>] {
    active(in: location).compactMap(\.self).filter { checked.leafIndex(of: $0) != nil }.sorted()
  }

  private mutating func run() {
    let start = compiler.location(checked.initial.active)
    reached[start] = initialCases()
    layers = [reached]
    while let layer = layers.last, !layer.isEmpty {
      var next = Situations()
      for (location, cases) in layer.inOrder {
        compileCommands(upTo: location)
        for command in commands[location] where command.changes {
          let image = compiler.diagrams.image(command, of: cases)
          if image != .none { next[command.target] = compiler.diagrams.or(next[command.target], image) }
        }
      }
      for (location, cases) in next.inOrder {
        let new = compiler.diagrams.subtract(reached[location], from: cases)
        next[location] = new
        reached[location] = compiler.diagrams.or(reached[location], new)
      }
      if compiler.diagrams.isExhausted {
        // What the last layer is cannot be relied on.
        obstacle = .tooMuchWork
        reached = Situations()
        compiler.diagrams.goOn()
        for layer in layers {
          for (location, cases) in layer.inOrder {
            reached[location] = compiler.diagrams.or(reached[location], cases)
          }
        }
        break
      }
      layers.append(next)
    }
    compileCommands(upTo: compiler.locations.count - 1)
    if obstacle == nil, let timer = compiler.variables.deferred.firstIndex(where: { $0 != nil }) {
      obstacle = .deferredExpiry(Identifier(timer))
    }
    incoming = .init(repeating: [], count: compiler.locations.count)
    for (location, commands) in commands.enumerated() {
      for (place, command) in commands.enumerated() where command.changes {
        incoming[command.target].append((location, place))
      }
    }
  }

  private mutating func compileCommands(upTo location: Int) {
    while commands.count <= location { commands.append(compiler.commands(of: commands.count)) }
  }

  private mutating func initialCases() -> Diagram {
    let (variables, initial) = (compiler.variables, checked.initial)
    var literals: [DecisionDiagrams.Literal] = []
    for flag in checked.machine.flags where flag.isHeld {
      literals.append(.init(literals.count, isSet: initial.held & flag.mask != 0))
    }
    for (memory, field) in variables.memories.enumerated() {
      literals += field.literals(initial.memory[memory].map { compiler.code(of: $0, in: memory) } ?? 0)
    }
    for (counter, field) in variables.counters.enumerated() {
      let least = checked.machine.counters[counter].range.lowerBound
      literals += field.literals(Int(initial.counters[counter] - least))
    }
    var running = [Int](repeating: 0, count: variables.timers.count)
    for action in checked.initialActions {
      switch action {
      case .start(let timer): running[timer.index] = 1
      case .stop(let timer): running[timer.index] = 0
      case .stopAll: running = .init(repeating: 0, count: running.count)
      default: break
      }
    }
    for (field, number) in zip(variables.timers, running) { literals += field.literals(number) }
    literals += variables.deferred.compactMap { $0.map { .init($0, isSet: false) } }
    let list = compiler.diagrams.list(literals)
    return compiler.diagrams.cube(list)
  }
}

// Sets of situations.
extension Exploration {
  package mutating func intersection(_ left: Situations, _ right: Situations) -> Situations {
    var result = Situations()
    for (location, cases) in left.inOrder {
      result[location] = compiler.diagrams.and(cases, right[location])
    }
    return result
  }

  package mutating func subtract(_ removed: Situations, from situations: Situations) -> Situations {
    var result = Situations()
    for (location, cases) in situations.inOrder {
      result[location] = compiler.diagrams.subtract(removed[location], from: cases)
    }
    return result
  }

  package mutating func union(_ left: Situations, _ right: Situations) -> Situations {
    var result = left
    for (location, cases) in right.inOrder {
      result[location] = compiler.diagrams.or(result[location], cases)
    }
    return result
  }

  /// Those situations that can come about in which a predicate holds.
  package mutating func situations(where predicate: Machine.Predicate) -> Situations {
    var result = Situations()
    for (location, _) in reached.inOrder {
      result[location] = situations(in: location, where: predicate)[location]
    }
    return result
  }

  /// The same for a single location.
  package mutating func situations(in location: Int, where predicate: Machine.Predicate) -> Situations {
    let holds = cases(of: predicate, in: location)
    var result = Situations()
    result[location] = compiler.diagrams.and(reached[location], holds)
    return result
  }

  /// The cases of what is held, counted and carried in which a condition holds; what is not carried is not set.
  package mutating func cases(
    of condition: Machine.Condition, carried: [Identifier<Machine.Flag>]
  ) -> Diagram {
    compiler.cases(of: condition, carried: carried)
  }

  package mutating func cases(of predicate: Machine.Predicate, in location: Int) -> Diagram {
    switch predicate {
    case .always: return .all
    case .inState(let state):
      let isActive = active(in: location).contains { leaf in
        leaf.map { checked.machine.lineage(of: $0).contains(state) } ?? false
      }
      return isActive ? .all : .none
    case .held(let flag): return compiler.diagrams.variable(compiler.variables.flags[flag.index])
    case .running(let timer):
      return compiler.variables.timers[timer.index].atLeast(1, in: &compiler.diagrams)
    case .counter(let counter, let comparison, let number):
      return comparison.cases(
        compiler.variables.counters[counter.index],
        least: checked.machine.counters[counter].range.lowerBound, number, in: &compiler.diagrams)
    case .not(let inner):
      let inner = cases(of: inner, in: location)
      return compiler.diagrams.not(inner)
    case .and(let parts):
      return parts.reduce(.all) { result, part in
        let part = cases(of: part, in: location)
        return compiler.diagrams.and(result, part)
      }
    case .or(let parts):
      return parts.reduce(.none) { result, part in
        let part = cases(of: part, in: location)
        return compiler.diagrams.or(result, part)
      }
    }
  }

  /// Whether two conditions hold together somewhere in a location, and each of them somewhere without the other.
  package mutating func overlap(_ first: Diagram, _ second: Diagram, in location: Int) -> Bool {
    let cases = reached[location]
    let (left, right) = (compiler.diagrams.and(first, cases), compiler.diagrams.and(second, cases))
    let both = compiler.diagrams.and(left, right)
    return both != .none && both != left && both != right
  }

  /// Those from which a command happens, of some situations.
  package mutating func situations(_ command: Command, in situations: Situations) -> Situations {
    let all = compiler.diagrams.preimage(command, of: .all)
    let cases = compiler.diagrams.and(all, situations[command.source])
    return cases == .none ? Situations() : Situations([command.source: cases])
  }

  /// Where a command leads from some situations.
  package mutating func situations(after command: Command, from situations: Situations) -> Situations {
    let cases = compiler.diagrams.image(command, of: situations[command.source])
    return cases == .none ? Situations() : Situations([command.target: cases])
  }

  /// Where a command can have led into these situations from.
  package mutating func situations(leadingTo goal: Situations, by command: Command) -> Situations {
    let before = compiler.diagrams.preimage(command, of: goal[command.target])
    let cases = compiler.diagrams.and(before, reached[command.source])
    return cases == .none ? Situations() : Situations([command.source: cases])
  }

  /// What holds before a command where this holds after it.
  package mutating func cases(before command: Command, leadingTo predicate: Machine.Predicate) -> Diagram {
    let after = cases(of: predicate, in: command.target)
    return compiler.diagrams.preimage(command, of: after)
  }

  /// Whether a command can happen with these demands, in a situation that may or may not come about.
  package mutating func canStart(_ command: Command, where demands: [Diagram]) -> Bool {
    let wanted = demands.reduce(command.cases) { compiler.diagrams.and($0, $1) }
    let all = compiler.diagrams.preimage(command, of: .all)
    return compiler.diagrams.and(wanted, all) != .none
  }

  /// The commands that can happen.
  package mutating func takenCommands() -> [Command] {
    var taken: [Command] = []
    for (location, cases) in reached.inOrder where location < commands.count {
      for command in commands[location] where compiler.diagrams.image(command, of: cases) != .none {
        taken.append(command)
      }
    }
    return taken
  }

  /// The situations, among those that can come about, from which some of `goal` can be reached; they themselves
  /// are among them.
  package mutating func situations(thatReach goal: Situations) -> Situations {
    var found = intersection(goal, reached)
    var frontier = found
    while !frontier.isEmpty {
      let new = subtract(found, from: predecessors(of: frontier, within: reached))
      found = union(found, new)
      frontier = new
    }
    return found
  }

  /// The situations of `within` from which a command that `counts` leads into `goal`.
  package mutating func predecessors(
    of goal: Situations, within: Situations, where counts: (Command) -> Bool = { _ in true }
  ) -> Situations {
    var result = Situations()
    for (target, cases) in goal.inOrder {
      for (location, place) in incoming[target] where within.cases[location] != nil {
        let command = commands[location][place]
        guard counts(command) else { continue }
        let before = compiler.diagrams.preimage(command, of: cases)
        let inside = compiler.diagrams.and(before, within[location])
        result[location] = compiler.diagrams.or(result[location], inside)
      }
    }
    return result
  }
}
