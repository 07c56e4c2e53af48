import EnumatonSpec

// `Event`: what the host tells the machine.
extension SwiftGenerator {
  func eventType() -> SwiftDeclaration {
    var members = machine.events.identifiers.map { event in
      SwiftDeclaration.enumCase(
        documentation(machine.events[event].summary), names.events[event.index],
        associatedValues(machine.events[event], flags: names.eventFlags[event.index]))
    }
    if !machine.timers.isEmpty {
      members.append(.enumCase(["A timer expired."], "timer", ["Timer"]))
    }
    if hasAttempts {
      members.append(.enumCase(["The last attempt of a timer ran out."], "exhausted", ["Timer"]))
    }
    for event in machine.events.identifiers where !machine.events[event].carries.isEmpty {
      members.append(
        carriedFlagsType(
          names.eventFlags[event.index], of: "`\(names.events[event.index])`",
          machine.events[event].carries))
    }
    return .type(
      ["What can happen to the machine."], typeModifiers, .enum, "Event",
      inherits: ["Hashable", "Sendable"], members: members)
  }

  var hasAttempts: Bool { machine.timers.contains { $0.attempts != nil } }

  private func associatedValues(_ event: Machine.Event, flags: String) -> [String] {
    (event.carries.isEmpty ? [] : [flags]) + fields(event.payload)
  }

  /// `data: [UInt8]`
  func fields(_ payload: [Machine.PayloadField]) -> [String] {
    payload.map { "\(SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel($0.name.text))): \($0.type)" }
  }

  /// How a call names the field.
  func argumentLabel(of field: Machine.PayloadField) -> String {
    SwiftIdentifier.escapedLabel(SwiftIdentifier.lowerCamel(field.name.text))
  }
}
