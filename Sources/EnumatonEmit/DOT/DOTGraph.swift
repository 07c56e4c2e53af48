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
    for attribute in attributes { writer.line(Self.text([attribute]) + ";") }
    writer.line("node [\(Self.text(nodeDefaults))];")
    writer.line("edge [\(Self.text(edgeDefaults))];")
    writer.line()
    for item in items { Self.write(item, to: &writer) }
    writer.outdent()
    writer.line("}")
    return writer.text
  }

  private static func write(_ item: Item, to writer: inout LineWriter) {
    func list(_ attributes: Attributes) -> String {
      attributes.isEmpty ? ";" : " [\(text(attributes))];"
    }
    switch item {
    case .node(let id, let attributes):
      writer.line(quoted(id) + list(attributes))
    case .edge(let tail, let head, let attributes):
      writer.line("\(quoted(tail)) -> \(quoted(head))" + list(attributes))
    case .cluster(let id, let attributes, let items):
      writer.line("subgraph \(quoted("cluster_" + id)) {")
      writer.indent()
      for attribute in attributes { writer.line(text([attribute]) + ";") }
      for inner in items { write(inner, to: &writer) }
      writer.outdent()
      writer.line("}")
    }
  }

  private static func text(_ attributes: Attributes) -> String {
    attributes.map { "\($0.name)=\(quoted($0.value))" }.joined(separator: ", ")
  }

  /// A string that Graphviz shows as it is: its own escapes (`\N`, `\l`, `&lt;`) mean nothing here.
  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "&": text += "&amp;"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
