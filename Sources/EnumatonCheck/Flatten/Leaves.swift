import EnumatonSpec

/// The states with nothing inside, in which a machine can be, and which of them each state contains.
struct Leaves {
  /// In document order.
  let states: [Identifier<Machine.State>]
  /// For each state its index in `states`, if it is a leaf.
  let indices: [Int?]
  /// For each state the leaves inside it (of a leaf: itself), as indices into `states`.
  let inside: [[Int]]

  init(of machine: Machine) {
    let states = machine.states.identifiers.filter { machine.states[$0].children.isEmpty }
    var indices = [Int?](repeating: nil, count: machine.states.count)
    var inside = [[Int]](repeating: [], count: machine.states.count)
    for (index, leaf) in states.enumerated() {
      indices[leaf.index] = index
      for state in machine.lineage(of: leaf) { inside[state.index].append(index) }
    }
    self.states = states
    self.indices = indices
    self.inside = inside
  }
}
