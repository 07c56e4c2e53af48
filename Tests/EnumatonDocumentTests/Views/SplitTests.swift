import EnumatonDocument
import EnumatonEmit
import EnumatonTestSupport
import Testing

struct SplitTests {
  private func pages(_ spec: String = Specs.jukebox) throws -> [String: DiagramPages.Page] {
    let checked = try Specs.checked(spec).drawingComposites()
    let pages = try DiagramPages(drawDiagram(of: checked), linkEnding: "svg").pages
    return Dictionary(uniqueKeysWithValues: pages.map { ($0.composite ?? "", $0) })
  }

  @Test func thereIsAPageForWhatIsOutermostAndForEachComposite() throws {
    let pages = try pages()
    #expect(pages.mapValues(\.stem) == ["": "Jukebox", "on": "Jukebox-on", "playing": "Jukebox-playing"])
    let overview = try #require(pages[""]?.diagram)
    #expect(overview.states == ["off", "on"])
    #expect(overview.node(.state("on"))?.link == "Jukebox-on.svg")
    #expect(overview.node(.state("on"))?.details == ["6 states inside"])
    #expect(overview.arrow(.state("on"), .state("off"))?.texts == ["power"])
    #expect(overview.arrow(.start(ofRegion: nil), .state("off")) != nil)
  }

  @Test func aPageShowsItsCompositeWithStubsForWhatIsOutside() throws {
    let pages = try pages()
    let on = try #require(pages["on"]?.diagram)
    #expect(on.node(.composite("light")) != nil)
    #expect(on.node(.state("playing"))?.link == "Jukebox-playing.svg")
    #expect(on.arrow(.state("idle"), .state("playing"))?.texts == ["choose / play"])
    #expect(on.arrow(.composite("on"), .state("off"))?.texts == ["power"])
    #expect(on.node(.state("off"))?.mark == .faded)
    #expect(on.node(.state("off"))?.link == "Jukebox.svg")
    #expect(on.node(.composite("on"))?.link == "Jukebox.svg")
    #expect(!on.states.contains("loud"))

    let playing = try #require(pages["playing"]?.diagram)
    #expect(playing.states == ["loud", "soft", "choosing", "idle"])
    #expect(playing.node(.state("idle"))?.details == ["in on"])
    #expect(playing.node(.state("idle"))?.link == "Jukebox-on.svg")
    #expect(playing.caption == ["Jukebox › on › playing"])
  }

  @Test func everyArrowIsOnSomePageBetweenItsOwnEnds() throws {
    for file in SpecFiles.machines {
      let checked = try Specs.checked(SpecFiles.text(of: file)).drawingComposites()
      let whole = drawDiagram(of: checked)
      guard let pages = try? DiagramPages(whole, linkEnding: "svg").pages else { continue }
      for arrow in whole.arrows {
        let label = arrow.labels.first?.transitions.first
        let isSomewhere = pages.contains { page in
          page.diagram.arrows.contains { other in
            label == nil ? other.labels.isEmpty : other.transitions.contains { $0.index == label?.index }
          }
        }
        #expect(isSomewhere, "\(file): \(arrow.tail) to \(arrow.head)")
      }
      for page in pages {
        let places = Set(page.diagram.allNodes.map(\.place))
        for arrow in page.diagram.arrows {
          #expect(places.contains(arrow.tail) && places.contains(arrow.head), "\(file): \(page.stem)")
        }
        #expect(places.count == page.diagram.allNodes.count, "\(file): \(page.stem) has a place twice")
      }
    }
  }

  @Test func whatABoxSaysOfStatesInsideIsOnTheirPage() throws {
    let page = try #require(try pages(Specs.tcp())["FIN_RECEIVED"]?.diagram)
    let box = try #require(page.allNodes.first { if case .general(.rows) = $0.kind { true } else { false } })
    guard case .general(.rows(let rows)) = box.kind else { return }
    #expect(rows.contains { $0.label.text == "gives up" })
    #expect(!rows.contains { $0.label.text == "rcv text / snd RST" })
    #expect(page.arrow(box.place, .state("CLOSED")) != nil)
  }

  @Test func theIndexHasAllPagesAndSaysWhereEachStateIs() throws {
    let pages = try DiagramPages(drawDiagram(of: Specs.checked(Specs.jukebox)), linkEnding: "svg")
    #expect(
      pages.index(ending: "svg", isPicture: true) == """
        # Jukebox

        Plays what was paid for.

        ![Overview](Jukebox.svg)

        - [`on`](Jukebox-on.svg)
          - [`playing`](Jukebox-playing.svg)

        | State | Diagram |
        | --- | --- |
        | `off` | [Overview](Jukebox.svg) |
        | `bright` | [`on`](Jukebox-on.svg) |
        | `dimmed` | [`on`](Jukebox-on.svg) |
        | `idle` | [`on`](Jukebox-on.svg) |
        | `choosing` | [`on`](Jukebox-on.svg) |
        | `loud` | [`playing`](Jukebox-playing.svg) |
        | `soft` | [`playing`](Jukebox-playing.svg) |

        """)
  }

  @Test func filesDifferInMoreThanCapitals() throws {
    let spec = """
      machine: Twins
      events: [go]
      states:
        onAir: { states: [a] }
        onair: { states: [b] }
      transitions:
        - { from: a, on: go, to: b }
        - { from: b, on: go, to: a }
      """
    #expect(Set(try pages(spec).values.map(\.stem)) == ["Twins", "Twins-onAir", "Twins-onair-2"])
  }

  @Test func aSpecWithoutCompositesIsNotSplit() throws {
    let spec = "machine: Flat\nevents: [go]\nstates: [a, b]\ntransitions:\n  - { from: a, on: go, to: b }\n"
    let failure = #expect(throws: ViewFailure.self) { try pages(spec) }
    #expect(failure?.message.hasPrefix("Flat has no composites") == true)
  }
}
