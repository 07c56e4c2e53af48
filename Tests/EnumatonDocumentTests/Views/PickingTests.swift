import EnumatonDocument
import EnumatonEmit
import Testing

/// The views that show a part of a diagram.
struct PickingTests {
  private func view(
    _ views: [DiagramView], _ spec: String = Specs.jukebox, context: Bool = false
  ) throws -> StateDiagram {
    let checked = try Specs.checked(spec)
    return try DiagramViews(views).applied(
      to: drawDiagram(of: checked), hidden: checked.statesInComposites, context: context)
  }

  @Test func namesOnlyLeavesStatesAndArrowsWithoutAWord() throws {
    let (whole, diagram) = (try view([]), try view([.states]))
    #expect(diagram.arrows.count == whole.arrows.count)
    #expect(diagram.arrows.allSatisfy { $0.labels.isEmpty })
    #expect(diagram.allNodes.map(\.name) == whole.allNodes.map(\.name))
    let box = try #require(try view([.states], Specs.tcp()).node(.general(0)))
    #expect(box.kind == .general(.uniform))
    #expect(box.name == "all but CLOSED")
  }

  @Test func aPathIsItsTransitionsAndWhatTheyTouch() throws {
    let diagram = try view([.path(tag: "client")], Specs.tcp())
    #expect(
      diagram.states == [
        "CLOSED", "LISTEN", "SYN_SENT", "ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "TIME_WAIT",
      ])
    #expect(diagram.arrow(.state("SYN_SENT"), .state("ESTABLISHED"))?.texts == ["rcv SYN,ACK / snd ACK"])
    #expect(diagram.arrow(.start(ofRegion: nil), .state("CLOSED")) != nil)
    #expect(diagram.arrow(.state("CLOSED"), .state("LISTEN")) == nil)
  }

  @Test func aPathTakesTheRowsOfABoxThatHaveItsTag() throws {
    let spec = try Specs.tcp().replacing(
      "tags: [failure], label: rcv RST", with: "tags: [failure, RST], label: rcv RST")
    let diagram = try view([.path(tag: "RST")], spec)
    guard case .general(.rows(let rows)) = diagram.node(.general(0))?.kind else {
      return #expect(Bool(false), "there is no box")
    }
    #expect(rows.map(\.label.text) == ["rcv RST"])
    #expect(diagram.arrow(.general(0), .state("CLOSED"))?.texts == ["rcv RST"])
  }

  @Test func severalPathsAreShownTogetherAndStatesHaveTagsToo() throws {
    let diagram = try view([.path(tag: "usual"), .path(tag: "quiet")])
    #expect(diagram.states == ["off", "idle", "choosing", "loud"])
    #expect(diagram.node(.composite("playing")) != nil)
    #expect(diagram.node(.history(of: "on", isDeep: true)) != nil)
    #expect(diagram.node(.composite("light")) == nil)
  }

  @Test func anUnknownTagIsToldWithThoseThereAre() {
    let failure = #expect(throws: ViewFailure.self) { try view([.path(tag: "usuall")]) }
    #expect(
      failure?.message
        == "no tag of what is drawn is called 'usuall'; did you mean 'usual'?\n  there are: quiet, usual")
  }

  @Test func withItsContextTheRestIsFaded() throws {
    let diagram = try view([.path(tag: "client")], Specs.tcp(), context: true)
    #expect(diagram.node(.state("CLOSING"))?.mark == .faded)
    #expect(diagram.node(.state("SYN_SENT"))?.mark == nil)
    let arrow = try #require(diagram.arrow(.state("FIN_WAIT_1"), .state("CLOSING")))
    #expect(arrow.mark == .faded)
    #expect(arrow.labels.isEmpty)
  }

  @Test func aroundAStateIsAllThatLeadsInAndOut() throws {
    let diagram = try view([.around(state: "SYN_RECEIVED")], Specs.tcp())
    let whole = try view([], Specs.tcp())
    let place = StateDiagram.Place.state("SYN_RECEIVED")
    for arrow in whole.arrows where arrow.tail == place || arrow.head == place {
      #expect(diagram.arrow(arrow.tail, arrow.head)?.texts == arrow.texts)
    }
    #expect(diagram.states.count == 8)
    #expect(diagram.node(.state("LISTEN"))?.mark == .faded)
    #expect(diagram.node(place)?.mark == nil)
    // What the box says of it is an arrow of its own.
    let closed = try #require(diagram.arrow(place, .state("CLOSED")))
    #expect(closed.texts == ["CLOSE / snd RST", "ABORT / snd RST", "rcv RST", "user timeout", "gives up"])
    #expect(diagram.node(.general(0)) == nil)
    #expect(!diagram.arrows.contains { $0.tail == .start(ofRegion: nil) })
  }

  @Test func aBoxThatLeadsToAStateIsAroundIt() throws {
    let diagram = try view([.around(state: "CLOSED")], Specs.tcp())
    guard case .general(.rows(let rows)) = diagram.node(.general(0))?.kind else {
      return #expect(Bool(false), "there is no box")
    }
    #expect(rows.count > 5)
    #expect(diagram.arrow(.start(ofRegion: nil), .state("CLOSED")) != nil)
  }

  @Test func whatLeadsOutOfACompositeLeadsOutOfTheStatesInside() throws {
    let diagram = try view([.around(state: "bright")])
    #expect(diagram.arrow(.composite("on"), .state("off"))?.texts == ["power"])
    #expect(diagram.states == ["off", "bright", "dimmed"])
    #expect(diagram.node(.composite("music")) == nil)
  }

  @Test func aCompositeIsShownWithAllInsideAndItsNeighboursWithoutWhatIsInsideThem() throws {
    let playing = try view([.around(state: "playing")])
    #expect(playing.states.isSuperset(of: ["loud", "soft", "choosing", "idle"]))
    #expect(playing.node(.state("choosing"))?.mark == .faded)
    let idle = try view([.around(state: "idle")])
    #expect(
      idle.arrow(.state("playing"), .state("idle"))?.texts == ["song 3min"]
        || idle.node(.state("loud")) != nil)
  }

  @Test func aCompositeThatIsNotDrawnIsTheStatesInside() throws {
    let diagram = try view([.around(state: "HANDSHAKE")], Specs.tcp())
    #expect(diagram.node(.state("SYN_SENT"))?.mark == nil)
    #expect(diagram.node(.state("SYN_RECEIVED"))?.mark == nil)
    #expect(diagram.node(.state("CLOSED"))?.mark == .faded)
  }

  @Test func anUnknownStateIsToldWithThoseThereAre() {
    let failure = #expect(throws: ViewFailure.self) { try view([.around(state: "chosing")]) }
    #expect(failure?.message.hasPrefix("no state is called 'chosing'; did you mean 'choosing'?\n") == true)
    #expect(failure?.message.contains("off, on, light, bright") == true)
  }

  @Test func aPartOfAPartIsWhatBothShow() throws {
    let diagram = try view([.path(tag: "usual"), .around(state: "choosing")])
    #expect(diagram.states.contains("choosing"))
    #expect(!diagram.states.contains("off"))
  }
}
