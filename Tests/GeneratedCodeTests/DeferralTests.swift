import EnumatonRuntime
import Testing

/// The recorded machines `Mailbox` and `Queue`: events that come too early.
struct DeferralTests {
  @Test func aMachineSaysWhatItLeavesToItsDriver() {
    var mailbox = Mailbox()
    #expect(mailbox.handle(.letter(text: "a")) == .deferred)
    #expect(mailbox == Mailbox())
    #expect(Mailbox.deferralLimit == 2)
    #expect(Queue.deferralLimit == 16)
  }

  @Test func deferredEventsComeAgainOldestFirstAndTooManyAreRefused() {
    var driver = Driver(Mailbox(), clock: VirtualClock())
    driver.start { _ in }
    var read: [String] = []
    func perform(_ effect: Mailbox.Effect) { if case .read(let text) = effect { read.append(text) } }
    #expect(driver.handle(.letter(text: "a"), perform: perform) == .deferred)
    #expect(driver.handle(.letter(text: "b"), perform: perform) == .deferred)
    #expect(driver.handle(.letter(text: "c"), perform: perform) == .overflow)
    #expect(read.isEmpty)
    #expect(driver.handle(.open, perform: perform) == .moved(.closedOpen))
    #expect(read == ["a", "b"])
    #expect(driver.deferredEvents.isEmpty)
  }

  @Test func anExpiryIsDeferredLikeAnyEvent() {
    var driver = Driver(Mailbox(), clock: VirtualClock())
    driver.start { _ in }
    driver.advance(by: .seconds(70)) { _ in }
    #expect(driver.machine.state == .closed && driver.deferredEvents == [.timer(.minute)])
    driver.handle(.open) { _ in }
    #expect(driver.machine.state == .broken)
  }

  @Test func aMachineThatNeitherWaitsNorAsksCanBeDriven() {
    var driver = Driver(Queue(), clock: VirtualClock())
    for event in [.job, .job, .start] as [Queue.Event] { driver.handle(event) { _ in } }
    // The first job is done, the second waits on.
    #expect(driver.machine.state == .idle && driver.deferredEvents == [.job])
  }

  @Test func aDriverAsksWhatAReactionMeans() {
    #expect(Queue.isDeferred(.deferred) && !Queue.isDeferred(.overflow))
    #expect(Queue.isMove(.moved(.idleStart)) && !Queue.isMove(.deferred))
    #expect(Queue.overflow == .overflow)
  }
}
