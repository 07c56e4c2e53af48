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
    writer.line("digraph \(Self.quoted(name)) {")
    writer.indent()
    for attribute in attributes { Self.write(attribute, to: &writer) }
    Self.write("node", nodeDefaults, to: &writer)
    Self.write("edge", edgeDefaults, to: &writer)
    writer.line()
    for item in items { Self.write(item, to: &writer) }
    writer.outdent()
    writer.line("}")
    return writer.text
  }

  private static func write(_ item: Item, to writer: inout LineWriter) {
    switch item {
    case .node(let id, let attributes):
      write(quoted(id), attributes, to: &writer)
    case .edge(let tail, let head, let attributes):
      write(quoted(tail) + " -> " + quoted(head), attributes, to: &writer)
    case .cluster(let id, let attributes, let items):
      writer.line("subgraph \(quoted("cluster_" + id)) {")
      writer.indent()
      for attribute in attributes { write(attribute, to: &writer) }
      for inner in items { write(inner, to: &writer) }
      writer.outdent()
      writer.line("}")
    }
  }

  /// `name="value";`
  private static func write(_ attribute: Attributes.Element, to writer: inout LineWriter) {
    writer.line(attribute.name + "=" + quoted(attribute.value) + ";")
  }

  /// `subject [name="value", …];`
  private static func write(_ subject: String, _ attributes: Attributes, to writer: inout LineWriter) {
    writer.startLine(subject)
    for (number, attribute) in attributes.enumerated() {
      writer.write(number == 0 ? " [" : ", ")
      writer.write(attribute.name)
      writer.write("=")
      writer.write(quoted(attribute.value))
    }
    writer.write(attributes.isEmpty ? ";" : "];")
    writer.endLine()
  }

  /// A string that Graphviz shows as it is: its own escapes (`\N`, `\l`) mean nothing here.
  private static func quoted(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy {
      $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n")
    }
    if isPlain { return "\"" + value + "\"" }
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
