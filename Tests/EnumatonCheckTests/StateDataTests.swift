import EnumatonSpec
import Testing

@testable import EnumatonCheck

/// What a machine keeps in its states, and where it gets that from.
@Suite("The data of states") struct StateDataTests {
  private static let link = """
    machine: Link
    events:
      dial: { payload: { peer: String } }
      opened: { payload: { buffer: "[UInt8]" } }
      swap: { payload: { buffer: String } }
      close:
    timers: { patience: 1s }
    effects: { report: { payload: { peer: String } }, flush: { payload: { buffer: "[UInt8]" } } }
    states:
      idle:
      active:
        data: { peer: String }
        states:
          connecting:
          open: { data: { buffer: "[UInt8]" } }
          closing: { data: { buffer: "[UInt8]" } }
    transitions:

    """

  private func diagnostics(_ transitions: String) throws -> [Diagnostic] {
    check(try readMachine(Self.link + transitions)).diagnostics.filter { $0.severity == .error }
  }

  private func problems(_ transitions: String) throws -> [String] {
    // Without the lines that all of these have.
    try diagnostics(transitions).map { $0.rendered(path: "spec") }
  }

  /// Of each rule with new data where that comes from.
  private func origins(_ transitions: String) throws -> [String] {
    let machine = try #require(check(try readMachine(Self.link + transitions)).machine)
    return machine.leaves.indices.flatMap { leaf in
      machine.triggers.indices.flatMap { trigger in
        machine.rules(leaf: leaf, trigger: trigger).map { rule in
          let data = rule.data.map { $0.map { "\($0)" }.joined(separator: " ") } ?? "stays"
          return "\(machine.name(of: rule)): \(data)"
        }
      }
    }
  }

