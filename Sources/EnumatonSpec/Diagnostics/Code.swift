extension Diagnostic {
  /// The stable name of a kind of problem, printed in brackets. Scripts and people search for it.
  package enum Code: String, Sendable, CaseIterable {
    // The file and its YAML.
    case unreadable
    case tooLarge = "too-large"
    case tooDeep = "too-deep"
    case encoding
    case syntax
    case unsupportedYAML = "unsupported-yaml"
    case duplicateKey = "duplicate-key"

    // Shapes and names.
    case unknownKey = "unknown-key"
    case missingKey = "missing-key"
    case wrongShape = "wrong-shape"
    case invalidName = "invalid-name"
    case reservedName = "reserved-name"
    case duplicateName = "duplicate-name"
    case swiftNameClash = "swift-name-clash"
    case undeclared
    case unsafeText = "unsafe-text"
    case tooMany = "too-many"

    // Values.
    case invalidDuration = "invalid-duration"
    case invalidExpression = "invalid-expression"
    case invalidNumber = "invalid-number"
    case invalidCondition = "invalid-condition"
    case invalidPayload = "invalid-payload"

    // Meaning.
    case notCarried = "not-carried"
    case notHeld = "not-held"
    case contradictoryState = "contradictory-state"
    case contradictoryTransition = "contradictory-transition"
    case emptyTransition = "empty-transition"
    case contradictoryTimer = "contradictory-timer"
    case neverExhausted = "never-exhausted"
    case payloadMismatch = "payload-mismatch"
    case missingData = "missing-data"
    case contradictoryCounter = "contradictory-counter"
    case contradictoryLevel = "contradictory-level"
    case contradictoryProperty = "contradictory-property"
    case neverDone = "never-done"
    case unsupported

    // Found by `EnumatonCheck`.
    case shadowedTransition = "shadowed-transition"
    case unhandled
    case crossRegion = "cross-region"
    case raiseCycle = "raise-cycle"
    case deferredInternalEvent = "deferred-internal-event"
    case tooComplex = "too-complex"
    case impossibleCondition = "impossible-condition"
    case constantCondition = "constant-condition"

    // Found by `EnumatonVerify`: about all that the machine can do.
    case unreachableState = "unreachable-state"
    case deadTransition = "dead-transition"
    case overlap
    case trap
    case livelock
    case timerNeverStarted = "timer-never-started"
    case timerNeverHandled = "timer-never-handled"
    case timerLeak = "timer-leak"
    case timerRestart = "timer-restart"
    case timerIgnored = "timer-ignored"
    case exhaustedUnhandled = "exhausted-unhandled"
    case unused
    case heldFlagConstant = "held-flag-constant"
    case naming
    case missingSummary = "missing-summary"
    case brokenProperty = "broken-property"
    case needlessAllowance = "needless-allowance"
    case notExhaustive = "not-exhaustive"
  }
}
