import EnumatonSpec

/// The tree of states as the flattening needs it: regions and their leaves, what is remembered of which
/// state, whose completion is answered, and what entering and leaving each state does.
struct Structure: Sendable {
  let machine: Machine
  /// Whether any state keeps data.
  let hasData: Bool
  let regions: [Region]
  let memories: [Memory]
  /// Of each state itself and all states around it, innermost first.
  let lineages: [[Identifier<Machine.State>]]
  /// Of each state the region it is in; of a region's own state that region.
  let region: [Int]
  /// Of each composite with regions these, in document order.
  let regionsOf: [[Int]]
  /// Of each state its memories: the initial state inside, and the innermost one.
  private let shallowMemory: [Int?]
  private let deepMemory: [Int?]
  /// The composites and regions whose completion some transition answers.
  let completions: Set<Identifier<Machine.State>>
  /// Of each state its exit actions, and then the stops of its timers.
  private let exits: [[Step]]
  /// Of each state the starts of its timers, and then its entry actions.
  private let entries: [[Step]]

  init(of machine: Machine) {
    self.machine = machine
    hasData = machine.hasData
    var regions = [
      Region(state: nil, owner: nil, leaves: [], initialLeaf: machine.initialLeaf(of: machine.initial))
    ]
    var region = [Int](repeating: 0, count: machine.states.count)
    var regionsOf = [[Int]](repeating: [], count: machine.states.count)
    for id in machine.states.identifiers {
      let state = machine.states[id]
      if state.isRegion, let owner = state.parent {
        region[id.index] = regions.count
        regionsOf[owner.index].append(regions.count)
        regions.append(Region(state: id, owner: owner, leaves: [], initialLeaf: machine.initialLeaf(of: id)))
        continue
      }
      if let parent = state.parent { region[id.index] = region[parent.index] }
      if machine.isLeaf(id) { regions[region[id.index]].leaves.append(id) }
    }
    lineages = machine.states.identifiers.map(machine.lineage)
    self.regions = regions
    self.region = region
    self.regionsOf = regionsOf

    var memories: [Memory] = []
    var shallow = [Int?](repeating: nil, count: machine.states.count)
    var deep = shallow
    func remember(_ state: Identifier<Machine.State>, isDeep: Bool) {
      guard (isDeep ? deep : shallow)[state.index] == nil else { return }
      if isDeep { deep[state.index] = memories.count } else { shallow[state.index] = memories.count }
      memories.append(Memory(state: state, region: region[state.index], isDeep: isDeep))
    }
    for case .resume(let history) in machine.transitions.map(\.answer) {
      let composite = history.composite
      if regionsOf[composite.index].isEmpty { remember(composite, isDeep: history.isDeep) }
      for inner in regionsOf[composite.index] {
        if let state = regions[inner].state { remember(state, isDeep: history.isDeep) }
      }
      guard history.isDeep else { continue }
      for (inner, region) in regions.enumerated().dropFirst()
      where !regionsOf[composite.index].contains(inner) {
        guard let state = region.state, lineages[state.index].contains(composite) else { continue }
        remember(state, isDeep: true)
      }
    }
    self.memories = memories
    shallowMemory = shallow
    deepMemory = deep

    var completions: Set<Identifier<Machine.State>> = []
    for transition in machine.transitions {
      for case .done(let composite) in transition.triggers { completions.insert(composite) }
    }
    self.completions = completions
    exits = machine.states.map { state in (state.exit + state.timers.map { .stop($0) }).map { .act($0) } }
    entries = machine.states.map { state in (state.timers.map { .start($0) } + state.entry).map { .act($0) } }
  }

  var hasRegions: Bool { regions.count > 1 }

  func lineage(of state: Identifier<Machine.State>) -> [Identifier<Machine.State>] { lineages[state.index] }

  func memory(of state: Identifier<Machine.State>, isDeep: Bool) -> Int? {
    (isDeep ? deepMemory : shallowMemory)[state.index]
  }

  func memory(ofRegion region: Int, isDeep: Bool) -> Int? {
    regions[region].state.flatMap { memory(of: $0, isDeep: isDeep) }
  }

  /// All regions inside a state, at whatever depth, by their bits.
  func regionsInside(_ state: Identifier<Machine.State>) -> UInt64 {
    var bits: UInt64 = 0
    for (index, region) in regions.enumerated().dropFirst() {
      guard let owner = region.owner, lineage(of: owner).contains(state) else { continue }
      bits |= 1 &<< UInt64(index)
    }
    return bits
  }
}

