/// The sections: the keys of the whole file.
enum MachineKey: String, FieldKey {
  case enumaton, machine, summary, access, swift, unhandled, check, deferred
  case constants, flags, counters, events, timers, effects, rejections, states, transitions, properties,
    diagram

  static let owner = "a spec"
  static let notYet = ["imports", "include", "invariants"]
  static let synonyms = [
    "name": "machine", "version": "enumaton", "description": "summary", "rules": "transitions",
    "actions": "effects", "id": "machine", "claims": "properties", "lint": "check", "levels": "check",
  ]
  static let hints = [
    "initial": "write 'initial: true' at the state; otherwise the first one is the initial one",
    "id": "the machine's name goes to 'machine'",
    "variables": memory, "context": memory, "data": memory, "datamodel": memory,
    "guards": "write conditions in 'when', over 'flags'",
    "regions": "regions stand in a state: states: { NAME: { regions: … } }",
    "invariants": wayToClaim,
    "allow": "a finding is allowed beside what it is about; of the whole machine: check: { CODE: off }",
    "history": "a transition goes back to the past of a state: to: { history: NAME }",
  ]

  /// What must always hold is a property.
  static let wayToClaim = "write a property: properties: { NAME: { always: … } }"
  private static let memory =
    "write 'flags' and 'counters'; other values come in the payload of events and stay in the 'data' of states"

  var field: Field {
    switch self {
    case .enumaton: Field(.choice(["1"]), "The version of this language; the newest if left out.")
    case .machine:
      Field(
        .name, "The name of the generated Swift type: as spelt, if it starts with a capital and has no `-`.",
        isRequired: true)
    case .summary: Field(.text, "What the machine is, in a line or a paragraph; becomes documentation.")
    case .access:
      Field(
        .choice(Machine.Access.allCases.map(\.rawValue)),
        "Who may use the generated Swift; `internal` if left out.")
    case .swift:
      Field(
        .choiceList(Machine.SwiftFeature.allCases.map(\.rawValue)),
        "What the generated Swift has that costs something, so that not every machine has it.",
        see: "Code that others inline", "Rules as tables", "States as types", "Snapshots")
    case .unhandled:
      Field(
        .choice(["error", "warning"]),
        "What an event without an answer is; `warning` if left out. Where regions are active side by side, the answer "
          + "of one is enough. Expiries of timers are not looked at.")
    case .check:
      Field(.levels, "How findings are told, by their codes.", see: "Checks and properties")
    case .deferred:
      Field(
        .integer,
        "How many deferred events are kept, at least 1; \(Machine.defaultDeferralLimit) if left out.",
        see: "Deferral")
    case .constants:
      Field(
        .declarations(brief: .quantity, attributes: ConstantKey.self),
        "Named durations and integers for use in timers, counters and conditions.",
        see: "Constants and durations")
    case .flags:
      Field(
        .declarations(brief: .text, attributes: FlagKey.self),
        "Named booleans, carried by events and effects or held by the machine.",
        see: "Flags, events, effects")
    case .counters:
      Field(
        .declarations(brief: .range, attributes: CounterKey.self),
        "Small numbers that the machine holds, within fixed bounds.", see: "Counters")
    case .events: Field(.declarations(brief: .text, attributes: EventKey.self), "What can happen.")
    case .timers:
      Field(.declarations(brief: .duration, attributes: TimerKey.self), "Named waits.", see: "Timers")
    case .effects:
      Field(.declarations(brief: .text, attributes: EffectKey.self), "What the machine asks of its host.")
    case .rejections:
      Field(.declarations(brief: .text, attributes: RejectionKey.self), "Named refusals to a caller.")
    case .states:
      Field(
        .declarations(brief: .text, attributes: StateKey.self),
        "Where the machine can be; the first one is the initial one unless another says so.", see: "States",
        isRequired: true)
    case .transitions:
      Field(
        .list(of: TransitionKey.self), "What answers what; the first one that matches fires.",
        see: "Transitions")
    case .properties:
      Field(
        .declarations(brief: nil, attributes: PropertyKey.self),
        "What must hold in all that the machine can do.", see: "Checks and properties")
    case .diagram: Field(.mapping(DiagramKey.self), "How diagrams are drawn.", see: "Diagrams")
    }
  }
}
