import EnumatonTestSupport
import Testing

/// The types of the states answer as the machine does: random walks take every event both ways.
struct TypestateWalkTests {
  @Test(arguments: 0..<20)
  func aGateGoesTheSameWay(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var gate = Gate()
    for _ in 0..<500 {
      let event = Self.gateEvent(&random)
      let before = gate
      let reaction = gate.handle(event)
      guard let step = Self.step(.init(before), event) else {
        expectNothing(in: reaction.outcome, before == gate)
        continue
      }
      #expect(step.machine == gate)
      #expect(step.outcome == reaction.outcome)
      #expect(step.effects == Array(reaction.effects), "\(before) \(event)")
    }
  }

  @Test(arguments: 0..<20)
  func anUploadGoesTheSameWay(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var upload = Upload()
    for _ in 0..<500 {
      if random.chance(2) { upload = Upload() }
      let event = Self.uploadEvent(&random)
      let before = upload
      let reaction = upload.handle(event)
      guard let step = Self.step(.init(before), event) else {
        expectNothing(in: reaction.outcome, before == upload)
        continue
      }
      #expect(step.machine == upload)
      #expect(step.outcome == reaction.outcome)
      #expect(step.effects == Array(reaction.effects), "\(before) \(event)")
    }
  }

  @Test(arguments: 0..<20)
  func aLinkKeepsTheSameOnTheSameWay(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var link = Link()
    for _ in 0..<500 {
      let event = Self.linkEvent(&random)
      let before = link
      let reaction = link.handle(event)
      guard let step = Self.step(.init(before), event) else {
        #expect(reaction == .unhandled && before == link)
        continue
      }
      #expect(step.machine == link, "\(before) \(event)")
      #expect(step.effects == Array(reaction.effects), "\(before) \(event)")
    }
  }

  /// An event without a method is one that the machine never answers, or always refuses.
  private func expectNothing(in outcome: Outcome, _ isUnchanged: Bool) {
    #expect(isUnchanged)
    switch outcome {
    case .unhandled, .rejected: break
    case .taken: Issue.record("the event is legal")
    }
  }
}

/// What came of an event, as far as both say it.
enum Outcome: Hashable {
  case taken
  case rejected(UInt8)
  case unhandled
}

/// One event on the way over the types.
private struct Step<Machine, Effect> {
  var machine: Machine
  var outcome = Outcome.taken
  var effects: [Effect] = []
}

extension Gate.Reaction {
  fileprivate var outcome: Outcome {
    switch self {
    case .moved, .stayed, .ignored: .taken
    case .rejected(let reason): .rejected(reason.rawValue)
    case .unhandled: .unhandled
    }
  }
}

extension Upload.Reaction {
  fileprivate var outcome: Outcome {
    switch self {
    case .moved, .stayed, .ignored: .taken
    case .rejected(let reason): .rejected(reason.rawValue)
    case .unhandled: .unhandled
    }
  }
}

extension TypestateWalkTests {
  private static func gateEvent(_ random: inout SeededGenerator) -> Gate.Event {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .open
    case 1: .close
    case 2: .turnKey(random.chance(70) ? .keyFits : [])
    default: .lean
    }
  }

  private static func step(
    _ typestate: consuming Gate.Typestate, _ event: Gate.Event
  ) -> Step<Gate, Gate.Effect>? {
    var effects: [Gate.Effect] = []
    let perform = { effects.append($0) }
    switch consume typestate {
    case .shut(let shut):
      switch event {
      case .open:
        let ajar = shut.open(perform: perform)
        return Step(machine: Gate(.ajar(ajar)), effects: effects)
      case .turnKey(let flags):
        switch shut.turnKey(flags) {
        case .locked(let locked): return Step(machine: Gate(.locked(locked)))
        case .rejected(let shut, let reason):
          return Step(machine: Gate(.shut(shut)), outcome: .rejected(reason.rawValue))
        }
      case .lean: return Step(machine: Gate(.shut(shut.lean())))
      case .close: return nil
      }
    case .ajar(let ajar):
      switch event {
      case .close: return Step(machine: Gate(.shut(ajar.close())))
      case .open, .turnKey, .lean: return nil
      }
    case .locked(let locked):
      switch event {
      case .turnKey(let flags):
        switch locked.turnKey(flags) {
        case .shut(let shut): return Step(machine: Gate(.shut(shut)))
        case .rejected(let locked, let reason):
          return Step(machine: Gate(.locked(locked)), outcome: .rejected(reason.rawValue))
        }
      case .lean: return Step(machine: Gate(.locked(locked.lean())))
      case .open, .close: return nil
      }
    }
  }
}

