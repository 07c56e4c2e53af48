package import EnumatonSpec

extension Exploration {
  /// One event of a run.
  package struct Event: Hashable, Sendable {
    package var trigger: Machine.Trigger
    /// The carried flags that are set.
    package var flags: [Identifier<Machine.Flag>]
  }

  /// The fewest events that lead from the start to some of these situations, and to the one of them that is
  /// reached; `nil` if none can come about.
  package mutating func run(to goal: Situations) -> (events: [Event], end: Situations)? {
    for (number, layer) in layers.enumerated() {
      guard let (location, cases) = intersection(goal, layer).inOrder.first else { continue }
      let end = single(cases)
      var events: [Event] = []
      var place = (location: location, cases: end)
      for earlier in layers[..<number].reversed() {
        guard let step = step(to: place, from: earlier) else { return nil }
        events.append(step.event)
        place = step.origin
      }
      return (events.reversed(), Situations([location: end]))
    }
    return nil
  }

  /// The fewest events that lead to a command's happening, that one included.
  ///
  /// - Parameters:
  ///   - origins: Situations in one of which it is to happen, if it matters.
  ///   - demands: What is to hold of them and of the flags that are carried.
  package mutating func run(
    taking command: Command, from origins: Situations? = nil, where demands: [Diagram] = []
  ) -> [Event]? {
    let demand = demands.reduce(.all) { compiler.diagrams.and($0, $1) }
    var sources = situations(command, in: origins ?? reached)
    let wanted = compiler.diagrams.and(command.cases, demand)
    sources[command.source] = compiler.diagrams.and(sources[command.source], project(wanted))
    guard let (events, end) = run(to: sources) else { return nil }
    return events + [event(of: command, in: end[command.source], where: demand)]
  }

  /// Whether a command can happen with this holding of the flags that are carried, and of the situation.
  package mutating func canHappen(_ command: Command, where demands: [Diagram]) -> Bool {
    let wanted = demands.reduce(command.cases) { compiler.diagrams.and($0, $1) }
    let all = situations(command, in: reached)[command.source]
    return compiler.diagrams.and(wanted, all) != .none
  }

  /// The one of these commands that fewest events lead to, and these, its own included.
  package mutating func run(takingAnyOf commands: [Command]) -> (command: Command, events: [Event])? {
    var sources = Situations()
    for command in commands {
      sources[command.source] = compiler.diagrams.or(
        sources[command.source], situations(command, in: reached)[command.source])
    }
    guard let (events, end) = run(to: sources) else { return nil }
    for command in commands where !situations(command, in: end).isEmpty {
      return (command, events + [event(of: command, in: end[command.source], where: .all)])
    }
    return nil
  }

  /// The first step from one of these situations into a single one.
  private mutating func step(
    to place: (location: Int, cases: Diagram), from layer: Situations
  ) -> (event: Event, origin: (location: Int, cases: Diagram))? {
    for (location, cases) in layer.inOrder {
      for command in commands[location] where command.target == place.location && command.changes {
        let all = compiler.diagrams.preimage(command, of: place.cases)
        let before = compiler.diagrams.and(all, cases)
        if before == .none { continue }
        let origin = single(before)
        return (event(of: command, in: origin, where: .all), (location, origin))
      }
    }
    return nil
  }

  /// What happens when a command is taken in a situation, with as few flags as show it.
  private mutating func event(of command: Command, in situation: Diagram, where demand: Diagram) -> Event {
    let wanted = compiler.diagrams.and(command.cases, demand)
    let cases = compiler.diagrams.and(wanted, situation)
    let flags = compiler.diagrams.shortestCube(of: cases)?.literals
      .filter { $0.isSet && $0.variable >= compiler.variables.count }
      .compactMap { literal in
        compiler.variables.flags.firstIndex(of: literal.variable).map { Identifier<Machine.Flag>($0) }
      }
    return Event(trigger: command.trigger, flags: flags ?? [])
  }

  private mutating func single(_ cases: Diagram) -> Diagram {
    let list = compiler.diagrams.list(
      compiler.diagrams.firstCase(of: cases, variables: compiler.variables.count))
    return compiler.diagrams.cube(list)
  }

  mutating func project(_ cases: Diagram) -> Diagram {
    compiler.diagrams.project(cases, before: compiler.variables.count)
  }

  /// A run as the input of `enumaton run` spells it.
  package func text(of run: [Event]) -> [String] {
    run.map { event in
      checked.machine.text(
        of: event.trigger, flags: event.flags.reduce(0) { $0 | checked.machine.flags[$1].mask })
    }
  }
}
