import EnumatonCheck
import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Testing

/// Specs to draw.
enum Specs {
  /// With regions, deep history, composites in one another, tags and timers.
  static let jukebox = """
    machine: Jukebox
    summary: Plays what was paid for.
    events: [power, coin, choose, skip, brighter]
    effects: { play: , refund: , glow: }
    timers:
      song: 3min
      patience: { after: 30s, backoff: 1.5, limit: 2min, attempts: 3 }
      dim: 1min
    states:
      off: { tags: [quiet] }
      on:
        exit: refund
        regions:
          light:
            states:
              bright: { timers: [dim] }
              dimmed:
          music:
            states:
              idle: { tags: [quiet] }
              choosing: { timers: [patience] }
              playing: { timers: [song], states: [loud, soft] }
    transitions:
      - { from: off, on: power, to: { deepHistory: on }, tags: [usual] }
      - { from: on, on: power, to: off }
      - { from: bright, on: dim, to: dimmed }
      - { from: dimmed, on: brighter, to: bright, do: glow }
      - { from: idle, on: coin, to: choosing }
      - { from: idle, on: choose, to: loud, do: play }
      - { from: choosing, on: choose, to: playing, do: play, tags: [usual] }
      - { from: choosing, on: patience, do: glow }
      - { from: choosing, on: patience.exhausted, to: idle, do: refund }
      - { from: loud, on: skip, to: soft }
      - { from: soft, on: skip, to: loud }
      - { from: playing, on: song, to: idle, tags: [usual] }
      - { from: playing, on: choose, ignore: true }
    diagram: { styles: { usual: bold } }
    """

  /// With two regions side by side, and an arrow that leads out of `state`: one of a region, or what has both.
  static func parts(leaving state: String) -> String {
    """
    machine: Parts
    events: [go, out]
    states:
      both: { initial: true, regions: { left: { states: [a, b] }, right: { states: [c, d] } } }
      away:
    transitions:
      - { from: a, on: go, to: b }
      - { from: c, on: go, to: d }
      - { from: \(state), on: out, to: away }
    """
  }

  static func tcp() throws -> String { try SpecFiles.text(of: "Spec/TCPRuntime/TCPConnection.yaml") }

  static func checked(_ text: String) throws -> CheckedMachine {
    let read = readSpec(Array(text.utf8))
    let checked = check(try #require(read.machine, "\(read.diagnostics)"))
    return try #require(checked.machine, "\(checked.diagnostics)")
  }
}

extension StateDiagram {
  func arrow(_ tail: Place, _ head: Place) -> Arrow? { arrows.first { $0.tail == tail && $0.head == head } }

  func node(_ place: Place) -> Node? { allNodes.first { $0.place == place } }

  /// The names of the states without others inside.
  var states: Set<String> {
    Set(allNodes.filter { if case .state = $0.kind { true } else { false } }.map(\.name))
  }
}

extension StateDiagram.Arrow {
  /// What it says, a line for each label, with plain spaces.
  var texts: [String] { labels.map { $0.markedText.replacing("\u{A0}", with: " ") } }
}

extension StateDiagram.Node {
  var plainDetails: [String] { details.map { $0.replacing("\u{A0}", with: " ") } }
}
