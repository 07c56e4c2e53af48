import Testing

@testable import EnumatonSpec

/// Counters, regions, history, deferral, internal events and completion.
@Suite struct StatechartTests {
  static let player = """
    machine: Player
    deferred: 2 * 4
    constants: { most: 3, none: 0 }
    flags: [loud, { muted: { held: true } }]
    counters:
      retries: 0...6
      tries: { range: none + 1...most, initial: most, bound: refuses, summary: how often it may fail }
    events:
      power: { carries: loud }
      push: { carries: [loud] }
      pushed: { carries: loud }
      go:
    effects: { beep: { carries: loud } }
    states:
      off:
      on:
        exit: { increment: retries }
        regions:
          playback:
            summary: what is heard
            states:
              stopped:
              playing: { states: [slow, fast, { over: { final: true } }] }
              gone: { final: true }
            initial: playing
          screen: { states: { small: , full: { final: true } }, tags: blue }
      checkout: { initial: cart, states: [pay, cart, { paid: { final: true } }] }
    transitions:
      - { from: off, on: power, to: { history: on } }
      - { from: off, on: go, to: { deepHistory: on, default: full } }
      - { from: off, on: push, defer: true }
      - from: checkout
        on: push
        when: retries < most and not loud or tries != 2
        do: [{ increment: [retries, tries] }, { raise: pushed }, raise: { pushed: [loud] }]
      - { from: checkout, on: go, do: [{ decrement: tries, reset: retries, set: muted }, raise: [go, push: loud]] }
      - { from: [checkout, on], on: [done, push], to: off }
      - { from: playback, on: done, to: stopped }
    """

  @Test func `everything a statechart has is read`() throws {
    let machine = try ReaderTests.read(Self.player)
    #expect(machine.deferralLimit == 8)
    #expect(machine.counters.map(\.name.text) == ["retries", "tries"])
    #expect(machine.counters.map(\.range) == [0...6, 1...3])
    #expect(machine.counters.map(\.initial) == [0, 3])
    #expect(machine.counters.map(\.bound) == [.saturates, .refuses])
    #expect(machine.counters[1].summary == "how often it may fail")
    #expect(
      machine.states.map(\.name.text) == [
        "off", "on", "playback", "stopped", "playing", "slow", "fast", "over", "gone", "screen", "small",
        "full",
        "checkout", "pay", "cart", "paid",
      ])
  }
}
