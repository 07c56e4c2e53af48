import EnumatonCheck
import Foundation
import Testing

@Suite("The identity of a behaviour") struct IdentityTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func file(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }

  private static func nestedTCP() throws -> String { try file("../../Spec/TCPRuntime/TCPConnection.yaml") }

  private func machine(_ spec: String) throws -> CheckedMachine {
    try #require(check(try readMachine(spec)).machine)
  }

  /// The lines that only one of the two has.
  private func difference(_ left: String, _ right: String) throws -> [String] {
    let lines = try [left, right].map {
      Set(try machine($0).behaviourText.split(separator: "\n").map(String.init))
    }
    return lines[0].symmetricDifference(lines[1]).sorted()
  }

  @Test("TCP with nested states has the identity it had when all was spelled out")
  func tcp() throws {
    let (flat, nested) = (try Self.file("Fixtures/FlatTCPConnection.yaml"), try Self.nestedTCP())
    #expect(try difference(flat, nested) == [])
    #expect(try machine(flat).behaviourIdentity == machine(nested).behaviourIdentity)
  }

  private static let door = """
    machine: Door
    flags: [key, { locked: { held: true } }, { alarmed: { held: true } }]
    counters: { tries: 0...5 }
    events: { push: { carries: [key] }, slam: , shake: }
    timers: { swing: 5s }
    effects: { creak: , ring: { carries: [key] } }
    rejections: { shutTight: it is locked }
    states: [shut, ajar]
    transitions:
      - { from: shut, on: push, when: not locked or key, to: ajar, do: [creak, { start: swing }] }
      - { from: shut, on: push, reject: shutTight }
      - { from: shut, on: shake, when: tries < 3, do: { increment: tries } }
      - { from: shut, on: shake, do: [{ ring: [key] }, { set: alarmed }] }
      - { from: ajar, on: slam, to: shut, do: [{ set: locked }, { stop: swing }, { reset: tries }] }
      - { from: ajar, on: swing, to: shut, do: { clear: alarmed } }

    """

  private static let rewritten = """
    # The same again.
    summary: A door, told otherwise.
    machine: Door
    states:
      house: { states: [shut], initial: shut }
      ajar: Somebody may come in.
    effects: { ring: { carries: [key], summary: Loud. }, creak: }
    constants: { patience: 2500ms }
    timers: { swing: patience * 2 }
    rejections: { shutTight: go away }
    counters: { tries: { range: 0...5 } }
    flags: [{ alarmed: { held: true } }, key, { locked: { held: true, summary: Only a key helps. } }]
    events: { slam: , shake: , push: { carries: [key] } }
    transitions:
      - { from: ajar, on: slam, to: shut, do: [{ reset: tries }, { set: locked }, { stop: all }] }
      - { from: ajar, on: swing, when: alarmed, to: shut, do: [{ clear: alarmed }, { stop: swing }] }
      - { from: ajar, on: swing, to: shut }
      - { from: shut, on: shake, when: tries >= 3, do: [{ ring: [key] }, { set: alarmed }], tags: [loud] }
      - { from: shut, on: shake, do: { increment: tries } }
      - { from: house, on: push, when: locked and not key, reject: shutTight }
      - { from: shut, on: push, when: key, to: ajar, do: [{ start: swing }, creak] }
      - { from: shut, on: push, to: ajar, do: [{ start: swing }, creak] }

    """

  @Test("A machine written otherwise has the same identity")
  func otherwise() throws {
    #expect(try difference(Self.door, Self.rewritten) == [])
    #expect(try machine(Self.door).behaviourIdentity == machine(Self.rewritten).behaviourIdentity)
  }

  @Test(
    "Each single change makes another identity",
    arguments: [
      ("not locked or key", "not locked"), ("to: ajar, do: [creak", "to: shut, do: [creak"),
      ("[creak, { start: swing }]", "{ start: swing }"), ("[creak, { start: swing }]", "creak"),
      ("reject: shutTight", "ignore: true"), ("tries < 3", "tries < 4"), ("{ ring: [key] }", "ring"),
      ("{ set: alarmed }", "{ clear: locked }"), ("{ set: locked }, ", ""), (", { stop: swing }", ""),
      (", { reset: tries }", ""), ("on: slam, to: shut", "on: [slam, shake], to: shut"), ("5s", "6s"),
      ("0...5", "0...6"), ("{ tries: 0...5 }", "{ tries: { range: 0...5, initial: 1 } }"),
      ("locked", "bolted"),
      ("slam", "bang"), ("ajar", "open"), ("creak", "squeal"), ("swing", "sway"), ("shutTight", "bolted"),
      ("slam: ,", "slam: , knock: ,"), ("states: [shut, ajar]", "states: [ajar, shut]"),
      ("5s", "{ after: 5s, repeats: true }"), ("creak: ,", "creak: { carries: [key] },"),
    ])
  func singleChanges(part: String, replacement: String) throws {
    let changed = Self.door.replacingOccurrences(of: part, with: replacement)
    #expect(changed != Self.door)
    #expect(try machine(Self.door).behaviourIdentity != machine(changed).behaviourIdentity)
  }

  private static let player = """
    machine: Player
    events: [power, play, dim]
    effects: [beep, glow]
    states:
      off:
      on:
        entry: beep
        regions:
          deck: { states: [stopped, playing] }
          screen: { states: [lit, dark] }
    transitions:
      - { from: off, on: power, to: { deepHistory: on } }
      - { from: on, on: power, to: off }
      - { from: stopped, on: play, to: playing }
      - { from: lit, on: play, do: glow }
      - { from: lit, on: dim, to: dark }

    """

  @Test("With regions, what is declared in another order and said in other words is the same")
  func regions() throws {
    let rewritten = Self.player.replacingOccurrences(of: "[power, play, dim]", with: "[dim, power, play]")
      .replacingOccurrences(of: "entry: beep", with: "summary: On.\n    entry: beep")
    #expect(rewritten != Self.player)
    #expect(try difference(Self.player, rewritten) == [])
  }

  @Test(
    "With regions, each single change makes another identity",
    arguments: [
      ("deepHistory", "history"), ("entry: beep", "exit: beep"), ("[lit, dark]", "[dark, lit]"),
      ("do: glow", "do: [glow, glow]"), ("deck", "desk"),
      (
        "  - { from: stopped, on: play, to: playing }\n  - { from: lit, on: play, do: glow }",
        "  - { from: lit, on: play, do: glow }\n  - { from: stopped, on: play, to: playing }"
      ),
    ])
  func singleChangesWithRegions(part: String, replacement: String) throws {
    let changed = Self.player.replacingOccurrences(of: part, with: replacement)
    #expect(changed != Self.player)
    #expect(try machine(Self.player).behaviourIdentity != machine(changed).behaviourIdentity)
  }

  @Test("The identity is the same in every process and version")
  func stable() throws {
    #expect(try machine(Self.door).behaviourIdentity.description == "377f4625296c42c1")
  }

  @Test("Every single change of the TCP spec's conditions and effects is noticed")
  func tcpChanges() throws {
    let nested = try Self.nestedTCP()
    let identity = try machine(nested).behaviourIdentity
    let changes = [
      (
        "exit: [{ stop: all }, { clear: [passive, orphaned] }]", "exit: [{ stop: all }, { clear: [passive] }]"
      ),
      ("when: data and delayable and not FIN", "when: data and delayable"),
      ("do: [acknowledged, closed]", "do: closed"),
    ]
    for (part, replacement) in changes {
      let changed = nested.replacingOccurrences(of: part, with: replacement)
      #expect(changed != nested)
      #expect(try machine(changed).behaviourIdentity != identity)
    }
  }
}
