import EnumatonEmit

/// A notation that writes composites as blocks in braces, regions as parts of them, and `[*]` for where something starts
/// or ends.
protocol BlockNotation {
  var blocks: DiagramBlocks { get }
  var lines: IndentedText { get set }

  /// Writes what makes a node known. What is inside a composite follows, if anything is.
  mutating func declare(_ node: StateDiagram.Node, as name: String, opensBlock: Bool)
  /// Writes what a block begins with.
  mutating func beginBlock()
  mutating func write(_ arrow: StateDiagram.Arrow, from tail: String, to head: String, saying text: String)
}

extension BlockNotation {
  /// - Parameter place: The composite that the block is of; `nil` for what is outermost.
  mutating func writeBlock(_ place: StateDiagram.Place?, _ nodes: [StateDiagram.Node]) {
    for node in nodes { write(node) }
    for arrow in blocks.starts[place] ?? [] { write(arrow, from: "[*]", to: blocks.name(of: arrow.head)) }
    for arrow in blocks.arrows[place] ?? [] {
      write(arrow, from: blocks.name(of: arrow.tail), to: blocks.name(of: arrow.head))
    }
    for node in nodes where node.kind == .state(isFinal: true) {
      write(.init(from: node.place, to: node.place), from: blocks.name(of: node.place), to: "[*]")
    }
  }

  private mutating func write(_ node: StateDiagram.Node) {
    guard let name = blocks.name(of: node.place) else { return }
    let isOpen = node.parts.contains { !$0.isEmpty }
    declare(node, as: name, opensBlock: isOpen)
    guard isOpen else { return }
    lines.indent()
    beginBlock()
    for (number, part) in node.parts.enumerated() {
      if number > 0, blocks.isSealed(node) { lines.line("--") }
      if node.isSplit {
        for child in part { write(child) }
      } else {
        writeBlock(node.place, part)
      }
    }
    lines.outdent()
    lines.line("}")
  }

  private mutating func write(_ arrow: StateDiagram.Arrow, from tail: String?, to head: String?) {
    guard let tail, let head else { return }
    let texts = arrow.texts(from: blocks.nodes[arrow.tail], width: 26)
    write(arrow, from: tail, to: head, saying: texts.joined(separator: "\n"))
  }
}
