/// A state machine as the spec states it, with every name resolved.
///
/// This is the border between reading and checking: the order of all lists is that of the file, and
/// nothing here refers to YAML any more, but every declared thing knows where it was written.
package struct Machine: Sendable {
  /// The name of the generated Swift type.
  package var name: Name
  package var summary: String?
  /// The access level of the generated Swift, where the spec says one.
  package var access: Access?
  /// What the generated Swift has besides the machine.
  package var swiftFeatures: Set<SwiftFeature> = []
  /// Where `typestate` is asked for, which not every machine can have.
  package var typestateRange: SourceRange?
  /// Where `compact` is asked for; neither that.
  package var compactRange: SourceRange?
  package var constants: [Constant] = []
  package var flags: [Flag] = []
  package var counters: [Counter] = []
  package var events: [Event] = []
  package var timers: [Timer] = []
  package var effects: [Effect] = []
  package var rejections: [Rejection] = []
  /// The tree of states and regions in document order: every state stands before the states inside it.
  package var states: [State] = []
  /// The outermost state in which the machine starts.
  package var initial = Identifier<State>(0)
  package var transitions: [Transition] = []
  /// Whether an event without an answer is an error of the spec (`unhandled: error`).
  package var unhandledIsError = false
  /// How many deferred events the host's driver keeps.
  package var deferralLimit = Self.defaultDeferralLimit
  package var diagram = Diagram()
  /// What `check` says of findings, where it is not the default.
  package var levels: [Diagnostic.Code: Level] = [:]
  package var allowances: [Allowance] = []
  package var properties: [Property] = []

  package init(name: Name) { self.name = name }

  /// Where the spec does not say.
  package static let defaultDeferralLimit = 16
}

extension Machine {
  /// Who may use the generated Swift.
  package enum Access: String, Sendable, CaseIterable {
    case `internal`, package, `public`
  }

  /// What the generated Swift has if it is asked for.
  package enum SwiftFeature: String, Sendable, CaseIterable {
    /// What other modules can inline: `@inlinable` code, `@frozen` types.
    case inlinable
    /// A type for each state, which has only the events that are legal there.
    case typestate
    /// Snapshots that can be encoded and decoded.
    case codable
    /// Rules as tables, for processors with little memory.
    case compact
  }

  /// A named duration or integer for use in timers.
  package struct Constant: Sendable {
    package var name: Name
    package var summary: String?
    package var value: Quantity
    /// Whether anything in the spec uses it.
    package var isUsed = false

    package init(name: Name, summary: String? = nil, value: Quantity) {
      self.name = name
      self.summary = summary
      self.value = value
    }
  }

  /// A named boolean: *carried* by events and effects, or *held* by the machine.
  package struct Flag: Sendable {
    package var name: Name
    package var summary: String?
    package var isHeld: Bool
    /// The position in every option set that has the flag; carried and held flags count apart.
    package var bit: Int

    package init(name: Name, summary: String? = nil, isHeld: Bool, bit: Int) {
      self.name = name
      self.summary = summary
      self.isHeld = isHeld
      self.bit = bit
    }
  }

  /// What can happen.
  package struct Event: Sendable {
    package var name: Name
    package var summary: String?
    /// The flags it carries, in the order of their declaration.
    package var carries: [Identifier<Flag>]
    package var payload: [PayloadField]

    package init(
      name: Name, summary: String? = nil, carries: [Identifier<Flag>] = [], payload: [PayloadField] = []
    ) {
      self.name = name
      self.summary = summary
      self.carries = carries
      self.payload = payload
    }
  }

  /// What the machine asks of its host.
  package struct Effect: Sendable {
    package var name: Name
    package var summary: String?
    /// The flags it carries, in the order of their declaration.
    package var carries: [Identifier<Flag>]
    /// Values taken from the event's payload fields of the same names.
    package var payload: [PayloadField]

    package init(
      name: Name, summary: String? = nil, carries: [Identifier<Flag>] = [], payload: [PayloadField] = []
    ) {
      self.name = name
      self.summary = summary
      self.carries = carries
      self.payload = payload
    }
  }

  /// A typed Swift value that passes through the machine, unseen by conditions.
  package struct PayloadField: Hashable, Sendable {
    package var name: Name
    /// The Swift type, as the spec spells it; checked to be a type and nothing else.
    package var type: String

    package init(name: Name, type: String) {
      self.name = name
      self.type = type
    }
  }

  /// A named refusal to a caller.
  package struct Rejection: Sendable {
    package var name: Name
    package var summary: String?

    package init(name: Name, summary: String? = nil) {
      self.name = name
      self.summary = summary
    }
  }

  /// How diagrams are drawn.
  package struct Diagram: Sendable {
    package enum Direction: String, Sendable, CaseIterable {
      case down, right
    }

    /// How the transitions with a tag are drawn.
    package enum Style: String, Sendable, CaseIterable {
      case bold, dashed, dotted, solid
    }

    /// Whether a composite without regions is a border around its states, or its states alone are drawn.
    package enum Composites: String, Sendable, CaseIterable {
      case drawn, hidden
    }

    package var direction = Direction.down
    package var composites = Composites.drawn
    /// In the order of the file; the first style that fits a transition is used.
    package var styles: [(tag: String, style: Style)] = []
    /// Tags of transitions that are listed in a box beside the state they lead to, and not drawn from each state.
    package var gathered: [String] = []

    package init() {}
  }
}
