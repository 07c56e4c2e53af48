import EnumatonSpec

/// A change of state, from an active leaf to what a transition names, before its own actions are known.
struct Change {
  /// The leaf that is entered; of several regions the outermost one's.
  var target: Identifier<Machine.State>
  /// The innermost state that stays active; `nil`: the machine itself.
  var domain: Identifier<Machine.State>?
  var recall: Rule.Recall?
  var exits: [Step]
  var entries: [Step]
  /// The regions left or changed, by their bits.
  var touched: UInt64
}

extension Structure {
  /// SCXML's transition domain: the innermost state around `target` that also contains `leaf` and stays
  /// active. (So going to a state that contains the present one leaves and re-enters it.) `nil`: the
  /// machine itself.
  private func domain(
    of target: Identifier<Machine.State>, from leaf: Identifier<Machine.State>
  ) -> Identifier<Machine.State>? {
    let line = lineage(of: leaf)
    return lineage(of: target).dropFirst().first { line.contains($0) }
  }

  /// Whether `target` is in another region of a composite than `leaf`: then the transition is that region's,
  /// and offered to it alone.
  func isInAnotherRegion(_ target: Identifier<Machine.State>, from leaf: Identifier<Machine.State>) -> Bool {
    hasRegions && domain(of: target, from: leaf).map { machine.isOrthogonal($0) } ?? false
  }

  func change(
    from leaf: Identifier<Machine.State>, to target: Identifier<Machine.State>
  ) -> Change {
    let domain = domain(of: target, from: leaf)
    let (exits, touched) = leaving(leaf, upTo: domain)
    return Change(
      target: entered(target, below: domain), domain: domain, exits: exits,
      entries: steps(entering: target, below: domain), touched: touched)
  }

  /// A change for each past there can be.
  func changes(from leaf: Identifier<Machine.State>, to history: Machine.History) -> [Change] {
    let composite = history.composite
    let domain = domain(of: composite, from: leaf)
    let (exits, touched) = leaving(leaf, upTo: domain)
    let hasRegions = !regionsOf[composite.index].isEmpty
    func change(
      _ state: Identifier<Machine.State>, _ recall: Rule.Recall?, resuming isDeep: Bool? = nil
    ) -> Change {
      Change(
        target: entered(state, below: domain), domain: domain, recall: recall, exits: exits,
        entries: steps(entering: state, below: domain, resuming: isDeep), touched: touched)
    }

    // What contains the present state is left now, so its past is the present.
    if lineage(of: leaf).contains(composite) {
      if hasRegions { return [change(composite, nil, resuming: history.isDeep)] }
      let present = outermost(leaf, in: region[composite.index])
      return history.isDeep
        ? [change(present, nil, resuming: true)]
        : [change(initialLeaf(besides: present, directlyIn: composite), nil)]
    }
    let fallback = history.fallback ?? composite
    if hasRegions {
      guard let first = regionsOf[composite.index].first, let state = regions[first].state,
        let memory = memory(of: state, isDeep: history.isDeep)
      else { return [] }
      return [
        change(composite, .anything(memory), resuming: history.isDeep), change(fallback, .nothing(memory)),
      ]
    }
    guard let memory = memory(of: composite, isDeep: history.isDeep) else { return [] }
    let pasts: [Identifier<Machine.State>] =
      history.isDeep
      ? regions[region[composite.index]].leaves.filter { lineage(of: $0).contains(composite) }
      : machine.states[composite].children.map { machine.initialLeaf(of: $0) }
    return pasts.map { change($0, .leaf(memory, $0), resuming: history.isDeep ? true : nil) }
      + [change(fallback, .nothing(memory))]
  }

  /// Leaves everything below `domain`; regions, if there are any on the way, with all that is in them.
  private func leaving(
    _ leaf: Identifier<Machine.State>, upTo domain: Identifier<Machine.State>?
  ) -> (steps: [Step], touched: UInt64) {
    let place = domain.map { region[$0.index] } ?? 0
    let outermost = outermost(leaf, in: place)
    let touched = 1 &<< UInt64(place) | (outermost == leaf ? 0 : regionsInside(outermost))
    return (steps(leaving: outermost, upTo: domain), touched)
  }

  /// The leaf of a region that is, or contains, `leaf`.
  private func outermost(_ leaf: Identifier<Machine.State>, in place: Int) -> Identifier<Machine.State> {
    guard region[leaf.index] != place else { return leaf }
    return lineage(of: leaf).first { region[$0.index] == place && !machine.states[$0].isRegion }
      ?? leaf
  }

  /// The leaf of the region below `domain` that is entered on the way to `target`.
  private func entered(
    _ target: Identifier<Machine.State>, below domain: Identifier<Machine.State>?
  ) -> Identifier<Machine.State> {
    machine.initialLeaf(of: outermost(target, in: domain.map { region[$0.index] } ?? 0))
  }
}
