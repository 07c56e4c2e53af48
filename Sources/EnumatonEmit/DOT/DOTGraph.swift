/// A Graphviz graph, before it is text.
///
///     digraph "Door" {
///       "open" -> "closed" [label="close"];
///     }
struct DOTGraph {
  typealias Attributes = [Attribute]

  struct Attribute {
    var name: String
    var value: Value

    init(_ name: String, _ value: String) { self.init(name, .text(value)) }

    init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  enum Value {
    /// Shown as it is, centred.
    case text(String)
    /// Lines that start at the left.
    case lines([String])
    /// A centred line above lines that start at the left.
    case titled(String, [String])
    /// Lines that start at the left, each in a colour.
    case coloured([(text: String, colour: String)])
    /// Rows of cells, each of lines; the first cell is bold, the others in a colour.
    case table([Row], colour: String)
  }

  struct Row {
    var cells: [[String]]
    /// Of the first cell, where it is not that of the node.
    var colour: String?
  }

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
  fileprivate mutating func write(_ attribute: DOTGraph.Attribute) {
    startLine(attribute.name)
    write("=")
    write(attribute.value)
    write(";")
    endLine()
  }

  /// The rest of a line: ` [name="value", …];`
  fileprivate mutating func writeBehind(_ attributes: DOTGraph.Attributes) {
    for (number, attribute) in attributes.enumerated() {
      write(number == 0 ? " [" : ", ")
      write(attribute.name)
      write("=")
      write(attribute.value)
    }
    write(attributes.isEmpty ? ";" : "];")
    endLine()
  }

  private mutating func write(_ value: DOTGraph.Value) {
    switch value {
    case .text(let text): writeQuoted(text)
    case .lines(let lines):
      writeQuoted(lines.map(\.leftToRight).joined(separator: "\n"), lineEnd: "\\l", endsLastLine: true)
    case .titled(let title, let lines):
      write("\"")
      writeEscaped(title, lineEnd: "\\n")
      write("\\n")
      for line in lines {
        writeEscaped(line.leftToRight, lineEnd: "\\l")
        write("\\l")
      }
      write("\"")
    case .coloured(let lines):
      write("<")
      for (text, colour) in lines {
        write("<font color=\"\(colour)\">")
        writeMarkup(text.leftToRight)
        write("</font><br align=\"left\"/>")
      }
      write(">")
    case .table(let rows, let colour):
      write("<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\">")
      for row in rows {
        write("<tr>")
        for (number, cell) in row.cells.enumerated() {
          write("<td align=\"left\" valign=\"top\" balign=\"left\">")
          if number == 0 { write("<b>") }
          let colour = number == 0 ? row.colour : colour
          if let colour { write("<font color=\"\(colour)\">") }
          for (line, text) in cell.enumerated() {
            if line > 0 { write("<br/>") }
            writeMarkup(text.leftToRight)
          }
          if colour != nil { write("</font>") }
          write(number == 0 ? "</b></td>" : "</td>")
        }
        write("</tr>")
      }
      write("</table>>")
    }
  }

  /// A string that Graphviz shows as it is: its own escapes (`\N`, `\l`, `&lt;`) mean nothing here.
  fileprivate mutating func writeQuoted(_ value: String) {
    writeQuoted(value, lineEnd: "\\n", endsLastLine: false)
  }

  private mutating func writeQuoted(_ value: String, lineEnd: String, endsLastLine: Bool) {
    write("\"")
    writeEscaped(value, lineEnd: lineEnd)
    if endsLastLine { write(lineEnd) }
    write("\"")
  }

  private mutating func writeEscaped(_ value: String, lineEnd: String) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): write("\\\\")
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\n"): write(lineEnd)
      default: write(byte)
      }
    }
  }

  /// The same for labels that are markup, where an empty piece of text is an error.
  private mutating func writeMarkup(_ text: String) {
    if text.isEmpty { write(" ") }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): write("&amp;")
      case UInt8(ascii: "<"): write("&lt;")
      case UInt8(ascii: ">"): write("&gt;")
      case UInt8(ascii: "\""): write("&quot;")
      default: write(byte)
      }
    }
  }
}

extension String {
  /// The line so that its words stand from left to right, whatever the first of them is written in: a line that starts
  /// with an event in Arabic would have the effect in front (UAX 9, rules P2 and P3).
  fileprivate var leftToRight: String {
    let first = unicodeScalars.first { $0.properties.isAlphabetic }
    return first.map(\.isRightToLeft) ?? false ? "\u{200E}" + self : self
  }
}

extension Unicode.Scalar {
  /// Whether it is in a block of a script that is written from right to left.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
