import EnumatonRuntime
import EnumatonTestSupport
import Foundation
import Testing

/// What the articles of `EnumatonRuntime` show, word for word.
struct ArticleTests {
  @Test(arguments: Article.all(of: "EnumatonRuntime"))
  func theCodeOfAnArticleIsHere(article: Article) throws {
    try article.expectCode(in: #filePath)
  }

  @Test func thereIsCodeInArticles() {
    #expect(Article.all(of: "EnumatonRuntime").flatMap(\.code).count >= 9)
  }

  struct Lamps {
    var news: [String] = []

    mutating func perform(_ effect: TrafficLight.Effect) { news.append("\(effect)") }
  }

  struct Junction {
    var driver = Driver(TrafficLight(), clock: VirtualClock())
    var lamps = Lamps()

    mutating func start() { driver.start { lamps.perform($0) } }
    mutating func tick() { driver.fireDueTimers { lamps.perform($0) } }
  }

  @Test func atAGlance() {
    var lamps = Lamps()
    var driver = Driver(TrafficLight(), clock: VirtualClock())
    driver.start { effect in lamps.perform(effect) }
    driver.advance(by: .seconds(63)) { effect in lamps.perform(effect) }
    print(driver.machine.state.name)  // red, after green and amber
    #expect(driver.machine.state == .red)
    #expect(lamps.news.count == 7)
  }

  @Test func effectsBesideTheDriver() {
    var junction = Junction()
    junction.start()
    junction.driver.clock.advance(by: .seconds(30))
    junction.tick()
    #expect(junction.lamps.news.count == 3)
    #expect(junction.driver.machine.state == .green)
  }

  func run(_ driver: inout Driver<TrafficLight, MonotonicClock>) async throws {
    driver.start { _ in }
    while let deadline = driver.nextDeadline {
      try await driver.clock.sleep(until: deadline)
      driver.fireDueTimers { effect in print(effect) }
    }
  }

  @Test func inVirtualTime() {
    var driver = Driver(TrafficLight(), clock: VirtualClock())
    var states: [TrafficLight.State] = []
    driver.start { _ in }
    driver.advance(by: .seconds(63), perform: { _ in }) { _, reaction in
      if case .moved(let transition) = reaction { states.append(transition.target) }
    }
    #expect(states == [.green, .amber, .red])
  }

  @Test func timers() {
    var driver = Driver(Retry(), clock: VirtualClock())
    driver.handle(.ask) { _ in }
    #expect(driver.timers.isRunning(.retry) && driver.timers.isRunning(.patience))
    #expect(driver.timers.deadline(of: .retry) == .origin + .milliseconds(500))
    driver.advance(by: .seconds(10)) { _ in }
    #expect(driver.machine.state == .idle && driver.timers.isEmpty)
  }

  @Test func timersWithoutADriver() {
    var light = TrafficLight()
    var timers = TimerQueue<TrafficLight.Timer>()
    for effect in TrafficLight.initialEffects {
      if let command = TrafficLight.timerCommand(of: effect) { timers.apply(command, at: .origin) }
    }
    let due = timers.takeDue(at: .origin + .seconds(30))
    #expect(due?.timer == .dwell)
    #expect(light.handle(.timer(.dwell)) == .moved(.redDwell))
  }

  @Test func deferral() {
    var driver = Driver(Mailbox(), clock: VirtualClock())
    var read: [String] = []
    func perform(_ effect: Mailbox.Effect) { if case .read(let text) = effect { read.append(text) } }
    driver.start(perform: perform)
    #expect(driver.handle(.letter(text: "a"), perform: perform) == .deferred)
    #expect(driver.handle(.letter(text: "b"), perform: perform) == .deferred)
    #expect(driver.handle(.letter(text: "c"), perform: perform) == .overflow)
    driver.handle(.open, perform: perform)
    #expect(read == ["a", "b"])
  }

  struct Watcher: MachineObserver {
    var lines: [String] = []

    mutating func observe<Machine>(_ reaction: ObservedReaction<Machine>) {
      lines.append("\(Machine.name) \(reaction.eventName) \(reaction.outcome.name)")
    }
  }

  @Test func watching() {
    var driver = Driver(Observed(TrafficLight(), by: Watcher()), clock: VirtualClock())
    driver.start { _ in }
    driver.advance(by: .seconds(60)) { _ in }
    #expect(driver.machine.observer.lines == ["TrafficLight dwell moved", "TrafficLight dwell moved"])
    #expect(driver.machine.base.state == .amber)
  }

  @Test func saving() throws {
    var driver = Driver(Retry(), clock: VirtualClock())
    driver.handle(.ask) { _ in }
    driver.advance(by: .milliseconds(200)) { _ in }
    let saved = try JSONEncoder().encode(driver.snapshot)

    let snapshot = try JSONDecoder().decode(DriverSnapshot<Retry>.self, from: saved)
    let restored = Driver(restoring: snapshot, clock: VirtualClock())
    #expect(restored.machine.state == .waiting)
    #expect(restored.nextDeadline == .origin + .milliseconds(300))
  }
}
