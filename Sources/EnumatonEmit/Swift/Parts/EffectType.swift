import EnumatonSpec

// `Effect`: what the machine asks of its host.
extension SwiftGenerator {
  /// Nothing if the machine asks for nothing.
  func effectType() -> [SwiftDeclaration] {
    guard hasEffects else { return [] }
    var members = machine.effects.identifiers.map { effect in
      SwiftDeclaration.enumCase(
        documentation(machine.effects[effect].summary), names.effects[effect.index],
        (machine.effects[effect].carries.isEmpty ? [] : [names.effectFlags[effect.index]])
          + fields(machine.effects[effect].payload))
    }
    if !machine.timers.isEmpty {
      members += [
        .enumCase(["Start a timer, or start it anew."], "start", ["Timer"]),
        .enumCase(["Stop a timer, if it runs."], "stop", ["Timer"]),
        .enumCase(["Stop every timer."], "stopAll"),
      ]
    }
    for effect in machine.effects.identifiers where !machine.effects[effect].carries.isEmpty {
      members.append(
        carriedFlagsType(
          names.effectFlags[effect.index], of: "`\(names.effects[effect.index])`",
          machine.effects[effect].carries))
    }
    return [
      .type(
        ["What the machine asks of its host."], typeModifiers, .enum, "Effect",
        inherits: ["Hashable", "Sendable"], members: members)
    ]
  }

  /// The value of an effect; payload fields are the variables of their names. Where an optional is
  /// expected, `.none` would be that of the optional.
  func effectValue(_ action: Machine.Action, isOptional: Bool = false) -> SwiftExpression? {
    switch action {
    case .perform(let effect, let flags):
      let declared = machine.effects[effect]
      let name = names.effects[effect.index]
      var arguments: [SwiftArgument] = []
      if !declared.carries.isEmpty {
        arguments.append(
          SwiftArgument(nil, flagsValue("Effect." + names.effectFlags[effect.index], flags)))
      }
      arguments += declared.payload.map { SwiftArgument(argumentLabel(of: $0), .name(variable(for: $0))) }
      let member: SwiftExpression =
        isOptional && ["none", "some"].contains(name)
        ? .member(.name("Effect"), name) : .implicitMember(name)
      return arguments.isEmpty ? member : .call(member, arguments)
    case .start(let timer):
      return .implicitCall("start", [.implicitMember(names.timers[timer.index])])
    case .stop(let timer):
      return .implicitCall("stop", [.implicitMember(names.timers[timer.index])])
    case .stopAll: return .implicitMember("stopAll")
    case .set, .clear, .increment, .decrement, .reset, .raise: return nil
    }
  }

  /// The local variable a payload field is bound to: its label, unless that hides something.
  func variable(for field: Machine.PayloadField) -> String {
    let name = SwiftIdentifier.lowerCamel(field.name.text)
    let hides: Set = ["flags", "held", "counters", "memory", "state", "event", "timer", "perform", "step"]
    let hidesData = machine.hasData && ["data", "kept"].contains(name)
    // No name ends in an underscore.
    return SwiftIdentifier.escaped(hides.contains(name) || hidesData ? name + "_" : name)
  }
}
