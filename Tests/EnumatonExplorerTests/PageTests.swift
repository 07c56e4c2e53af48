import EnumatonEmit
import EnumatonExplorer
import Testing

/// What a page is made of.
@Suite struct PageTests {
  @Test("The page of TCP, without its diagram, has less than 300 kB")
  func size() throws {
    let page = try SpecPage(file: "Spec/TCPRuntime/TCPConnection.yaml")
    #expect(page.html.utf8.count < 300_000)
  }

  @Test("A page asks for nothing from outside")
  func isSelfContained() throws {
    let html = try SpecPage(file: "Spec/MediaPlayerExample/MediaPlayer.yaml").html
    #expect(html.contains("default-src 'none'"))
    for word in ["http:", "https:", "src=", "@import", "url(", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!html.contains(word), "\(word)")
    }
  }

  @Test("The same spec gives the same bytes")
  func isDeterministic() throws {
    let file = "Spec/CheckoutExample/Checkout.yaml"
    #expect(try SpecPage(file: file).html == SpecPage(file: file).html)
  }

  @Test("Of a picture, what Graphviz writes around it is left out")
  func picture() throws {
    let picture = DiagramPicture(
      """
      <?xml version="1.0"?>
      <!DOCTYPE svg PUBLIC "x" "http://x">
      <!-- Title: Door -->
      <svg width="8pt">
      <!-- open -->
      <g><title>open</title></g>
      </svg>

      """, of: StateDiagram(name: "Door"))
    let html = try SpecPage("machine: Door\nstates: [open]", diagram: picture).html
    #expect(html.contains("\"><svg width=\"8pt\">\n<g><title>open</title></g>\n</svg></div>"))
    #expect(DiagramPicture("no picture", of: StateDiagram(name: "Door")) == nil)
    #expect(DiagramPicture("</svg><svg>", of: StateDiagram(name: "Door")) == nil)
  }
}
