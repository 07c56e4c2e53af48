extension Machine {
  /// Whether any state keeps data.
  package var hasData: Bool { states.contains { !$0.data.isEmpty } }

  /// What the machine keeps in a state: what the states around it keep, and what it keeps itself, from the
  /// outermost inwards.
  package func data(in state: Identifier<State>) -> [PayloadField] {
    lineage(of: state).reversed().flatMap { states[$0].data }
  }

  /// The innermost state from `state` outwards that keeps something: states of one owner keep the same.
  package func dataOwner(of state: Identifier<State>) -> Identifier<State>? {
    lineage(of: state).first { !states[$0].data.isEmpty }
  }
}

extension Machine.PayloadField {
  /// Whether both are the same value: of one name and type.
  package func isSame(as other: Self) -> Bool {
    name.text == other.name.text && type == other.type
  }
}
