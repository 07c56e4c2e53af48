import EnumatonRuntime
import Testing

/// Writes down all it is told.
private struct Diary: MachineObserver {
  var lines: [String] = []

  mutating func observe<Machine>(_ reaction: ObservedReaction<Machine>) {
    var line = "\(reaction.eventName) \(reaction.outcome.name)"
    if case .rejected(let reason) = reaction.outcome { line += " \(reason)" }
    line += ": \(names(of: reaction.before)) \(names(of: reaction.after))"
    Machine.forEachTransition(of: reaction.reaction) { line += " \($0)" }
    lines.append(line)
  }

  mutating func observe<Machine: ObservableMachine>(_ change: TimerChange, of machine: Machine.Type) {
    lines.append("\(change)")
  }

  private func names(of machine: some ObservableMachine) -> String {
    var names: [String] = []
    machine.forEachState { names.append("\($0)") }
    return names.joined(separator: "+")
  }
}

struct ObserverTests {
  @Test func theObserverIsToldEverythingInOrder() {
    var driver = Driver(Observed(TrafficLight(), by: Diary()), clock: VirtualClock())
    driver.start { _ in }
    driver.advance(by: .seconds(30)) { _ in }
    driver.handle(.timer(.caution)) { _ in }
    #expect(
      driver.machine.observer.lines == [
        #"started("dwell")"#,
        #"expired("dwell")"#, "dwell moved: red green red/dwell#1", #"stopped("dwell")"#,
        #"started("dwell")"#,
        #"expired("caution")"#, "caution unhandled: green green",
      ])
    #expect(driver.machine.base.state == .green)
  }

  @Test func refusalsAndWhatIsIgnoredAreTold() {
    var door = Observed(Door(), by: Diary())
    _ = door.handle(.push)
    _ = door.handle(.turnKey([]))
    _ = door.handle(.turnKey(.keyFits))
    _ = door.handle(.push)
    _ = door.handle(.close)
    #expect(
      door.observer.lines == [
        "push ignored: shut shut", "turnKey rejected wrongKey: shut shut",
        "turnKey moved: shut locked shut/turnKey#2", "push stayed: locked locked locked/push#1",
        "close unhandled: locked locked",
      ])
  }

  @Test func attemptsThatRunOutAreTold() {
    var driver = Driver(Observed(Retry(), by: Diary()), clock: VirtualClock())
    driver.handle(.ask) { _ in }
    driver.advance(by: .seconds(4)) { _ in }
    let told = driver.machine.observer.lines.filter { $0.contains("exhausted") }
    #expect(told.first == #"exhausted("retry")"#)
    #expect(told.dropFirst().first?.hasPrefix("retry.exhausted moved") == true)
  }

  @Test func regionsAreNamedWithTheStateAndAllTransitions() {
    var maker = Observed(CoffeeMaker(), by: Diary())
    _ = maker.handle(.power)
    _ = maker.handle(.brew(description: 7))
    let told = maker.observer.lines.filter { !$0.hasPrefix("st") }
    #expect(
      told == [
        "power moved: off on+heating+idle off/power#1",
        "brew moved: on+heating+idle on+ready+brewing idle/brew#1 heating/hot#1",
      ])
  }

  @Test func whatWaitsAndWhatIsLostIsTold() {
    var driver = Driver(Observed(Mailbox(), by: Diary()), clock: VirtualClock())
    for _ in 1...3 { driver.handle(.letter(text: "")) { _ in } }
    #expect(
      driver.machine.observer.lines == [
        "letter deferred: closed closed", "letter deferred: closed closed", "letter deferred: closed closed",
        "letter overflow: closed closed",
      ])
  }

  @Test func twoObserversAreBothTold() {
    var lamp = Observed(Lamp(), by: ObserverPair(Diary(), Diary()))
    _ = lamp.handle(.press)
    #expect(lamp.observer.first.lines == ["press moved: dark lit dark/press#1"])
    #expect(lamp.observer.second.lines == lamp.observer.first.lines)
  }
}
