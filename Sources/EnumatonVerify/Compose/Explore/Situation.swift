import EnumatonCheck
import EnumatonSpec

/// Everything that one endpoint is at one moment.
struct Situation: Hashable, Sendable {
  var configuration: Configuration
  /// For each timer how often it has expired since its start; -1 where it does not run.
  var timers: [Int]
  /// What waits for a change of state, oldest first.
  var deferred: [Deferred] = []

  struct Deferred: Hashable, Sendable {
    var trigger: Machine.Trigger
    var flags: UInt64
  }
}

/// What an endpoint made of something.
struct Answer: Sendable {
  var situation: Situation
  var kind: Microstep.Kind
  /// What its host is asked for, in order.
  var effects: [Machine.Action] = []
}

/// What can happen to an endpoint.
enum Stimulus: Hashable, Sendable {
  case event(Identifier<Machine.Event>, flags: UInt64)
  /// It expires or, if its attempts are used up, is exhausted.
  case timer(Identifier<Machine.Timer>)
}

extension CheckedMachine {
  /// Where it starts, and what coming there asked for.
  var start: Answer {
    var answer = Answer(
      situation: Situation(
        configuration: initial, timers: .init(repeating: -1, count: machine.timers.count)), kind: .stayed)
    answer.take(initialActions)
    return answer
  }

  /// What comes of a stimulus, and of the deferred events that are offered again then; `nil` for a timer that
  /// does not run.
  func answer(to stimulus: Stimulus, in situation: Situation) -> Answer? {
    var answer = Answer(situation: situation, kind: .unhandled)
    switch stimulus {
    case .event(let event, let flags): handle(.event(event), flags, &answer)
    case .timer(let timer):
      let expiries = situation.timers[timer.index]
      guard expiries >= 0 else { return nil }
      let declared = machine.timers[timer]
      if let attempts = declared.attempts, expiries >= attempts {
        answer.situation.timers[timer.index] = -1
        handle(.exhausted(timer), 0, &answer)
      } else {
        if declared.attempts != nil {
          answer.situation.timers[timer.index] += 1
        } else if !declared.repeats {
          answer.situation.timers[timer.index] = -1
        }
        handle(.timer(timer), 0, &answer)
      }
    }
    return answer
  }

  private func handle(_ trigger: Machine.Trigger, _ flags: UInt64, _ answer: inout Answer) {
    let microsteps = react(to: trigger, flags: flags, in: &answer.situation.configuration)
    answer.kind = microsteps.map(\.kind).overall
    if microsteps.first?.kind == .deferred {
      if answer.situation.deferred.count < machine.deferralLimit {
        answer.situation.deferred.append(Situation.Deferred(trigger: trigger, flags: flags))
      } else {
        answer.kind = .overflow
      }
      return
    }
    answer.take(microsteps.flatMap(\.actions))
    if microsteps.contains(where: { $0.kind == .moved }) { offerDeferred(&answer) }
  }

  /// From the oldest on; after each that moves the machine, from the oldest on anew.
  private func offerDeferred(_ answer: inout Answer) {
    var next = 0
    while next < answer.situation.deferred.count {
      let deferred = answer.situation.deferred[next]
      let microsteps = react(
        to: deferred.trigger, flags: deferred.flags, in: &answer.situation.configuration)
      if microsteps.first?.kind == .deferred {
        next += 1
        continue
      }
      answer.situation.deferred.remove(at: next)
      answer.take(microsteps.flatMap(\.actions))
      if microsteps.contains(where: { $0.kind == .moved }) { next = 0 }
    }
  }
}

extension Answer {
  fileprivate mutating func take(_ actions: [Machine.Action]) {
    for action in actions {
      switch action {
      case .start(let timer): situation.timers[timer.index] = 0
      case .stop(let timer): situation.timers[timer.index] = -1
      case .stopAll: situation.timers = .init(repeating: -1, count: situation.timers.count)
      case .perform: effects.append(action)
      case .set, .clear, .increment, .decrement, .reset, .raise: break
      }
    }
  }
}
