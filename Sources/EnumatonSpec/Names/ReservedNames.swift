/// Names that would mean two things in a spec, or clash with what is generated.
package enum ReservedNames {
  /// Why nothing of `kind` can be called `name`, spelt `swift` in Swift.
  static func reason(_ kind: Kind, name: String, swift: String) -> String? {
    let words: [String]
    switch kind {
    case .constant, .property: return nil
    case .flag, .counter: words = ["and", "or", "not", "true", "false"]
    case .state: words = ["any", "all"]
    case .timer: words = ["any", "all", "timer", "exhausted", "done"]
    case .event: words = ["any", "timer", "exhausted", "done"]
    case .effect: words = ["start", "stop", "set", "clear", "raise", "defer"]
    case .rejection: words = []
    }
    if words.contains(name) { return "'\(name)' is a word of the language" }
    if members(kind).contains(swift) { return "the generated code has a member '\(swift)' of its own" }
    return nil
  }

  /// What the generated types of each kind declare besides its cases.
  private static func members(_ kind: Kind) -> [String] {
    switch kind {
    case .constant, .flag, .property: []
    case .counter: ["self", "hash", "hashValue"]
    case .state, .timer, .rejection: ["allCases"]
    case .event: ["timer", "exhausted"]
    case .effect: ["start", "stop", "stopAll"]
    }
  }

  /// Why no payload field can be spelt `swift` in Swift.
  static func reason(payloadField swift: String) -> String? {
    // Where it is a variable, even backticks do not tell it from the machine itself.
    swift == "self" ? "in the generated code that is the machine" : nil
  }

  /// The actions on counters: no effect can have their names in a machine that has counters.
  static let counterActions = ["increment", "decrement", "reset"]

  /// Why no region can be spelt `swift` in Swift, where it is a member of the machine.
  static func reason(region swift: String) -> String? {
    if machineMembers.contains(swift) || swift.hasPrefix("reactIn") {
      return "the generated code has a member '\(swift)' of its own"
    }
    return nil
  }

  private static let machineMembers: Set<String> = [
    "state", "held", "counters", "memory", "handle", "isIn", "initialEffects", "raised", "self", "hash",
    "hashValue",
  ]

  /// Why the type of a machine cannot be called `type`.
  static func reason(machineType type: String) -> String? {
    if nested.contains(type) { return "a type inside it is called so" }
    if library.contains(type) { return "Swift has a type of this name, which the generated code needs" }
    return nil
  }

  /// Whether a type inside a machine can't be called `type`: another is, or it would hide one of Swift that the
  /// generated code needs. The answer is the same for every machine.
  package static func isTaken(nestedType type: String) -> Bool {
    nested.contains(type) || library.contains(type)
  }

  private static let nested: Set<String> = [
    "State", "Event", "Timer", "Effect", "Effects", "Flags", "Held", "Rejection", "Transition", "Reaction",
    "Counters", "Memory", "Macrostep", "Transitions", "Composite", "Answer", "Raised", "EffectHandler",
    "Typestate", "StateData", "CodingKeys", "RegionKeys",
  ]

  private static let library: Set<String> = [
    "Swift", "Self", "Type", "Protocol", "Any", "Never", "Void", "Int", "Int8", "Int16", "Int32", "Int64",
    "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Bool", "Double", "Float", "String", "StaticString",
    "Duration", "Optional", "Array", "InlineArray", "Range", "Hasher", "Hashable", "Equatable", "Sendable",
    "CaseIterable", "OptionSet", "RawRepresentable", "Error", "Copyable", "IteratorProtocol", "Sequence",
    "Collection", "RandomAccessCollection",
    "EnumatonRuntime", "TimedMachine", "TimerCommand", "TimerSchedule", "MachineTimer", "NoTimer",
    "EmptyCollection", "ObservableMachine", "ReactionOutcome", "TimerChange", "Codable", "CodingKey",
    "DecodingError",
  ]
}
