import EnumatonSpec

/// Works out the commands of one location at a time: the reactions of `React`, for all cases at once.
struct CommandCompiler {
  typealias Diagram = DecisionDiagrams.Diagram
  typealias Leaf = Identifier<Machine.State>

  let checked: CheckedMachine
  let variables: StateVariables
  var diagrams: DecisionDiagrams
  /// What is active in each location.
  private(set) var locations: [[Leaf?]] = []
  private var numbers: [[Leaf?]: Int] = [:]
  /// The first matches in a leaf for a trigger.
  private var matches: [Place: [Match]] = [:]
  private var carried: [Machine.Trigger: UInt64] = [:]

  private struct Place: Hashable {
    var leaf: Int
    var trigger: Int
  }

  /// A rule, and the cases in which it is the first to match; no rule: those in which none does.
  private struct Match {
    var rule: Rule?
    var cases: Diagram
  }

  /// A course that a reaction can take, as far as it has come.
  private struct Course {
    var active: [Leaf?]
    var phases: [Command.Phase]
    var rules: [Rule] = []
    var actions: [Machine.Action] = []
    var raised: [Raised] = []
    var unanswered: [Machine.Trigger] = []
    var resets: Set<Identifier<Machine.Timer>> = []

    mutating func append(_ operation: Operation) { phases[phases.count - 1].operations.append(operation) }

    mutating func demand(_ cases: Diagram) {
      if cases != .all { phases.append(Command.Phase(demand: cases)) }
    }
  }

  private struct Raised {
    var trigger: Machine.Trigger
    var flags: [Identifier<Machine.Flag>]
  }

  init(_ checked: CheckedMachine, workLimit: Int) {
    self.checked = checked
    variables = StateVariables(of: checked)
    diagrams = DecisionDiagrams(workLimit: workLimit)
  }

  private var machine: Machine { checked.machine }

  mutating func location(_ active: [Leaf?]) -> Int {
    if let number = numbers[active] { return number }
    numbers[active] = locations.count
    locations.append(active)
    return locations.count - 1
  }

  mutating func commands(of location: Int) -> [Command] {
    var commands: [Command] = []
    for trigger in checked.triggers {
      for start in starts(of: trigger) {
        react(to: trigger, start, at: location, &commands)
      }
    }
    return commands
  }

  /// When something can happen, and what happens to its timer before it is answered.
  private mutating func starts(of trigger: Machine.Trigger) -> [Course] {
    func course(_ demand: Diagram, _ operations: [Operation], _ timer: Identifier<Machine.Timer>?) -> Course {
      var course = Course(active: [], phases: [.init(demand: demand, operations: operations)])
      if let timer { course.resets = [timer] }
      return course
    }
    switch trigger {
    case .done: return []
    case .event: return [course(.all, [], nil)]
    case .timer(let timer):
      let (declared, field) = (machine.timers[timer], variables.timers[timer.index])
      let runs = field.atLeast(1, in: &diagrams)
      var starts: [Course] = []
      if let attempts = declared.attempts {
        let isLast = field.atLeast(attempts + 1, in: &diagrams)
        starts.append(course(diagrams.subtract(isLast, from: runs), [.increment(field)], timer))
      } else {
        let operations = declared.repeats ? [] : [assign(field.literals(0))]
        starts.append(course(runs, operations, timer))
      }
      if let pending = variables.deferred[timer.index] {
        starts.append(course(diagrams.variable(pending), [assign([.init(pending, isSet: false)])], nil))
      }
      return starts
    case .exhausted(let timer):
      let field = variables.timers[timer.index]
      return [course(field.equals(field.top, in: &diagrams), [assign(field.literals(0))], timer)]
    }
  }

