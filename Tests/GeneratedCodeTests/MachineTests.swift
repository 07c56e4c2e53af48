import EnumatonRuntime
import Testing

/// The other recorded machines, compiled and run.
struct MachineTests {
  @Test func theSmallestMachineGoesBackAndForth() {
    var lamp = Lamp()
    #expect(lamp.handle(.press) == .moved(.darkPress))
    #expect(lamp.handle(.press) == .moved(.litPress))
    #expect(lamp == Lamp())
  }

  @Test func aTimerScopedToTheInitialStateStartsBeforeTheFirstEvent() {
    #expect(Array(TrafficLight.initialEffects) == [.start(.dwell)])
    var light = TrafficLight()
    #expect(Array(light.handle(.timer(.dwell)).effects) == [.stop(.dwell), .start(.dwell)])
    #expect(light.handle(.timer(.caution)) == .unhandled)
  }

  @Test func retriesSlowDownToTheLimitAndRunOut() {
    var driver = Driver(Retry(), clock: VirtualClock())
    driver.start { _ in }
    var log: [String] = []
    driver.handle(.ask) { _ in }
    driver.advance(by: .milliseconds(4000)) { effect in
      if case .question = effect { log.append("question") }
      if case .giveUp = effect { log.append("give up") }
    }
    // After 500, 750 and 1000 ms (1125 is over the limit), and 1000 ms later no more.
    #expect(log == ["question", "question", "question", "give up"])
    #expect(driver.machine.state == .idle)
    #expect(driver.nextDeadline == nil)
  }

  @Test func arithmeticOverConstantsGivesTheWait() {
    #expect(Retry.Timer.patience.after == .seconds(5))
    #expect(Retry.Timer.heartbeat.after == .microseconds(250))
    #expect(Retry.Timer.allCases.map(\.repeats) == [false, false, true])
    #expect(Retry.Timer.retry.attempts == 3)
  }

  @Test func payloadsArriveInTheEffectsThatNameThem() {
    var courier = Courier()
    let reaction = courier.handle(.parcel([.urgent, .fragile], contents: [1, 2], weight: 3, state: "new"))
    #expect(Array(reaction.effects) == [.label(state: "new"), .deliver(.urgent, contents: [1, 2])])
    let second = courier.handle(.parcel(.fragile, contents: [], weight: 7, state: "old"))
    #expect(Array(second.effects) == [.weigh(weight: 7), .label(state: "old")])
    #expect(Array(courier.handle(.message(contents: ["a": 1])).effects) == [.read(contents: ["a": 1])])
    #expect(Array(courier.handle(.letter(contents: [9])).effects) == [.deliver([], contents: [9])])
  }

  @Test func enteringACompositeEntersItsInitialStatesAndStartsTheirTimers() {
    var player = Player(state: .stopped)
    let reaction = player.handle(.play)
    #expect(player.state == .playing)
    #expect(Array(reaction.effects) == [.start(.fade)])
    #expect(Array(player.handle(.pause).effects) == [.start(.idleLimit)])
    // Out of `active`, innermost first, and in again.
    #expect(Array(player.handle(.skip).effects) == [.stop(.idleLimit), .stop(.fade), .start(.fade)])
  }

