/// Prints the tree as text. All decisions about layout are here, none about content.
struct SwiftPrinter {
  private var writer = LineWriter()

  static func print(_ file: SwiftFile) -> String {
    var printer = SwiftPrinter()
    for line in file.header { printer.writer.comment("//", line) }
    for line in file.imports {
      printer.writer.line()
      printer.writer.line(line)
    }
    for declaration in file.declarations {
      printer.writer.line()
      printer.print(declaration)
    }
    return printer.writer.text
  }

  private mutating func print(_ declaration: SwiftDeclaration) {
    for (number, paragraph) in declaration.documentation.enumerated() {
      if number > 0 { writer.line("///") }
      writer.comment("///", paragraph)
    }
    switch declaration.kind {
    case .type(let type): print(type)
    case .variable(let variable): print(variable)
    case .function(let function): print(function)
    case .enumCase(let item):
      if item.associatedValues.isEmpty {
        writer.line("case \(item.name)")
      } else {
        writer.list("case \(item.name)(", item.associatedValues, ")")
      }
    }
  }

  private mutating func print(_ type: SwiftType) {
    let words = type.modifiers + [type.keyword.rawValue, type.name]
    let inherits = type.inherits.isEmpty ? "" : ": " + type.inherits.joined(separator: ", ")
    let opening = words.joined(separator: " ") + inherits
    if type.members.isEmpty { return writer.line(opening + " {}") }
    writer.line(opening + " {")
    writer.indent()
    for (number, member) in type.members.enumerated() {
      if number > 0, Self.needsGap(between: type.members[number - 1], and: member) { writer.line() }
      print(member)
    }
    writer.outdent()
    writer.line("}")
  }

  /// Short cases and stored variables of a kind stand together; everything else has air around it.
  private static func needsGap(
    between first: SwiftDeclaration, and second: SwiftDeclaration
  ) -> Bool {
    switch (first.kind, second.kind) {
    case (.enumCase, .enumCase):
      first.documentation.count > 1 || second.documentation.count > 1
    case (.variable(let one), .variable(let two)):
      // The documented ones need air, but a run of plain one-liners does not.
      !(first.documentation.isEmpty && second.documentation.isEmpty && isShort(one) && isShort(two))
    default: true
    }
  }

  private static func isShort(_ variable: SwiftVariable) -> Bool {
    guard let body = variable.body else { return true }
    return body.count == 1 && inline(body[0]) != nil
  }

  private mutating func print(_ variable: SwiftVariable) {
    let words = variable.modifiers + [variable.keyword, variable.name]
    let head = words.joined(separator: " ") + ": " + variable.type
    if let value = variable.value {
      writer.line(head + " = " + Self.text(value))
    } else if let body = variable.body {
      print(body, after: head)
    } else {
      writer.line(head)
    }
  }

  private mutating func print(_ function: SwiftFunction) {
    let words = (function.modifiers + [function.name]).joined(separator: " ")
    let result = function.result.map { " -> " + $0 } ?? ""
    let head = words + "(" + function.parameters.joined(separator: ", ") + ")" + result
    if writer.fits(head + " {") { return print(function.body, after: head) }
    writer.list(words + "(", function.parameters, ")" + result + " {")
    print(function.body)
    writer.line("}")
  }

  /// A body in braces, on the line of its head where it is one short statement.
  private mutating func print(_ body: [SwiftStatement], after head: String) {
    if body.isEmpty { return writer.line(head + " {}") }
    if body.count == 1, let only = Self.inline(body[0]) {
      let whole = head + " { " + only + " }"
      if writer.fits(whole) { return writer.line(whole) }
    }
    writer.line(head + " {")
    print(body)
    writer.line("}")
  }

  /// Statements, one step further in.
  private mutating func print(_ statements: [SwiftStatement]) {
    writer.indent()
    for statement in statements { print(statement) }
    writer.outdent()
  }