  private mutating func react(
    to trigger: Machine.Trigger, _ start: Course, at location: Int, _ commands: inout [Command]
  ) {
    let active = locations[location]
    for (chosen, cases) in choices(trigger, active) {
      // Conditions do not look at timers, so the demands hold together.
      let demand = diagrams.and(start.phases[0].demand, cases)
      if demand == .none { continue }
      var course = start
      course.active = active
      course.phases[0].demand = diagrams.project(demand, before: variables.count)
      let (kind, rules) = checked.select(from: chosen)
      course.rules = rules
      if kind == .deferred, case .timer(let timer) = trigger,
        let pending = variables.deferred[timer.index]
      {
        course.append(assign([.init(pending, isSet: true)]))
      }
      for end in carryOut(rules, course).flatMap({ settle($0) }) where !diagrams.isExhausted {
        commands.append(
          Command(
            source: location, target: self.location(end.active), trigger: trigger, kind: kind,
            rules: end.rules, actions: end.actions, unanswered: end.unanswered, resets: end.resets,
            cases: demand, phases: end.phases))
      }
    }
  }

  /// What the active leaves choose together, and in which cases.
  private mutating func choices(
    _ trigger: Machine.Trigger, _ active: [Leaf?]
  ) -> [(chosen: [Rule], cases: Diagram)] {
    guard let index = checked.index(of: trigger) else { return [([], .all)] }
    var choices: [(chosen: [Rule], cases: Diagram)] = [([], .all)]
    for leaf in active.compactMap({ $0.flatMap { checked.leafIndex(of: $0) } }).sorted() {
      let matches = matches(leaf, index)
      choices = choices.flatMap { chosen, cases in
        matches.compactMap { match in
          let both = diagrams.and(cases, match.cases)
          return both == .none ? nil : (match.rule.map { chosen + [$0] } ?? chosen, both)
        }
      }
    }
    return choices
  }

  private mutating func matches(_ leaf: Int, _ trigger: Int) -> [Match] {
    let place = Place(leaf: leaf, trigger: trigger)
    if let known = matches[place] { return known }
    var open = Diagram.all
    var result: [Match] = []
    for rule in checked.rules(leaf: leaf, trigger: trigger) {
      let holds = cases(of: rule)
      let first = diagrams.and(open, holds)
      if first == .none { continue }
      result.append(Match(rule: rule, cases: first))
      open = diagrams.subtract(holds, from: open)
    }
    if open != .none { result.append(Match(rule: nil, cases: open)) }
    matches[place] = result
    return result
  }

  private mutating func cases(of rule: Rule) -> Diagram {
    let condition = cases(of: rule.condition, carried: machine.carriedFlags(of: rule.trigger))
    let recalled: Diagram
    switch rule.recall {
    case nil: return condition
    case .nothing(let memory): recalled = variables.memories[memory].equals(0, in: &diagrams)
    case .anything(let memory): recalled = variables.memories[memory].atLeast(1, in: &diagrams)
    case .leaf(let memory, let leaf):
      recalled = variables.memories[memory].equals(code(of: leaf, in: memory), in: &diagrams)
    }
    return diagrams.and(condition, recalled)
  }

  /// The cases in which a condition holds; what is not carried is not set.
  mutating func cases(of condition: Machine.Condition, carried: [Identifier<Machine.Flag>]) -> Diagram {
    let (variables, machine) = (variables, machine)
    return diagrams.cases(of: condition) { flag, diagrams in
      machine.flags[flag].isHeld || carried.contains(flag)
        ? diagrams.variable(variables.flags[flag.index]) : .none
    } counter: { counter, comparison, number, diagrams in
      comparison.cases(
        variables.counters[counter.index], least: machine.counters[counter].range.lowerBound, number,
        in: &diagrams)
    }
  }

  /// What a memory keeps, as a number.
  func code(of leaf: Leaf, in memory: Int) -> Int {
    let leaves = checked.regions[checked.memories[memory].region].leaves
    return leaves.firstIndex(of: leaf).map { $0 + 1 } ?? 0
  }

  private mutating func assign(_ literals: [DecisionDiagrams.Literal]) -> Operation {
    .assign(diagrams.list(literals))
  }
}

// Doing what rules say.
extension CommandCompiler {
  private mutating func carryOut(_ rules: [Rule], _ course: Course) -> [Course] {
    var courses = [course]
    for rule in rules where rule.fires {
      courses = courses.flatMap { carryOut(rule.steps, $0) }
    }
    return courses
  }

