package import EnumatonSpec

/// A machine that has passed all checks, flattened: for every leaf state and trigger, the rules in the
/// order they are tried. Everything right of here takes this and validates nothing.
package struct CheckedMachine: Sendable {
  package let machine: Machine
  /// The states with nothing inside, in document order. Of a machine without regions they are the states it
  /// can be in; with regions each active one is in one of these, or in a composite with regions.
  package let leaves: [Identifier<Machine.State>]
  /// The configuration in which the machine is before the first event, when all that entering the initial
  /// states raises has been handled.
  package private(set) var initial: Configuration
  /// What coming there asked for, in order.
  package private(set) var initialActions: [Machine.Action] = []
  /// All triggers: the events, then each timer's expiry, then the exhaustion of each timer that has
  /// attempts, then the completion of each composite with a transition for it.
  package let triggers: [Machine.Trigger]
  /// Whether one event can set off several transitions: there are regions, internal events or completions.
  package let hasMacrosteps: Bool
  /// Whether some events are kept for later.
  package let defersEvents: Bool
  /// The most that one event can set off.
  package let bounds: MacrostepBounds
  /// Indexed by leaf (its index in `leaves`) and trigger (its index in `triggers`).
  let table: [[[Rule]]]
  let triggerIndices: TriggerIndices
  let leafIndices: [Int?]
  let structure: Structure

  init(
    machine: Machine, leaves: [Identifier<Machine.State>], triggers: [Machine.Trigger], hasMacrosteps: Bool,
    bounds: MacrostepBounds, table: [[[Rule]]], triggerIndices: TriggerIndices, leafIndices: [Int?],
    structure: Structure
  ) {
    self.machine = machine
    self.leaves = leaves
    self.triggers = triggers
    self.hasMacrosteps = hasMacrosteps
    defersEvents = machine.transitions.contains { $0.answer == .defer }
    self.bounds = bounds
    self.table = table
    self.triggerIndices = triggerIndices
    self.leafIndices = leafIndices
    self.structure = structure
    initial = Configuration(active: [], counters: [], memory: [])
    var configuration = inactive
    initialActions = enter(machine.initial, in: &configuration)
    initial = configuration
  }

  /// The machine itself is the first; the others follow in document order. At most 64.
  package var regions: [Region] { structure.regions }

  /// What is remembered of composites and regions that are not active.
  package var memories: [Memory] { structure.memories }

  /// The leaf of the machine itself in which it starts.
  package var initialLeaf: Identifier<Machine.State> { initial.active[0] ?? regions[0].initialLeaf }

  /// Whether there are regions other than the machine itself.
  package var hasRegions: Bool { regions.count > 1 }

  /// The rules that can answer `triggers[trigger]` in `leaves[leaf]`, in the order they are tried. Only
  /// the last one can have the condition `always`, and has it if an answer is always given; rules that
  /// can never fire are left out. An empty list, or none that fires, means unhandled.
  package func rules(leaf: Int, trigger: Int) -> [Rule] { table[leaf][trigger] }

  /// All rules: by their leaves, then by their triggers, then in the order they are tried.
  package var allRules: [Rule] { table.flatMap { $0.flatMap(\.self) } }

  /// The index of `trigger` in `triggers`; none for the exhaustion of a timer without attempts and for a
  /// completion that no transition answers.
  package func index(of trigger: Machine.Trigger) -> Int? { triggerIndices[trigger] }

  /// The index of `state` in `leaves`; none for a composite.
  package func leafIndex(of state: Identifier<Machine.State>) -> Int? { leafIndices[state.index] }

  /// The index of the region that has `leaf` among its leaves, or that `state` is inside of.
  package func region(of state: Identifier<Machine.State>) -> Int { structure.region[state.index] }

  /// The regions of a composite, by their indices, in document order.
  package func regions(of composite: Identifier<Machine.State>) -> [Int] {
    structure.regionsOf[composite.index]
  }

  /// What leaving the region of `leaf` does while the region is in it: exits from the innermost state
  /// outwards, up to the region itself.
  package func steps(leaving leaf: Identifier<Machine.State>) -> [Step] {
    structure.steps(leaving: leaf)
  }

  /// What entering a region does where `memory` is what is remembered of it (`nil`: nothing): the steps from
  /// the region inwards to a leaf, and of the regions inside that.
  package func steps(resuming memory: Identifier<Machine.State>?, in region: Int, isDeep: Bool) -> [Step] {
    structure.steps(resuming: memory, in: region, isDeep: isDeep)
  }

  func memory(ofRegion region: Int, isDeep: Bool) -> Int? {
    structure.memory(ofRegion: region, isDeep: isDeep)
  }

  /// What entering `state` from nowhere does, in order: the timers of the state and of those around it
  /// start, and their entry actions are done, from the outermost inwards; regions are entered with their
  /// composites.
  package func steps(entering state: Identifier<Machine.State>) -> [Step] {
    structure.steps(entering: state)
  }
}

/// The most that one event, with all the internal events that follow from it, can be.
package struct MacrostepBounds: Hashable, Sendable {
  package var transitions = 1
  /// Effects for the host, timers included.
  package var effects = 0
  /// Internal events that wait at the same time, or more.
  package var raised = 0
}

extension CheckedMachine {
  /// The name of a rule in traces: `LISTEN/segment#1`.
  package func name(of rule: Rule) -> String {
    "\(machine.states[rule.source].name.text)/\(machine.name(of: rule.trigger))#\(rule.ordinal)"
  }
}