extension TypestateWalkTests {
  private static func uploadEvent(_ random: inout SeededGenerator) -> Upload.Event {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .begin(name: "name \(Int.random(in: 0..<100, using: &random))")
    case 1: .accepted(random.chance(10) ? .last : [])
    case 2, 3, 4:
      .acknowledged(
        .init(rawValue: UInt8.random(in: 0..<4, using: &random) & (random.chance(20) ? 3 : 2)),
        part: Int.random(in: 0..<100, using: &random))
    case 5: .pause
    case 6: .proceed
    case 7: random.chance(20) ? .meter : .proceed
    case 8: random.chance(30) ? .cancel : .timer(.answer)
    default: [.timer(.answer), .timer(.idle), .exhausted(.answer)].randomElement(using: &random) ?? .pause
    }
  }

  private static func step(
    _ typestate: consuming Upload.Typestate, _ event: Upload.Event
  ) -> Step<Upload, Upload.Effect>? {
    var effects: [Upload.Effect] = []
    let perform = { effects.append($0) }
    var outcome = Outcome.taken
    let next: Upload.Typestate
    switch consume typestate {
    case .error: return nil
    case .rejected: return nil
    case .done: return nil
    case .none(let none):
      switch event {
      case .begin(let name):
        switch none.begin(name: name, perform: perform) {
        case .connecting(let connecting): next = .connecting(connecting)
        case .rejected_(let none, let reason):
          outcome = .rejected(reason.rawValue)
          next = .none(none)
        }
      case .meter: next = .none(none.meter())
      default: return nil
      }
    case .connecting(let connecting):
      switch event {
      case .accepted(let flags):
        switch connecting.accepted(flags, perform: perform) {
        case .sending(let sending): next = .sending(sending)
        case .done(let done): next = .done(done)
        }
      case .pause:
        switch connecting.pause(perform: perform) {
        case .paused(let paused): next = .paused(paused)
        case .unhandled(let connecting):
          outcome = .unhandled
          next = .connecting(connecting)
        }
      case .meter: next = .connecting(connecting.meter())
      case .cancel: next = .none(connecting.cancel(perform: perform))
      case .timer(.answer): next = .connecting(connecting.answerExpired(perform: perform))
      case .exhausted(.answer): next = .error(connecting.answerExhausted(perform: perform))
      default: return nil
      }
    case .sending(let sending):
      switch event {
      case .acknowledged(let flags, let part):
        switch sending.acknowledged(flags, part: part, perform: perform) {
        case .sending(let sending): next = .sending(sending)
        case .rejected(let rejected): next = .rejected(rejected)
        case .done(let done): next = .done(done)
        }
      case .pause:
        switch sending.pause(perform: perform) {
        case .paused(let paused): next = .paused(paused)
        case .unhandled(let sending):
          outcome = .unhandled
          next = .sending(sending)
        }
      case .meter: next = .sending(sending.meter())
      case .cancel: next = .none(sending.cancel(perform: perform))
      case .timer(.answer): next = .sending(sending.answerExpired(perform: perform))
      case .exhausted(.answer): next = .error(sending.answerExhausted(perform: perform))
      default: return nil
      }
    case .paused(let paused):
      switch event {
      case .proceed:
        switch paused.proceed(perform: perform) {
        case .connecting(let connecting): next = .connecting(connecting)
        case .sending(let sending): next = .sending(sending)
        case .rejected_(let paused, let reason):
          outcome = .rejected(reason.rawValue)
          next = .paused(paused)
        }
      case .meter: next = .paused(paused.meter())
      case .cancel: next = .none(paused.cancel(perform: perform))
      case .timer(.idle): next = .error(paused.idleExpired(perform: perform))
      default: return nil
      }
    }
    return Step(machine: Upload(next), outcome: outcome, effects: effects)
  }
}

extension TypestateWalkTests {
  fileprivate static func linkEvent(_ random: inout SeededGenerator) -> Link.Event {
    let number = UInt8.random(in: 0...9, using: &random)
    return switch Int.random(in: 0..<7, using: &random) {
    case 0: .dial(peer: "\(number)")
    case 1: .opened(buffer: [number])
    case 2: .received(random.chance(20) ? .final : [], bytes: [number])
    case 3: .redial(peer: "\(number)")
    case 4: .close
    case 5: .lost
    default: .timer(.patience)
    }
  }

  /// `nil` where the state has no such method.
  fileprivate static func step(
    _ state: consuming Link.Typestate, _ event: Link.Event
  ) -> Step<Link, Link.Effect>? {
    var effects: [Link.Effect] = []
    func perform(_ effect: Link.Effect) { effects.append(effect) }
    func done(_ machine: Link) -> Step<Link, Link.Effect> { Step(machine: machine, effects: effects) }
    switch consume state {
    case .idle(let idle):
      guard case .dial(let peer) = event else { return nil }
      return done(Link(.connecting(idle.dial(peer: peer, perform: perform))))
    case .connecting(let connecting):
      switch event {
      case .opened(let buffer):
        return done(Link(.open(connecting.opened(buffer: buffer, perform: perform))))
      case .redial(let peer): return done(Link(.connecting(connecting.redial(peer: peer, perform: perform))))
      case .lost: return done(Link(.idle(connecting.lost(perform: perform))))
      case .timer: return done(Link(.connecting(connecting.patienceExpired(perform: perform))))
      default: return nil
      }
    case .open(let open):
      switch event {
      case .received(let flags, let bytes):
        switch open.received(flags, bytes: bytes, perform: perform) {
        case .open(let open): return done(Link(.open(open)))
        case .closing(let closing): return done(Link(.closing(closing)))
        }
      case .redial(let peer): return done(Link(.connecting(open.redial(peer: peer, perform: perform))))
      case .close: return done(Link(.closing(open.close())))
      case .lost: return done(Link(.idle(open.lost(perform: perform))))
      default: return nil
      }
    case .closing(let closing):
      switch event {
      case .redial(let peer): return done(Link(.connecting(closing.redial(peer: peer, perform: perform))))
      case .close: return done(Link(.idle(closing.close(perform: perform))))
      case .lost: return done(Link(.idle(closing.lost(perform: perform))))
      default: return nil
      }
    }
  }
}