// Leaving.
extension Structure {
  /// Leaves what is around `leaf`, and it, up to but without `end` (`nil`: everything).
  func steps(
    leaving leaf: Identifier<Machine.State>, upTo end: Identifier<Machine.State>?
  ) -> [Step] {
    var steps: [Step] = regionsOf[leaf.index].isEmpty ? [] : [.leaveRegions(of: leaf)]
    for state in lineage(of: leaf) {
      if state == end { break }
      steps += exits[state.index]
      appendMemories(of: state, leaf, to: &steps)
    }
    return steps
  }

  /// Leaves the whole region of `leaf`.
  func steps(leaving leaf: Identifier<Machine.State>) -> [Step] {
    guard let state = regions[region[leaf.index]].state else { return steps(leaving: leaf, upTo: nil) }
    var steps = self.steps(leaving: leaf, upTo: state)
    appendMemories(of: state, leaf, to: &steps)
    return steps
  }

  private func appendMemories(
    of state: Identifier<Machine.State>, _ leaf: Identifier<Machine.State>, to steps: inout [Step]
  ) {
    if let memory = deepMemory[state.index] { steps.append(.remember(memory, leaf)) }
    if let memory = shallowMemory[state.index] {
      steps.append(.remember(memory, initialLeaf(besides: leaf, directlyIn: state)))
    }
  }

  /// The initial leaf of the state directly inside `composite` that contains `leaf`.
  func initialLeaf(
    besides leaf: Identifier<Machine.State>, directlyIn composite: Identifier<Machine.State>
  ) -> Identifier<Machine.State> {
    let line = lineage(of: leaf)
    guard let place = line.firstIndex(of: composite), place > 0 else { return leaf }
    return machine.initialLeaf(of: line[place - 1])
  }
}

// Entering.
extension Structure {
  /// Enters `state` from nowhere, with all that is around it and the initial states inside.
  func steps(entering state: Identifier<Machine.State>) -> [Step] {
    steps(entering: state, below: nil)
  }

  /// Enters everything from below `outer` down to `state`, and the initial states inside; or, where `past` is
  /// given, what was active there.
  func steps(
    entering state: Identifier<Machine.State>, below outer: Identifier<Machine.State>?,
    resuming isDeep: Bool? = nil
  ) -> [Step] {
    let line = lineage(of: state)
    var steps: [Step] = []
    enter(line.prefix { $0 != outer }, resuming: isDeep, &steps)
    return steps
  }

  /// Enters a region as it is resumed.
  func steps(resuming memory: Identifier<Machine.State>?, in region: Int, isDeep: Bool) -> [Step] {
    let leaf = memory ?? regions[region].initialLeaf
    // Only what is remembered itself goes on into its regions' past.
    return steps(entering: leaf, below: regions[region].state, resuming: memory != nil && isDeep ? true : nil)
  }

  /// Enters the states of `path`, which is innermost first. The last one is entered with its initial states,
  /// or, if it has regions and `isDeep` is given, with their past.
  private func enter(
    _ path: ArraySlice<Identifier<Machine.State>>, resuming isDeep: Bool?, _ steps: inout [Step]
  ) {
    guard let state = path.last else { return }
    steps += entries[state.index]
    let rest = path.dropLast()
    let inner = regionsOf[state.index]
    if inner.isEmpty {
      if let next = rest.last ?? machine.states[state].initial {
        enter(rest.isEmpty ? [next] : rest, resuming: rest.isEmpty ? nil : isDeep, &steps)
      } else {
        steps.append(.enter(state))
        complete(around: state, &steps)
      }
      return
    }
    steps.append(.enter(state))
    if rest.isEmpty, let isDeep {
      steps.append(.resumeRegions(of: state, isDeep: isDeep))
      return
    }
    for region in inner {
      guard let next = regions[region].state else { continue }
      if rest.last == next {
        enter(rest, resuming: isDeep, &steps)
      } else {
        enter([next], resuming: nil, &steps)
      }
    }
  }

  /// What entering a final state completes.
  private func complete(around state: Identifier<Machine.State>, _ steps: inout [Step]) {
    guard machine.states[state].isFinal, let composite = machine.states[state].parent else { return }
    if completions.contains(composite) { steps.append(.complete(composite)) }
    if let owner = regions[region[state.index]].owner, machine.states[composite].isRegion,
      completions.contains(owner)
    {
      steps.append(.complete(owner))
    }
  }
}
