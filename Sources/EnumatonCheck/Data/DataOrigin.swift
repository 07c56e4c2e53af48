package import EnumatonSpec

/// Where a value comes from that a state keeps or an effect passes on.
package enum DataOrigin: Hashable, Sendable {
  /// The payload of the event.
  case event
  /// The data of the state before.
  case state
}

extension Machine {
  /// Where the value of a state's `field` comes from when `trigger` leads there from `source`.
  ///
  /// - Parameter isEntered: Whether the state that declares the field is entered; otherwise it has the value.
  func dataOrigin(
    of field: PayloadField, from source: Identifier<State>, on trigger: Trigger, isEntered: Bool
  ) -> DataOrigin? {
    if isEntered, payload(of: trigger).contains(where: { $0.isSame(as: field) }) { return .event }
    return data(in: source).contains { $0.isSame(as: field) } ? .state : nil
  }

  /// Where the value of an effect's `field` comes from: what the event calls so has precedence.
  package func effectOrigin(
    of field: PayloadField, from source: Identifier<State>, on trigger: Trigger
  ) -> DataOrigin? {
    if let brought = payload(of: trigger).first(where: { $0.name.text == field.name.text }) {
      return brought.type == field.type ? .event : nil
    }
    return data(in: source).contains { $0.isSame(as: field) } ? .state : nil
  }

  /// The values that come with a trigger.
  package func payload(of trigger: Trigger) -> [PayloadField] {
    if case .event(let event) = trigger { events[event].payload } else { [] }
  }
}

extension Structure {
  /// The origins of the data in the state that is entered; of a field that nothing has, none.
  func dataOrigins(
    of change: Change, from source: Identifier<Machine.State>, on trigger: Machine.Trigger
  ) -> [DataOrigin]? {
    guard machine.hasData else { return nil }
    let origins = origins(of: change, from: source, on: trigger).compactMap(\.origin)
    let isSameOwner = machine.dataOwner(of: source) == machine.dataOwner(of: change.target)
    return isSameOwner && !origins.contains(.event) ? nil : origins
  }

  func origins(
    of change: Change, from source: Identifier<Machine.State>, on trigger: Machine.Trigger
  ) -> [(field: Machine.PayloadField, origin: DataOrigin?)] {
    let active = change.domain.map { lineage(of: $0) } ?? []
    return lineage(of: change.target).reversed().flatMap { state in
      machine.states[state].data.map { field in
        let origin = machine.dataOrigin(
          of: field, from: source, on: trigger, isEntered: !active.contains(state))
        return (field, origin)
      }
    }
  }
}
