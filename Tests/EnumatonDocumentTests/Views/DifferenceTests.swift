import EnumatonDocument
import EnumatonEmit
import Testing

struct DifferenceTests {
  private func difference(from changes: [(String, String)]) throws -> DiagramDifference {
    var old = Specs.jukebox
    for (present, past) in changes {
      try #require(old.contains(present))
      old = old.replacing(present, with: past)
    }
    return drawDifference(
      from: try Specs.checked(old), named: "old.yaml", to: try Specs.checked(Specs.jukebox))
  }

  @Test func nothingIsMarkedWhereNothingIsDifferent() throws {
    let same = try difference(from: [])
    #expect(same.diagram.allNodes.allSatisfy { $0.mark == nil })
    #expect(same.diagram.arrows.allSatisfy { $0.mark == nil })
    #expect(same.diagram.caption == ["No difference from old.yaml in what is drawn"])
    #expect(same.notes.isEmpty)
  }

  @Test func statesAndTheirArrowsAreAddedAndRemoved() throws {
    let diagram = try difference(from: [
      ("          dimmed:", "          gone:\n          dimmed:"),
      (
        "- { from: bright, on: dim, to: dimmed }",
        "- { from: bright, on: dim, to: gone }\n  - { from: gone, on: brighter, to: dimmed }"
      ),
      ("states: [loud, soft]", "states: [loud]"),
      ("  - { from: loud, on: skip, to: soft }\n", ""), ("  - { from: soft, on: skip, to: loud }\n", ""),
    ]).diagram
    #expect(diagram.node(.state("gone"))?.mark == .removed)
    #expect(diagram.node(.state("soft"))?.mark == .added)
    #expect(diagram.arrow(.state("bright"), .state("gone"))?.mark == .removed)
    #expect(diagram.arrow(.state("bright"), .state("gone"))?.texts == ["− dim 1min"])
    #expect(diagram.arrow(.state("bright"), .state("dimmed"))?.texts == ["+ dim 1min"])
    #expect(diagram.arrow(.state("loud"), .state("soft"))?.mark == .added)
    let light = try #require(diagram.node(.composite("light")))
    #expect(light.children.filter { $0.mark == .removed }.map(\.name) == ["gone"], "it stands where it stood")
  }

  @Test func aChangedConditionShowsBothTexts() throws {
    let diagram = try difference(from: [
      (
        "events: [power, coin, choose, skip, brighter]",
        "flags: { paid: }\nevents: { power: , coin: { carries: [paid] }, choose: , skip: , brighter: }"
      ),
      ("to: choosing }", "when: paid, to: choosing }"),
    ]).diagram
    let arrow = try #require(diagram.arrow(.state("idle"), .state("choosing")))
    #expect(arrow.texts == ["− coin [paid]", "+ coin"])
    #expect(arrow.mark == .changed)
  }

  @Test func whatALabelHidesIsSaid() throws {
    let diagram = try difference(from: [
      ("- { from: loud, on: skip, to: soft }", "- { from: loud, on: skip, to: soft, do: { start: dim } }")
    ]).diagram
    #expect(diagram.arrow(.state("loud"), .state("soft"))?.texts == ["~ skip (−start dim)"])
  }

  @Test func aStateSaysWhatOfItIsDifferent() throws {
    let diagram = try difference(from: [
      ("bright: { timers: [dim] }", "bright: { timers: [dim], entry: glow }"),
      ("exit: refund", "exit: [refund, glow]"),
    ]).diagram
    #expect(diagram.node(.state("bright"))?.plainDetails == ["− entry / glow"])
    #expect(diagram.node(.state("bright"))?.mark == .changed)
    #expect(diagram.node(.composite("on"))?.plainDetails == ["− exit / refund, glow", "+ exit / refund"])
  }

  @Test func aCompositeThatWasAStateKeepsItsArrows() throws {
    let diagram = try difference(from: [
      ("playing: { timers: [song], states: [loud, soft] }", "playing: { timers: [song] }"),
      ("to: loud, do: play }", "to: playing, do: play }"),
      ("  - { from: loud, on: skip, to: soft }\n", ""), ("  - { from: soft, on: skip, to: loud }\n", ""),
    ]).diagram
    #expect(diagram.arrow(.composite("playing"), .state("idle"))?.mark == nil)
    #expect(diagram.node(.state("loud"))?.mark == .added)
    #expect(diagram.allNodes.filter { $0.name == "playing" }.count == 1)
  }

  @Test func aStateThatMovedIsShownOnceWhereItIs() throws {
    let diagram = try difference(from: [
      ("          choosing:", "          before: { states: [waiting] }\n          choosing:"),
      ("playing: { timers: [song], states: [loud, soft] }", "playing: { timers: [song], states: [loud] }"),
      ("before: { states: [waiting] }", "before: { states: [waiting, soft] }"),
      (
        "- { from: loud, on: skip, to: soft }",
        "- { from: loud, on: skip, to: waiting }\n  - { from: waiting, on: skip, to: soft }"
      ),
    ]).diagram
    #expect(diagram.allNodes.filter { $0.name == "soft" }.count == 1)
    #expect(diagram.node(.state("soft"))?.plainDetails == ["− in before", "+ in playing"])
    let before = try #require(diagram.node(.composite("before")))
    #expect(before.mark == .removed)
    #expect(before.children.map(\.name) == ["waiting"])
  }

  @Test func whatChangesNoStateIsANote() throws {
    let difference = try difference(from: [
      ("- { from: playing, on: choose, ignore: true }", "- { from: playing, on: choose, do: glow }")
    ])
    #expect(
      difference.notes.map(\.text) == [
        "removed: playing: choose stays / glow", "added: playing: choose is ignored",
      ])
    #expect(difference.notes.map(\.isOld) == [true, false])
    #expect(difference.diagram.caption.last == "Not drawn: 2 differences in transitions that change no state")
  }

  @Test func rowsOfBoxesAreComparedToo() throws {
    let new = try Specs.tcp()
    let old = new.replacing(
      "from: [CLOSING, LAST_ACK, TIME_WAIT], on: abort", with: "from: [CLOSING, LAST_ACK], on: abort"
    )
    .replacing("unhandled: error\n", with: "")
    .replacing("label: peer is gone", with: "label: peer has gone")
    try #require(old != new)
    let diagram = drawDifference(from: try Specs.checked(old), named: "old", to: try Specs.checked(new))
      .diagram
    guard case .general(.rows(let rows)) = diagram.node(.general(0))?.kind else {
      return #expect(Bool(false), "there is no box")
    }
    let texts = rows.map { $0.label.markedText.replacing("\u{A0}", with: " ") }
    #expect(texts.contains("+ peer is gone"))
    #expect(texts.contains("− peer has gone"))
    let abort = try #require(rows.first { $0.label.text.contains("ABORT") && !$0.label.text.contains("snd") })
    #expect(abort.label.mark == .changed)
    #expect(abort.states.hasSuffix("(before: LISTEN, SYN_SENT, CLOSING, LAST_ACK)"))
    #expect(diagram.node(.general(0))?.mark == .changed)
  }
}
