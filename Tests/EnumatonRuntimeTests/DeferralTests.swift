import EnumatonRuntime
import Testing

@Suite struct DeferralTests {
  /// A driver of a kitchen, and all that happened to it.
  private struct Trial {
    var driver = Driver(Kitchen(), clock: VirtualClock())
    var performed: [Kitchen.Effect] = []
    var observed: [Observation] = []

    @discardableResult
    mutating func handle(_ events: Kitchen.Event...) -> Kitchen.Reaction {
      var reaction = Kitchen.Reaction.unhandled
      for event in events {
        reaction = driver.handle(event) {
          performed.append($0)
        } observe: {
          observed.append(Observation($0, $1))
        }
      }
      return reaction
    }

    mutating func fireDueTimers() {
      driver.fireDueTimers {
        performed.append($0)
      } observe: {
        observed.append(Observation($0, $1))
      }
    }
  }

  private struct Observation: Equatable {
    var event: Kitchen.Event
    var reaction: Kitchen.Reaction

    init(_ event: Kitchen.Event, _ reaction: Kitchen.Reaction) {
      self.event = event
      self.reaction = reaction
    }
  }

  @Test("Deferred events wait until the machine moves, and are then handled in the order they came")
  func order() {
    var trial = Trial()
    #expect(trial.handle(.order(1)) == .deferred)
    trial.handle(.order(2), .clear, .order(3))
    #expect(trial.performed == [])
    #expect(trial.driver.deferredEvents == [.order(1), .order(2), .clear, .order(3)])
    #expect(trial.handle(.unlock) == .moved([]))
    #expect(trial.performed == [.cook(1), .cook(2), .cook(3)])
    #expect(trial.driver.deferredEvents == [])
  }

  @Test("An event that is deferred again keeps its place, before those that come later")
  func keepsItsPlace() {
    var trial = Trial()
    trial.handle(.order(1), .unlock, .order(2))
    #expect(trial.driver.deferredEvents == [.order(1), .order(2)])
    trial.handle(.lay)
    #expect(trial.performed == [.start(.service), .cook(1), .cook(2)])
  }

  @Test("After each deferred event that moves the machine, offering starts anew with the oldest")
  func startsAnew() {
    var trial = Trial()
    trial.handle(.order(1), .lay, .order(2))
    trial.observed = []
    trial.handle(.unlock)
    #expect(
      trial.observed == [
        Observation(.unlock, .moved([])),
        Observation(.order(1), .deferred),
        Observation(.lay, .moved([.start(.service)])),
        Observation(.order(1), .stayed([.cook(1)])),
        Observation(.order(2), .stayed([.cook(2)])),
      ])
  }

  @Test("Without a change of state nothing is offered again")
  func staying() {
    var trial = Trial()
    trial.handle(.order(1), .wind)
    #expect(trial.observed.map(\.event) == [.order(1), .wind])
    #expect(trial.driver.deferredEvents == [.order(1)])
  }

  @Test("An event without a place is reported and not kept")
  func overflow() {
    var trial = Trial()
    trial.handle(.order(1), .order(2), .order(3), .order(4))
    #expect(trial.handle(.order(5)) == .overflow)
    #expect(trial.observed.last == Observation(.order(5), .overflow))
    #expect(trial.driver.deferredEvents == [.order(1), .order(2), .order(3), .order(4)])
    trial.handle(.unlock, .lay)
    #expect(trial.performed == [.start(.service), .cook(1), .cook(2), .cook(3), .cook(4)])
  }

  @Test("Offering ends, even if every event moves the machine")
  func ends() {
    var trial = Trial()
    trial.handle(.clear, .clear, .clear, .clear, .unlock)
    #expect(trial.driver.deferredEvents == [])
    #expect(trial.driver.machine.state == .open)
    #expect(trial.observed.count == 4 + 1 + 4)
  }

  @Test("An expiry can be deferred too, and what a timer's move brings back happens when the timer was due")
  func timers() {
    var trial = Trial()
    trial.handle(.wind, .lay)
    trial.driver.clock.advance(by: .seconds(30))
    trial.observed = []
    trial.fireDueTimers()
    #expect(
      trial.observed == [
        Observation(.timer(.reminder), .deferred),
        // Due at 10: the service that it brings starts then, and ends at 15.
        Observation(.timer(.opening), .moved([])),
        Observation(.lay, .moved([.start(.service)])),
        Observation(.timer(.reminder), .stayed([.ring])),
        Observation(.timer(.service), .moved([.stopAll])),
      ])
    #expect(trial.driver.nextDeadline == nil)
  }

  @Test("A timer that a deferred event starts counts from the moment of the event that moved the machine")
  func startsTimers() {
    var trial = Trial()
    trial.handle(.lay)
    trial.driver.clock.advance(by: .seconds(7))
    trial.handle(.unlock)
    #expect(trial.driver.nextDeadline == .origin + .seconds(12))
    #expect(trial.driver.timers.deadline(of: .service) == .origin + .seconds(12))
  }

  @Test("Observers see due timers before the event, and learn of each when its effects are performed")
  func observation() {
    var driver = Driver(Kitchen(), clock: VirtualClock())
    var log: [String] = []
    for event in [Kitchen.Event.wind, .lay, .order(1)] { driver.handle(event) { _ in } }
    driver.clock.advance(by: .seconds(10))
    driver.handle(.order(2)) {
      log.append("perform " + $0.text)
    } observe: { event, _ in
      log.append(event.text)
    }
    #expect(
      log == [
        "timer reminder", "timer opening", "perform start service", "lay", "perform cook 1", "order 1",
        "perform ring", "timer reminder", "perform cook 2", "order 2",
      ])
  }

  @Test("The queue is part of the driver's value")
  func copies() {
    var trial = Trial()
    trial.handle(.order(1))
    let copy = trial
    trial.handle(.unlock, .lay)
    #expect(trial.driver.deferredEvents == [])
    #expect(copy.driver.deferredEvents == [.order(1)])
  }

  @Test("Memory is taken once, by the first event that is deferred")
  func memory() {
    var driver = Driver(Kitchen(), clock: VirtualClock())
    #expect(driver.deferredEvents.capacity == 0)
    driver.handle(.order(1)) { _ in }
    let capacity = driver.deferredEvents.capacity
    #expect(capacity >= Kitchen.deferralLimit)
    for number in 2...9 { driver.handle(.order(number)) { _ in } }
    driver.handle(.unlock) { _ in }
    driver.handle(.lay) { _ in }
    #expect(driver.deferredEvents == [])
    #expect(driver.deferredEvents.capacity == capacity)
  }

  @Test("A machine without timers and effects can defer")
  func withoutTimers() {
    var driver = Driver(Latch(), clock: VirtualClock())
    #expect(driver.handle(.push) { _ in } == .deferred)
    #expect(driver.handle(.push) { _ in } == .overflow)
    #expect(driver.handle(.release) { _ in } == .moved)
    #expect(driver.machine.isShut)
    #expect(driver.deferredEvents == [])
    #expect(driver.nextDeadline == nil)
  }
}

extension Kitchen.Event {
  fileprivate var text: String {
    switch self {
    case .order(let number): "order \(number)"
    case .timer(let timer): "timer \(timer)"
    case .wind, .unlock, .lay, .clear: "\(self)"
    }
  }
}

extension Kitchen.Effect {
  fileprivate var text: String {
    switch self {
    case .cook(let number): "cook \(number)"
    case .start(let timer): "start \(timer)"
    case .ring, .stopAll: "\(self)"
    }
  }
}