  @Test func regionsThatAreLeftTogetherComeBackTogether() {
    var maker = CoffeeMaker()
    #expect(maker.handle(.brew(description: 1)) == .deferred)
    #expect(Array(maker.handle(.power).effects) == [.start(.standby), .lampOn, .heat])
    let brewed = maker.handle(.brew(description: 7))
    #expect(Array(brewed.effects) == [.print(description: 7), .start(.dose), .pump])
    #expect(maker.boiler == .ready && maker.group == .brewing && maker.counters.cups == 1)
    #expect(Array(maker.handle(.power).effects) == [.stop(.dose), .lampOff, .stop(.standby), .start(.dose)])
    #expect(maker.isIn(.serving) && maker.boiler == nil && maker.group == nil)
    let served = maker.handle(.timer(.dose))
    #expect(
      Array(served.effects) == [.stop(.dose), .start(.standby), .lampOn, .start(.dose), .pump])
    #expect(maker.boiler == .ready && maker.group == .brewing)
  }

  @Test func whatSeveralTransitionsDidIsReadable() {
    var maker = CoffeeMaker()
    #expect("\(maker.handle(.power).effects)".hasSuffix(", lampOn, heat]"))
    let reaction = maker.handle(.timer(.dose))
    #expect("\(reaction)" == "unhandled")
    guard case .moved(let step) = maker.handle(.brew(description: 7)) else {
      Issue.record("The group brews.")
      return
    }
    #expect("\(step.transitions)" == "[idle/brew#1, heating/hot#1]")
    #expect("\(step)" == "\(step.transitions): \(step.effects)")
    #expect("\(CoffeeMaker.Reaction.moved(step))" == "moved(\(step))")
  }

  @Test func aMachineThatAsksForNothingSaysWhatItDid() {
    var blinkers = Blinkers()
    #expect(
      "\(blinkers.handle(.tick))" == "moved([leftDark/tick#1, rightDark/tick#1]: [])")
    #expect(blinkers.left == .leftLit && blinkers.right == .rightLit)
  }

  @Test func swiftKeywordsAndForeignLettersAreNamesToo() {
    var machine = Keywords()
    #expect(machine.state == .in)
    #expect(Array(machine.handle(.class([.is])).effects) == [.return([.is]), .throw])
    #expect(machine.handle(.`init`([])) == .moved(.repeatInit))
    #expect(machine.held == .`self`)
    #expect(machine.handle(.type).effects.isEmpty)
    #expect(machine.state == .straße)
    #expect(machine.handle(.`init`([])) == .rejected(.nil))
  }

  @Test func namesThatMeetInSwiftStayApart() {
    var machine = Collisions_2()
    #expect(machine.held == [.alert, .calm])
    #expect(Array(Collisions_2.initialEffects) == [.end])
    let first = machine.handle(.httpServer(.flags, state: 2, step0: 3, data: 4))
    #expect(Array(first.effects) == [.httpServer(.flags, state: 2, step0: 3, data: 4)])
    _ = machine.handle(.httpServer([], state: 2, step0: 3, data: 4))
    #expect(machine.state == .rawValue)
    let second = machine.handle(.hTTPServer(.rawValue, perform: 1, default: 2, data: "3"))
    #expect(Array(second.effects) == [.hTTPServer(.rawValue, perform: 1, default: 2, data: "3")])
    let last = Array(machine.handle(.quit).effects)
    #expect(last == [Collisions_2.Effect.none, .some(.flags), .end, .bits, .name])
    #expect(machine.held == .alert)
  }

  @Test func aMachineWithoutEventsIsAMachine() {
    #expect(Array(Rest.initialEffects) == [.sleep])
    #expect(Rest().state == .asleep)
  }

  @Test func namesOfSwiftAreNamesOfRegionsAndCountersToo() {
    var machine = Awkward(state: .both, event: Awkward.EventState.none, step: .bits, in: .last, held: .some)
    let first = machine.handle(.none(.none, step: 3, text: "a"))
    #expect(Array(first.effects) == [Awkward.Effect.none(step: 3, text: "a")])
    #expect(machine.event == Awkward.EventState.some)
    // Three regions answer; what one of them raises leads to two more transitions, and a final state to a last.
    let second = machine.handle(.take(number: 7))
    #expect(Array(second.effects) == [.append(.none, number: 7), .nil, .end, .nil])
    #expect(machine.event == .choice0 && machine.step == .rawValue && machine.in == .is)
    #expect(machine.counters == .init(in: 6))
    machine = Awkward(state: .both, step: .touched)
    #expect(Array(machine.handle(.some(step: "b")).effects) == [Awkward.Effect.some(step: "b")])
    #expect(machine.step == .default)
  }
}
