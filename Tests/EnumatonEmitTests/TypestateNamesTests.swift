import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// A state may be called like a type of the machine, of Swift or of the host, and an event like what a state has
/// besides: the types still compile, under the names that the reference tells.
struct TypestateNamesTests {
  static let spec = """
    machine: Door
    swift: typestate
    flags: [x, { h: { held: true } }]
    counters: { c: 0...3 }
    events:
      held: { carries: [x], payload: { counters: Packet, held: Int } }
      counters: now
      self: now
      init: now
      Type: now
      dwellExpired: now
      go: now
    timers: { dwell: 1s }
    effects: { some: { payload: { counters: Packet } }, none: }
    rejections: { no: "not \\"now\\", not \\\\(ever)" }
    states:
      [timer, error, door, packet, int, self, type, typestate, held, rejected, unhandled, after_go, 状態, none, some]
    transitions:
      - { from: timer, on: held, when: x and c < 3, to: error, do: [some, { set: h }, { increment: c }] }
      - { from: timer, on: held, when: x, reject: no }
      - { from: error, on: counters, to: door, do: { reset: c } }
      - { from: door, on: self, to: packet }
      - { from: packet, on: init, to: int, do: none }
      - { from: int, on: Type, to: self }
      - { from: self, on: dwell, to: type }
      - { from: self, on: dwellExpired, to: typestate }
      - { from: type, on: go, when: h, to: typestate }
      - { from: typestate, on: go, when: h, to: held }
      - { from: typestate, on: go, to: rejected }
      - { from: held, on: go, when: c == 1, to: rejected }
      - { from: rejected, on: go, to: unhandled }
      - { from: unhandled, on: go, to: after_go }
      - { from: after_go, on: go, when: h, to: 状態 }
      - { from: after_go, on: go, to: none }
      - { from: 状態, on: go, to: none }
      - { from: none, on: go, to: some }
      - { from: some, on: go, reject: no }
    """

  private static let host = """
    struct Packet: Hashable, Sendable {}

    func walk(_ timer: consuming Door.TimerState, _ perform: (Door.Effect) -> Void) -> Door.SelfState? {
      switch timer.held_(.x, counters: Packet(), held: 1, perform: perform) {
      case .error(let error):
        let packet: Door.PacketState = error.counters_().self_()
        let int: Door.IntState = packet.init_(perform: perform)
        return int.type()
      case .rejected_(_, let reason):
        _ = reason
        return nil
      case .unhandled_: return nil
      }
    }

    func walk(_ state: consuming Door.SelfState) -> Door.TypeState { state.dwellExpired_() }

    func walk(_ held: consuming Door.HeldState) -> Door.Rejected? {
      switch held.go() {
      case .rejected(let rejected): return rejected
      case .unhandled_: return nil
      }
    }

    func walk(_ state: consuming Door.状態State) -> Door.Some { state.go().go() }
    """

  @Test func theTypesHaveTheNamesThatAreLeft() throws {
    let compilation = Compilation(Array(Self.spec.utf8), path: "Door.yaml")
    let output = try #require(
      compilation.outputs.first,
      "\(compilation.diagnostics.map { $0.rendered(path: "Door.yaml") }.joined(separator: "\n"))")
    let folder = try TemporaryFolder()
    try Data(output.text.utf8).write(to: folder.url.appendingPathComponent("Door.swift"))
    try Data(Self.host.utf8).write(to: folder.url.appendingPathComponent("host.swift"))
    let result = try Command.run(
      "swiftc",
      [
        "-emit-sil", "-wmo", "-o", "/dev/null", "-module-name", "Host", "-parse-as-library", "-swift-version",
        "6",
        "-warnings-as-errors", "Door.swift", "host.swift",
      ], in: folder.url)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
