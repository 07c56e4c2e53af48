import EnumatonCheck
import EnumatonSpec

/// What the host tells the machine, as a case of `Event`: timers share one for their expiries, and one for
/// running out of attempts.
enum Signal: Hashable {
  case event(Identifier<Machine.Event>)
  case expiry
  case exhaustion
}

extension SwiftGenerator {
  var signals: [Signal] {
    machine.events.identifiers.map { .event($0) } + (machine.timers.isEmpty ? [] : [.expiry])
      + (hasAttempts ? [.exhaustion] : [])
  }

  /// The case of `Event`.
  func name(of signal: Signal) -> String {
    switch signal {
    case .event(let event): names.events[event.index]
    case .expiry: "timer"
    case .exhaustion: "exhausted"
    }
  }

  /// The signal as a part of another name: `Segment`.
  func part(of signal: Signal) -> String {
    switch signal {
    case .event(let event): SwiftIdentifier.upperCamel(machine.events[event].name.text)
    case .expiry: "Timer"
    case .exhaustion: "Exhausted"
    }
  }

  /// What comes with a signal: its flags, its timer, its payload.
  func values(of signal: Signal) -> [SignalValue] {
    guard case .event(let event) = signal else { return [SignalValue(variable: "timer", type: "Timer")] }
    let declared = machine.events[event]
    let flags =
      declared.carries.isEmpty
      ? [] : [SignalValue(variable: "flags", type: "Event." + names.eventFlags[event.index], isFlags: true)]
    return flags
      + declared.payload.map {
        SignalValue(label: argumentLabel(of: $0), variable: variable(for: $0), type: $0.type)
      }
  }
}

/// A value that comes with a signal.
struct SignalValue: Hashable {
  /// How a call names it, if it does.
  var label: String?
  var variable: String
  var type: String
  var isFlags = false

  var argument: SwiftArgument { SwiftArgument(label, .name(variable)) }

  /// As a parameter: `data: [UInt8]`, `_ timer: Timer`.
  var parameter: String {
    (label == variable.filter { $0 != "`" } ? variable : "\(label ?? "_") \(variable)") + ": \(type)"
      + (isFlags ? " = []" : "")
  }
}
