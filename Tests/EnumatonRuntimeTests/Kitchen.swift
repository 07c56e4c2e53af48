import EnumatonRuntime

/// A machine as the generator would write it: orders wait until the tables are laid.
struct Kitchen: Hashable, TimedMachine {
  enum State: Hashable, Sendable { case closed, open, serving }

  enum Event: Hashable, Sendable {
    case wind, unlock, lay, clear
    case order(Int)
    case timer(Timer)
  }

  enum Effect: Hashable, Sendable {
    case cook(Int), ring
    case start(Timer), stopAll
  }

  enum Timer: UInt8, CaseIterable, MachineTimer {
    case opening, reminder, service

    var index: Int { Int(rawValue) }

    var name: StaticString {
      switch self {
      case .opening: "opening"
      case .reminder: "reminder"
      case .service: "service"
      }
    }

    var schedule: TimerSchedule {
      switch self {
      case .opening: TimerSchedule(after: .seconds(10))
      case .reminder: TimerSchedule(after: .seconds(4))
      case .service: TimerSchedule(after: .seconds(5))
      }
    }
  }

  enum Reaction: Hashable, Sendable {
    case moved([Effect]), stayed([Effect])
    case deferred, overflow, unhandled
  }

  var state = State.closed

  static var initialEffects: [Effect] { [] }

  mutating func handle(_ event: Event) -> Reaction {
    switch (state, event) {
    case (.closed, .wind): return .stayed([.start(.opening), .start(.reminder)])
    case (.closed, .unlock), (.closed, .timer(.opening)):
      state = .open
      return .moved([])
    case (.closed, .order), (.closed, .lay), (.closed, .clear): return .deferred
    case (.open, .order): return .deferred
    case (.closed, .timer(.reminder)), (.open, .timer(.reminder)): return .deferred
    case (.open, .lay):
      state = .serving
      return .moved([.start(.service)])
    case (.open, .clear):
      state = .serving
      return .moved([])
    case (.serving, .clear):
      state = .open
      return .moved([])
    case (.serving, .order(let number)): return .stayed([.cook(number)])
    case (.serving, .timer(.reminder)): return .stayed([.ring])
    case (.serving, .timer(.service)):
      state = .closed
      return .moved([.stopAll])
    default: return .unhandled
    }
  }

  static func effects(of reaction: Reaction) -> [Effect] {
    switch reaction {
    case .moved(let effects), .stayed(let effects): effects
    case .deferred, .overflow, .unhandled: []
    }
  }

  static func expiry(of timer: Timer) -> Event { .timer(timer) }

  static func exhaustion(of timer: Timer) -> Event? { nil }

  static func timerCommand(of effect: Effect) -> TimerCommand<Timer>? {
    switch effect {
    case .cook, .ring: nil
    case .start(let timer): .start(timer)
    case .stopAll: .stopAll
    }
  }

  static var deferralLimit: Int { 4 }

  static func isDeferred(_ reaction: Reaction) -> Bool { reaction == .deferred }

  static func isMove(_ reaction: Reaction) -> Bool { if case .moved = reaction { true } else { false } }

  static var overflow: Reaction? { .overflow }
}

/// A machine that defers, and has neither timers nor effects.
struct Latch: Hashable, TimedMachine {
  typealias Timer = NoTimer
  typealias Effects = EmptyCollection<Never>

  enum Event: Hashable, Sendable { case push, release }

  enum Reaction: Hashable, Sendable { case moved, deferred, overflow }

  var isShut = true

  mutating func handle(_ event: Event) -> Reaction {
    if isShut, event == .push { return .deferred }
    isShut = event == .push
    return .moved
  }

  static var deferralLimit: Int { 1 }

  static func isDeferred(_ reaction: Reaction) -> Bool { reaction == .deferred }

  static func isMove(_ reaction: Reaction) -> Bool { reaction == .moved }

  static var overflow: Reaction? { .overflow }
}
