import EnumatonRuntime

/// A machine as the generator would write it: dials until somebody answers or the attempts are used up.
struct Dialer: Hashable, TimedMachine {
  enum State: Hashable, Sendable { case idle, dialling, talking, failed }

  enum Event: Hashable, Sendable {
    case dial, answer, hangUp
    case timer(Timer)
    case exhausted(Timer)
  }

  enum Effect: Hashable, Sendable {
    case ring
    case start(Timer), stop(Timer), stopAll
  }

  enum Timer: UInt8, CaseIterable, MachineTimer {
    /// Expires twice, then is exhausted.
    case redial
    /// Goes on for ever.
    case heartbeat
    /// Expires once.
    case patience

    var index: Int { Int(rawValue) }

    var name: StaticString {
      switch self {
      case .redial: "redial"
      case .heartbeat: "heartbeat"
      case .patience: "patience"
      }
    }

    var schedule: TimerSchedule {
      switch self {
      case .redial: TimerSchedule(after: .seconds(1), attempts: 2, backoff: Backoff(2))
      case .heartbeat: TimerSchedule(after: .seconds(10), repeats: true)
      case .patience: TimerSchedule(after: .seconds(2))
      }
    }
  }

  enum Reaction: Hashable, Sendable {
    case moved([Effect])
    case unhandled
  }

  var state = State.idle

  static var initialEffects: [Effect] { [.start(.heartbeat)] }

  mutating func handle(_ event: Event) -> Reaction {
    switch (state, event) {
    case (.idle, .dial):
      state = .dialling
      return .moved([.ring, .start(.redial)])
    case (.dialling, .timer(.redial)): return .moved([.ring])
    case (.dialling, .exhausted(.redial)):
      state = .failed
      return .moved([.stopAll, .start(.patience)])
    case (.dialling, .answer):
      state = .talking
      return .moved([.stop(.redial)])
    case (.failed, .timer(.patience)):
      state = .idle
      return .moved([])
    default: return .unhandled
    }
  }

  static func effects(of reaction: Reaction) -> [Effect] {
    if case .moved(let effects) = reaction { effects } else { [] }
  }

  static func expiry(of timer: Timer) -> Event { .timer(timer) }

  static func exhaustion(of timer: Timer) -> Event? {
    timer == .redial ? .exhausted(timer) : nil
  }

  static func timerCommand(of effect: Effect) -> TimerCommand<Timer>? {
    switch effect {
    case .ring: nil
    case .start(let timer): .start(timer)
    case .stop(let timer): .stop(timer)
    case .stopAll: .stopAll
    }
  }
}
