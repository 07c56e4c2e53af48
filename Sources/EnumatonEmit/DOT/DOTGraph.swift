/// A Graphviz graph, before it is text.
///
///     digraph "Door" {
///       "open" -> "closed" [label="close"];
///     }
struct DOTGraph {
  typealias Attributes = [(name: String, value: String)]

  indirect enum Item {
    /// `"id" [label="…"];`
    case node(id: String, Attributes)
    /// `"tail" -> "head" [label="…"];`
    case edge(tail: String, head: String, Attributes)
    /// `subgraph "cluster_id" { … }`
    case cluster(id: String, Attributes, [Item])
  }

  var name: String
  var comment: String
  var attributes: Attributes
  var nodeDefaults: Attributes
  var edgeDefaults: Attributes
  var items: [Item]
}

extension DOTGraph {
  func text() -> String {
    var writer = LineWriter()
    writer.comment("//", comment)
    writer.startLine("digraph ")
    writer.writeQuoted(name)
    writer.write(" {")
    writer.endLine()
    writer.indent()
    for attribute in attributes { writer.write(attribute) }
    writer.startLine("node")
    writer.writeBehind(nodeDefaults)
    writer.startLine("edge")
    writer.writeBehind(edgeDefaults)
    writer.line()
    for item in items { writer.write(item) }
    writer.outdent()
    writer.line("}")
    return writer.text
  }
}

extension LineWriter {
  fileprivate mutating func write(_ item: DOTGraph.Item) {
    switch item {
    case .node(let id, let attributes):
      startLine()
      writeQuoted(id)
      writeBehind(attributes)
    case .edge(let tail, let head, let attributes):
      startLine()
      writeQuoted(tail)
      write(" -> ")
      writeQuoted(head)
      writeBehind(attributes)
    case .cluster(let id, let attributes, let items):
      startLine("subgraph ")
      writeQuoted("cluster_" + id)
      write(" {")
      endLine()
      indent()
      for attribute in attributes { write(attribute) }
      for inner in items { write(inner) }
      outdent()
      line("}")
    }
  }

  /// A line of its own: `name="value";`
  fileprivate mutating func write(_ attribute: DOTGraph.Attributes.Element) {
    startLine(attribute.name)
    write("=")
    writeQuoted(attribute.value)
    write(";")
    endLine()
  }

  /// The rest of a line: ` [name="value", …];`
  fileprivate mutating func writeBehind(_ attributes: DOTGraph.Attributes) {
    for (number, attribute) in attributes.enumerated() {
      write(number == 0 ? " [" : ", ")
      write(attribute.name)
      write("=")
      writeQuoted(attribute.value)
    }
    write(attributes.isEmpty ? ";" : "];")
    endLine()
  }

  /// A string that Graphviz shows as it is: its own escapes (`\N`, `\l`, `&lt;`) mean nothing here.
  fileprivate mutating func writeQuoted(_ value: String) {
    write("\"")
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): write("\\\\")
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\n"): write("\\n")
      default: write(byte)
      }
    }
    write("\"")
  }
}
