import EnumatonCheck
import EnumatonSpec
import Testing

/// Text of a spec is shown as it is, and is nothing else.
@Suite struct HostileNameTests {
  private static let spec = #"""
    machine: Odd
    summary: "</script><script>document.title = 'taken'</script><!-- <b>\"'&amp; ]]> {{script}}"
    flags: [__proto__, toString, { constructor: { held: true, summary: "</ScRiPt>" } }]
    counters: { hasOwnProperty: 0...3 }
    events:
      __proto__: { carries: [__proto__, toString], summary: "<img src=x onerror=\"document.title='taken'\">" }
      valueOf:
      שלום: "right to left: ‏שלום‏ 👩‍👩‍👧"
      advance:
      zażółć: 
    timers: { prototype: 1s }
    effects: { length: , eval: { carries: [__proto__] } }
    rejections: { "null": "it's <null>" }
    states:
      constructor: { summary: "${alert(1)} `\\` </style>", timers: prototype }
      __proto__: { states: [مرحبا, 状態], entry: { increment: hasOwnProperty } }
    transitions:
      - { from: constructor, on: __proto__, when: __proto__ and not toString, to: __proto__, do: { eval: __proto__ } }
      - { from: constructor, on: valueOf, do: [{ set: constructor }, length], label: "</text></svg><script>document.title='taken'</script>" }
      - { from: constructor, on: prototype, to: 状態 } # </script><!--
      - { from: مرحبا, on: שלום, to: 状態, summary: "<script>" }
      - { from: 状態, on: [advance, zażółć], to: constructor }
      - { from: any, on: שלום, reject: "null" }
    """#

  private static let walk = Walk([
    "valueOf", "__proto__ toString", "__proto__ __proto__", "שלום", "advance", "advance 1s", "zażółć",
    "timer prototype",
    "שלום", "__proto__",
  ])

  @Test("A page with hostile names runs like any other", .enabled(if: Browser.isInstalled, "no Chromium"))
  func page() throws {
    struct Seen: Decodable { var title, output, summary, again, fragment: String; var scripts, bold: Int }
    let page = try SpecPage(Self.spec, named: "<b>Odd</b>.yaml")
    let look = """
      return {
        title: document.title, output: explorer.output, fragment: explorer.fragment,
        summary: document.querySelector("header .summary").textContent,
        again: explorer.run(explorer.input.normalize("NFD")), scripts: document.scripts.length,
        bold: document.querySelectorAll(".file b").length,
      };
      """
    let seen: Seen = try Browser.evaluate(
      "explorer.run(\(Self.walk.lines.joined(separator: "\n").literal)); \(look)", in: page.html)
    let expected = try Self.walk.reactions(of: page.checked).map { $0 + "\n" }.joined()
    #expect(seen.title == "Odd")
    #expect(seen.output == expected)
    #expect(seen.again == expected)
    #expect(seen.summary == page.checked.machine.summary)
    // Two of data, the page's own, and the test's.
    #expect(seen.scripts == 4)
    #expect(seen.bold == 0)
    let reloaded: Seen = try Browser.evaluate(look, in: page.html, fragment: seen.fragment)
    #expect(reloaded.output == expected)
  }

  @Test("A character that a page cannot hold is no part of a spec", arguments: ["\0", #"\u0000"#, #"\x00"#])
  func noNUL(sign: String) {
    let read = readSpec([UInt8]("machine: Odd\nsummary: \"a\(sign)b\"\nstates: [one]".utf8))
    #expect(read.machine == nil)
    #expect(
      read.diagnostics.first?.message == "the control character U+0000 cannot stand in a spec; remove it")
  }

  @Test("Nothing of a spec ends a script or begins a comment")
  func escapes() throws {
    let html = try SpecPage(Self.spec).html
    let plain = try SpecPage("machine: Plain\nevents: [go]\nstates: [one]").html
    for sign in ["<script", "</script", "<!--", "</style", "<img", "</svg"] {
      #expect(html.ranges(of: sign).count == plain.ranges(of: sign).count, "\(sign)")
    }
  }
}