  /// Answers all internal events.
  private mutating func settle(_ course: Course) -> [Course] {
    var course = course
    while !course.raised.isEmpty {
      let event = course.raised.removeFirst()
      if case .done(let composite) = event.trigger, !checked.isComplete(composite, course.active) { continue }
      let carried = machine.carriedFlags(of: event.trigger).map { flag in
        DecisionDiagrams.Literal(variables.flags[flag.index], isSet: event.flags.contains(flag))
      }
      let list = diagrams.list(carried)
      return choices(event.trigger, course.active).flatMap { chosen, cases -> [Course] in
        let cases = diagrams.restrict(list, in: cases)
        if cases == .none { return [] }
        let (kind, rules) = checked.select(from: chosen)
        var next = course
        next.demand(cases)
        next.rules += rules
        if kind == .unhandled, case .event = event.trigger { next.unanswered.append(event.trigger) }
        return carryOut(rules, next).flatMap { settle($0) }
      }
    }
    return [course]
  }

  private mutating func carryOut(_ steps: [Step], _ course: Course) -> [Course] {
    var courses = [course]
    for step in steps {
      switch step {
      case .resumeRegions(let composite, let isDeep):
        for region in checked.regions(of: composite) {
          courses = courses.flatMap { resume(region, isDeep: isDeep, $0) }
        }
      case .leaveRegions(let composite):
        for region in checked.regions(of: composite).reversed() {
          courses = courses.flatMap { course -> [Course] in
            guard let leaf = course.active[region] else { return [course] }
            return carryOut(checked.steps(leaving: leaf), course).map { course in
              var course = course
              course.active[region] = nil
              return course
            }
          }
        }
      case .act, .enter, .remember, .complete:
        for index in courses.indices { carryOut(step, &courses[index]) }
      }
    }
    return courses
  }

  private mutating func carryOut(_ step: Step, _ course: inout Course) {
    switch step {
    case .act(let action):
      course.actions.append(action)
      act(action, &course)
    case .enter(let leaf): course.active[checked.region(of: leaf)] = leaf
    case .remember(let memory, let leaf):
      course.append(assign(variables.memories[memory].literals(code(of: leaf, in: memory))))
    case .complete(let composite):
      if checked.isComplete(composite, course.active) {
        course.raised.append(Raised(trigger: .done(composite), flags: []))
      }
    case .leaveRegions, .resumeRegions: break
    }
  }

  /// Enters a region where it was left, in each of the places that can be.
  private mutating func resume(_ region: Int, isDeep: Bool, _ course: Course) -> [Course] {
    guard let memory = checked.memory(ofRegion: region, isDeep: isDeep) else {
      return carryOut(checked.steps(resuming: nil, in: region, isDeep: isDeep), course)
    }
    let leaves = checked.regions[checked.memories[memory].region].leaves
    return ([nil] + leaves.map(Optional.init)).flatMap { leaf -> [Course] in
      let number = leaf.map { code(of: $0, in: memory) } ?? 0
      var next = course
      next.demand(variables.memories[memory].equals(number, in: &diagrams))
      return carryOut(checked.steps(resuming: leaf, in: region, isDeep: isDeep), next)
    }
  }

  private mutating func act(_ action: Machine.Action, _ course: inout Course) {
    func field(_ counter: Identifier<Machine.Counter>) -> StateVariables.Field {
      variables.counters[counter.index]
    }
    switch action {
    case .perform: break
    case .raise(let event, let flags): course.raised.append(Raised(trigger: .event(event), flags: flags))
    case .set(let flag): course.append(assign([.init(variables.flags[flag.index], isSet: true)]))
    case .clear(let flag): course.append(assign([.init(variables.flags[flag.index], isSet: false)]))
    case .increment(let counter): course.append(.increment(field(counter)))
    case .decrement(let counter): course.append(.decrement(field(counter)))
    case .reset(let counter):
      let declared = machine.counters[counter]
      course.append(assign(field(counter).literals(Int(declared.initial - declared.range.lowerBound))))
    case .start(let timer): run(timer, 1, &course)
    case .stop(let timer): run(timer, 0, &course)
    case .stopAll: for timer in machine.timers.identifiers { run(timer, 0, &course) }
    }
  }

  private mutating func run(_ timer: Identifier<Machine.Timer>, _ number: Int, _ course: inout Course) {
    course.append(assign(variables.timers[timer.index].literals(number)))
    course.resets.insert(timer)
  }
}
