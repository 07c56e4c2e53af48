import EnumatonEmit

/// Texts that mean something to some notation, or to a tool that reads it.
enum HostileText {
  static let all = [
    "a: b; c", "a : b", "#35; #x & &amp; &#65; &lt;", "<b>x</b> <br> a<b", "\"q\" 'q' ''", "`code` ``code``",
    "*a* **b** _c_ __d__ a_b ~~e~~ //f// --g-- \"\"h\"\"", "a --> b -- c", "%% a", "%%{init: {}}%%",
    "/' a '/", "' a",
    "end", "state", "State", "note", "end note", "direction", "direction TB", "redirection", "class",
    "classDef x",
    "style", "default", "defaults", "scale 3", "click", "hide", "remove", "title", "skinparam x", "as", "[*]",
    "[[fork]]", "<<fork>>", "<<choice>>", "[a](b)", "[[x]]", "@enduml", "@startuml", "!include x", "!",
    "a\nb", "a\\nb",
    "\\", "C:\\x", "a | b || c", "|a|", "{x}", "}", "{{", "$x$ $$y$$", "%date()", "%date%", "1. one",
    "1) one", "- a",
    "+ a", "> a", "# a", "= a", "* a", "===", "---", "....", "..", "~a", "(a", "a)", "a > b", "a >= b",
    "a << b",
    "https://example.org/?a=b#c", "fa:fa-car", "<U+0041>", "<&x>", "<:smile:>", ":smile:", "<color:red>x",
    "<math>x</math>", "😀 ñ 日本", "שלום (RTL) مرحبا", "constructor",
    "__proto__",
    "hasOwnProperty", "root", "root_start", "x_end", "s1", "general1", "TB", "x-y", "straße", "a\tb", "@x",
    "x@y.org",
  ]

  /// A diagram that says `text` wherever it can.
  static func diagram(_ text: String) -> StateDiagram {
    typealias Node = StateDiagram.Node
    let places: [StateDiagram.Place] = [
      .state(text), .composite("in " + text), .state("inside"), .general(0), .general(1),
    ]
    var state = Node(places[0], .state(isFinal: false), name: text)
    state.details = [text, "x: " + text]
    var composite = Node(places[1], .composite, name: "in " + text)
    composite.children = [Node(places[2], .state(isFinal: true), name: "inside")]
    let label = StateDiagram.Label(custom: text, event: "event")
    let other = StateDiagram.Label(event: "event", condition: text, effects: [text])
    let row = StateDiagram.Row(label: label, states: text)
    let nodes = [
      Node(.start(ofRegion: nil), .start, name: "start"), state, composite,
      Node(places[3], .general(.uniform), name: text),
      Node(places[4], .general(.rows([row])), name: "several"),
    ]
    var arrows = [
      (places[0], places[1]), (places[2], places[0]), (places[3], places[0]), (places[4], places[0]),
    ].map {
      StateDiagram.Arrow(from: $0, to: $1)
    }
    for index in arrows.indices { arrows[index].labels = index == 0 ? [label, other] : [label] }
    return StateDiagram(
      name: "Hostile", summary: text, nodes: nodes,
      arrows: [.init(from: .start(ofRegion: nil), to: places[0])] + arrows)
  }
}

/// What a picture of a diagram has to say, without white space, which a layout may change.
struct ShownText {
  var arrows: [String] = []
  var nodes: [String] = []
  var composites: [String] = []

  init(_ diagram: StateDiagram) {
    var silent: Set<StateDiagram.Place> = []
    for node in diagram.allNodes {
      switch node.kind {
      case .start: break
      case .composite, .region: composites.append(Self.bare(([node.name] + node.details).joined()))
      case .general(.rows(let rows)):
        silent.insert(node.place)
        nodes.append(Self.bare(rows.map { $0.label.text + ":" + $0.states }.joined()))
      default: nodes.append(Self.bare(([node.name] + node.details).joined()))
      }
    }
    for arrow in diagram.arrows where !arrow.labels.isEmpty && !silent.contains(arrow.tail) {
      arrows.append(Self.bare(arrow.labels.map(\.text).joined()))
    }
  }

  var all: [String] { arrows + nodes + composites }

  static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