  private mutating func print(_ statement: SwiftStatement) {
    switch statement {
    case .comment(let text): writer.comment("//", text)
    case .if(let condition, let body): printIf(condition, body)
    case .guard(let bindings, let body):
      print(body, after: "guard " + bindings.joined(separator: ", ") + " else")
    case .switch(let subject, let cases):
      writer.line("switch \(Self.text(subject)) {")
      for item in cases { print(item) }
      writer.line("}")
    case .expression, .assign, .return:
      writer.line(Self.inline(statement) ?? "")
    }
  }

  private mutating func printIf(_ condition: SwiftExpression, _ body: [SwiftStatement]) {
    let whole = "if " + Self.text(condition)
    if writer.fits(whole + " {") {
      return print(body, after: whole)
    }
    // One operand a line.
    let (parts, sign) = Self.operands(of: condition)
    writer.line("if \(parts[0])")
    for part in parts.dropFirst().dropLast() { writer.line("  \(sign) \(part)") }
    let last = parts.count > 1 ? "  \(sign) \(parts[parts.count - 1])" : ""
    if !last.isEmpty { writer.line(last) }
    writer.line("{")
    print(body)
    writer.line("}")
  }

  private mutating func print(_ item: SwiftCase) {
    let opening = item.patterns.isEmpty ? "default" : "case "
    if item.body.count == 1, let only = Self.inline(item.body[0]) {
      let whole = opening + item.patterns.joined(separator: ", ") + ": " + only
      if writer.fits(whole) { return writer.line(whole) }
    }
    writer.list(opening, item.patterns, ":")
    print(item.body)
  }
}

extension SwiftPrinter {
  /// The statement on one line, if it can be.
  private static func inline(_ statement: SwiftStatement) -> String? {
    switch statement {
    case .expression(let value): text(value)
    case .assign(let left, let right): "\(text(left)) = \(text(right))"
    case .return(let value): "return \(text(value))"
    case .comment, .if, .guard, .switch: nil
    }
  }

  private static func operands(of condition: SwiftExpression) -> ([String], String) {
    switch condition {
    case .and(let parts): (parts.map { text($0, inside: 2) }, "&&")
    case .or(let parts): (parts.map { text($0, inside: 1) }, "||")
    default: ([text(condition)], "")
    }
  }

  /// The text of an expression; `inside` is the binding of the operator around it (0 none, 1 or, 2 and,
  /// 3 comparison, 4 not, 5 member).
  static func text(_ expression: SwiftExpression, inside: Int = 0) -> String {
    func bound(_ own: Int, _ text: String) -> String { own < inside ? "(" + text + ")" : text }
    switch expression {
    case .name(let name): return name
    case .implicitMember(let name): return "." + name
    case .member(let base, let name): return text(base, inside: 5) + "." + name
    case .call(let callee, let arguments):
      let list = arguments.map { ($0.label.map { $0 + ": " } ?? "") + text($0.value) }
      return text(callee, inside: 5) + "(" + list.joined(separator: ", ") + ")"
    case .integer(let value): return decimal(value)
    case .string(let value): return quoted(value)
    case .not(let inner): return bound(4, "!" + text(inner, inside: 5))
    case .and(let parts):
      return bound(2, parts.map { text($0, inside: 2) }.joined(separator: " && "))
    case .or(let parts):
      return bound(1, parts.map { text($0, inside: 1) }.joined(separator: " || "))
    case .equal(let left, let right):
      return bound(3, text(left, inside: 4) + " == " + text(right, inside: 4))
    }
  }

  /// With an underscore every three digits from five digits on.
  private static func decimal(_ value: Int64) -> String {
    let digits = String(value.magnitude)
    guard digits.count > 4 else { return String(value) }
    var text = ""
    for (number, digit) in digits.enumerated() {
      if number > 0, (digits.count - number) % 3 == 0 { text += "_" }
      text.append(digit)
    }
    return (value < 0 ? "-" : "") + text
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case let other where other.value < 32 || other.value == 127:
        text += "\\u{" + String(other.value, radix: 16) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
