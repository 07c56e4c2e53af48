extension Diagnostic.Code {
  /// How a finding of this kind is told where nothing else is said; `nil` of what makes a spec invalid, which has
  /// no other level than error and cannot be allowed.
  package var defaultLevel: Machine.Level? {
    switch self {
    case .brokenProperty: .error
    case .unhandled, .constantCondition, .unreachableState, .deadTransition, .trap, .livelock,
      .timerNeverStarted, .timerNeverHandled, .timerLeak, .timerIgnored, .exhaustedUnhandled, .unused,
      .heldFlagConstant, .needlessAllowance, .notExhaustive:
      .warning
    case .overlap, .timerRestart: .advice
    case .naming, .missingSummary: .off
    default: nil
    }
  }

  /// Whether it is a finding about a valid spec: `check` and `allow` can name it.
  package var isFinding: Bool { defaultLevel != nil }
}