  @Test("It comes from the event, or from the state before")
  func origins() throws {
    #expect(
      try origins(
        """
          - { from: idle, on: dial, to: active }
          - { from: connecting, on: opened, to: open }
          - { from: open, on: [close, patience], to: closing }
          - { from: closing, on: close, to: idle }
        """) == [
          "idle/dial#1: event", "connecting/opened#1: state event", "open/close#1: state state",
          "open/patience#1: state state", "closing/close#1: ",
        ])
  }

  @Test("What is not left keeps its data, whatever the event brings; what is entered again takes the event's")
  func kept() throws {
    #expect(
      try origins(
        """
          - { from: connecting, on: dial, to: connecting }
          - { from: active, on: dial, to: active }
          - { from: connecting, on: close, to: active }
        """) == [
          "connecting/dial#1: stays", "connecting/close#1: stays", "open/dial#1: event",
          "closing/dial#1: event",
        ])
    #expect(try origins("  - { from: connecting, on: dial, to: active }") == ["connecting/dial#1: event"])
    #expect(try origins("  - { from: connecting, on: dial, do: report }") == ["connecting/dial#1: stays"])
    #expect(
      try origins("  - { from: open, on: opened, to: open }") == ["open/opened#1: state event"])
  }

  @Test("A transition that leaves a field open is an error")
  func missing() throws {
    #expect(
      try problems("  - { from: idle, on: [dial, close], to: connecting }") == [
        """
        spec:18:42: error: 'connecting' keeps 'peer' of type String, which neither 'close' brings nor 'idle' keeps; \
        give 'close' a payload with it, or 'idle' data [missing-data]
        spec:12:13: note: 'peer' is declared here
        """
      ])
    #expect(
      try problems("  - { from: idle, on: patience, to: connecting }") == [
        """
        spec:18:37: error: 'connecting' keeps 'peer' of type String, which 'patience' does not bring and 'idle' does \
        not keep; give 'idle' data with it [missing-data]
        spec:12:13: note: 'peer' is declared here
        """
      ])
    #expect(
      try problems("  - { from: connecting, on: swap, to: open }") == [
        """
        spec:18:39: error: 'open' keeps 'buffer' of type [UInt8], which neither 'swap' brings nor 'connecting' keeps; \
        give both the same type [missing-data]
        spec:15:23: note: 'buffer' is declared here
        spec:5:22: note: 'swap' brings 'buffer' as String
        """
      ])
  }

  @Test("Each transition and field is reported once, whatever the states it starts from")
  func reportedOnce() throws {
    let found = try diagnostics(
      """
        - { from: any, on: close, to: open }
        - { from: idle, on: swap, to: open }
      """)
    #expect(
      found.map { "\($0.range.start.line) \($0.code.rawValue)" } == [
        "18 missing-data", "18 missing-data", "19 missing-data", "19 missing-data",
      ])
  }

  @Test("What a state kept is gone when its past is entered")
  func history() throws {
    #expect(
      try problems("  - { from: idle, on: dial, to: { deepHistory: active } }") == [
        """
        spec:18:33: error: 'open' keeps 'buffer' of type [UInt8], which neither 'dial' brings nor 'idle' keeps; give \
        'dial' a payload with it, or 'idle' data [missing-data]
        spec:15:23: note: 'buffer' is declared here
        spec:18:33: note: what 'open' kept was gone when it was left
        """,
        """
        spec:18:33: error: 'closing' keeps 'buffer' of type [UInt8], which neither 'dial' brings nor 'idle' keeps; give \
        'dial' a payload with it, or 'idle' data [missing-data]
        spec:16:26: note: 'buffer' is declared here
        spec:18:33: note: what 'closing' kept was gone when it was left
        """,
      ])
  }

  @Test("Effects pass on what the state before keeps, if the event does not bring it")
  func effects() throws {
    #expect(try problems("  - { from: active, on: close, to: idle, do: report }") == [])
    #expect(try problems("  - { from: open, on: patience, do: [flush, report] }") == [])
    // What is answered above this needs nothing of it.
    #expect(
      try problems(
        """
          - { from: [idle, connecting], on: close, ignore: true }
          - { from: any, on: close, do: flush }
        """) == [])
    #expect(
      try problems("  - { from: any, on: close, do: flush }") == [
        """
        spec:18:33: error: 'flush' passes on 'buffer' of type [UInt8], which 'close' does not bring and 'idle' does \
        not keep; give it to one of them, or name other states in 'from' [payload-mismatch]
        spec:8:71: note: the payload of 'flush' is declared here
        """
      ])
    #expect(
      try problems("  - { from: open, on: swap, do: flush }") == [
        """
        spec:18:33: error: 'flush' passes on 'buffer' of type [UInt8], which 'swap' does not bring and 'open' does not \
        keep; give it to one of them, or name other states in 'from' [payload-mismatch]
        spec:8:71: note: the payload of 'flush' is declared here
        spec:5:22: note: 'swap' brings it as String, and goes before what 'open' keeps
        """
      ])
  }

  @Test(
    "Where one event can be several transitions there is no data",
    arguments: [
      ("states: { on: { regions: { a: { states: { x: { data: { n: Int } } } }, b: [y] } } }", "has regions"),
      (
        "events: [ring, rang]\nstates: { on: { data: { n: Int } } }\n"
          + "transitions: [{ from: on, on: ring, do: { raise: rang } }]", "raises events"
      ),
      (
        "events: [ring]\nstates: { on: { data: { n: Int }, states: [x, { y: { final: true } }] } }\n"
          + "transitions: [{ from: x, on: ring, to: y }, { from: on, on: done, to: x }]", "goes on by itself"
      ),
    ])
  func unsupported(_ spec: String, reason: String) throws {
    let found = check(try readMachine("machine: Bell\n" + spec)).diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == [.unsupported])
    #expect(found.first?.message.contains(reason) ?? false)
  }

  @Test("The identity of a behaviour has its shape")
  func identity() throws {
    func identity(_ data: String) throws -> BehaviourIdentity {
      let spec =
        "machine: Box\nevents: { put: { payload: { n: Int, m: Int } } }\nstates: { empty: , full: \(data) }\n"
      let put = "transitions: [{ from: empty, on: put, to: full }]"
      return try #require(check(try readMachine(spec + put)).machine).behaviourIdentity
    }
    let own = try identity("{ data: { n: Int } }")
    #expect(try own != identity(""))
    #expect(try own != identity("{ data: { m: Int } }"))
    #expect(try identity("{ data: { n: Int, m: Int } }") == identity("{ data: { m: Int, n: Int } }"))
  }
}
