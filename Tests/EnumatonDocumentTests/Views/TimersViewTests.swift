import EnumatonDocument
import EnumatonEmit
import Testing

struct TimersViewTests {
  @Test func aStateSaysWhichTimersRunThereAndWhatTheyDo() throws {
    let diagram = drawTimers(of: try Specs.checked(Specs.jukebox))
    #expect(diagram.node(.state("choosing"))?.plainDetails == ["● patience 30s / glow"])
    #expect(diagram.node(.state("bright"))?.plainDetails == ["● dim 60s"])
    #expect(diagram.caption.first == "patience 30s ×1.5 ≤2min, 3 attempts")
    #expect(diagram.node(.state("off"))?.mark == .faded)
  }

  @Test func whatRunsInAllOfACompositeStandsAtIt() throws {
    let diagram = drawTimers(of: try Specs.checked(Specs.jukebox))
    #expect(diagram.node(.composite("playing"))?.plainDetails == ["● song 3min"])
    #expect(diagram.node(.state("loud"))?.details == [])
    #expect(diagram.node(.state("loud"))?.mark == nil)
  }

  @Test func timersOfARegionAreNotThoseOfTheOther() throws {
    let diagram = drawTimers(of: try Specs.checked(Specs.jukebox))
    #expect(diagram.node(.state("dimmed"))?.details == [])
    #expect(diagram.node(.state("idle"))?.details == [])
  }

  @Test func arrowsSayOnlyWhatTimersSetOff() throws {
    let diagram = drawTimers(of: try Specs.checked(Specs.jukebox))
    #expect(diagram.arrow(.state("choosing"), .state("idle"))?.texts == ["patience.exhausted / refund"])
    let other = try #require(diagram.arrow(.state("loud"), .state("soft")))
    #expect(other.labels.isEmpty)
    #expect(other.mark == .faded)
  }

  @Test func anArrowThatEventsAndATimerShareIsOneOfTime() throws {
    let spec = try Specs.checked(
      """
      machine: Door
      events: [close]
      timers: { dwell: 5s }
      states: { open: { timers: dwell }, shut: }
      transitions: [{ from: open, on: [close, dwell], to: shut }]
      """)
    let ends = (tail: StateDiagram.Place.state("open"), head: StateDiagram.Place.state("shut"))
    #expect(drawDiagram(of: spec).arrow(ends.tail, ends.head)?.isTimed == false)
    #expect(drawTimers(of: spec).arrow(ends.tail, ends.head)?.isTimed == true)
  }

  @Test func aMachineWithoutTimersSaysSo() throws {
    let diagram = drawTimers(of: try Specs.checked("machine: Door\nstates: [open]"))
    #expect(diagram.caption == ["There are no timers."])
  }

  /// By hand: FIN_WAIT_1 after `shutdown` with text pending starts no timer; whoever comes from ESTABLISHED may bring
  /// a probe of the window or an acknowledgment that waits. ESTABLISHED may be idle, and no orphan is there; in
  /// FIN_WAIT_2 nothing is in flight any more, and only orphans are timed.
  @Test func inTCPItIsExactlyWhatCanRun() throws {
    let diagram = drawTimers(of: try Specs.checked(Specs.tcp()))
    func timers(_ state: String) -> [String] {
      (diagram.node(.state(state))?.details ?? []).filter { $0.hasPrefix("●") || $0.hasPrefix("○") }.map {
        String($0.split(separator: " ")[0] + $0.split(separator: " ")[1])
      }
    }
    #expect(timers("CLOSED") == [])
    #expect(timers("LISTEN") == [])
    #expect(timers("SYN_SENT") == ["●retransmission", "●userTimeout"])
    #expect(timers("SYN_RECEIVED") == ["●retransmission", "●userTimeout", "●synAckRetries"])
    #expect(timers("TIME_WAIT") == ["●timeWait"])
    let keepalive = ["○keepalive", "○keepaliveProbes"]
    #expect(
      timers("ESTABLISHED") == ["○retransmission", "○userTimeout"] + keepalive + ["○persist", "○delayedAck"])
    #expect(
      timers("FIN_WAIT_1")
        == ["○retransmission", "○userTimeout", "○orphanRetries"] + keepalive + ["○persist", "○delayedAck"])
    #expect(timers("FIN_WAIT_2") == ["○finWait2"] + keepalive + ["○delayedAck"])
  }

  @Test(arguments: [("attempts: 1", "wait 1s, 1 attempt"), ("attempts: 2", "wait 1s, 2 attempts")])
  func aCaptionCountsAttempts(_ attempts: String, _ caption: String) throws {
    let spec = """
      machine: Once
      timers: { wait: { after: 1s, \(attempts) } }
      states: { one: { timers: [wait] }, two: }
      transitions:
        - { from: one, on: wait, ignore: true }
        - { from: one, on: wait.exhausted, to: two }
      """
    #expect(drawTimers(of: try Specs.checked(spec)).caption.first == caption)
  }

  @Test func theSpecsOwnLabelsDoNotHideWhichTimerItIs() throws {
    let diagram = drawTimers(of: try Specs.checked(Specs.tcp()))
    #expect(diagram.arrow(.state("TIME_WAIT"), .state("CLOSED"))?.texts == ["timeWait / closed"])
    guard case .general(.rows(let rows)) = diagram.node(.general(0))?.kind else {
      return #expect(Bool(false), "there is no box")
    }
    let row = try #require(rows.first { $0.label.event == "synAckRetries" })
    #expect(row.states == "SYN_RECEIVED")
  }

  @Test func whereNotAllWasLookedAtTheDiagramSaysSo() throws {
    let spec = """
      machine: Late
      events: [go]
      timers: { wait: 1s }
      states: { one: , two: { timers: [wait] } }
      transitions:
        - { from: one, on: go, to: two }
        - { from: two, on: wait, defer: true }
        - { from: two, on: go, to: one }
        - { from: one, on: wait, ignore: true }
      """
    let diagram = drawTimers(of: try Specs.checked(spec))
    #expect(diagram.node(.state("two"))?.details == ["wait 1s"])
    #expect(
      diagram.caption.first == "Too much can happen to look at it all: these are the timers that states name."
    )
  }
}
