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
    case .alias(let modifiers, let name, let type):
      writer.line((modifiers + ["typealias", name, "=", type]).joined(separator: " "))
    case .requirement(let text): writer.line(text)
    case .conditional(let condition, let declarations):
      writer.line("#if " + condition)
      writer.indent()
      for (number, declaration) in declarations.enumerated() {
        if number > 0 { writer.line() }
        print(declaration)
      }
      writer.outdent()
      writer.line("#endif")
    case .enumCase(let item):
      if item.associatedValues.isEmpty {
        writer.startLine("case ")
        writer.write(item.name)
        writer.endLine()
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
    case (.alias, .alias): !second.documentation.isEmpty
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
    return body.count == 1 && body[0].isInline
  }

  private mutating func print(_ variable: SwiftVariable) {
    let words = variable.modifiers + [variable.keyword, variable.name]
    let head = words.joined(separator: " ") + ": " + variable.type
    if let value = variable.value {
      writer.startLine(head)
      writer.write(" = ")
      write(value)
      writer.endLine()
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
    writer.line(words + "(")
    writer.indent()
    writer.list("", function.parameters, "", hanging: "")
    writer.outdent()
    writer.line(")" + result + " {")
    print(function.body)
    writer.line("}")
  }

  /// A body in braces, on the line of its head where it is one short statement.
  private mutating func print(_ body: [SwiftStatement], after head: String) {
    if body.isEmpty { return writer.line(head + " {}") }
    if body.count == 1, body[0].isInline {
      writer.startLine(head)
      writer.write(" { ")
      write(body[0])
      writer.write(" }")
      if writer.endLineIfItFits() { return }
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
    case .while(let binding, let body): print(body, after: "while " + binding)
    case .switch(let subject, let cases):
      writer.startLine("switch ")
      write(subject)
      writer.write(" {")
      writer.endLine()
      for item in cases { print(item) }
      writer.line("}")
    case .expression, .assign, .return:
      writer.startLine()
      write(statement)
      writer.endLine()
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
    if item.body.count == 1, item.body[0].isInline {
      writer.startLine(opening)
      for (number, pattern) in item.patterns.enumerated() {
        if number > 0 { writer.write(", ") }
        writer.write(pattern)
      }
      writer.write(": ")
      write(item.body[0])
      if writer.endLineIfItFits() { return }
    }
    writer.list(opening, item.patterns, ":")
    print(item.body)
  }
}

// What goes on one line.
extension SwiftPrinter {
  static func text(_ expression: SwiftExpression) -> String { text(expression, inside: 0) }

  private static func text(_ expression: SwiftExpression, inside binding: Int) -> String {
    var printer = SwiftPrinter()
    printer.write(expression, inside: binding)
    return printer.writer.text
  }

  private static func operands(of condition: SwiftExpression) -> ([String], String) {
    switch condition {
    case .and(let parts): (parts.map { text($0, inside: condition.binding) }, "&&")
    case .or(let parts): (parts.map { text($0, inside: condition.binding) }, "||")
    default: ([text(condition)], "")
    }
  }

  /// A statement that `isInline`.
  private mutating func write(_ statement: SwiftStatement) {
    switch statement {
    case .expression(let value): write(value)
    case .assign(let left, let right):
      write(left)
      writer.write(" = ")
      write(right)
    case .return(let value):
      writer.write("return ")
      write(value)
    case .comment, .if, .guard, .while, .switch: break
    }
  }

  /// An expression, in parentheses if the operator around it binds more tightly.
  private mutating func write(_ expression: SwiftExpression, inside outer: Int = 0) {
    let binding = expression.binding
    if binding < outer { writer.write("(") }
    switch expression {
    case .name(let name): writer.write(name)
    case .implicitMember(let name):
      writer.write(".")
      writer.write(name)
    case .member(let base, let name):
      write(base, inside: binding)
      writer.write(".")
      writer.write(name)
    case .call(let callee, let arguments):
      write(callee, inside: binding)
      writer.write("(")
      for (number, argument) in arguments.enumerated() {
        if number > 0 { writer.write(", ") }
        if let label = argument.label { writer.write(label + ": ") }
        write(argument.value)
      }
      writer.write(")")
    case .integer(let value): writer.write(Self.decimal(value))
    case .string(let value): writeQuoted(value)
    case .not(let inner):
      writer.write("!")
      write(inner, inside: binding + 1)
    case .and(let parts): write(parts, joinedBy: " && ", inside: binding)
    case .or(let parts): write(parts, joinedBy: " || ", inside: binding)
    case .comparison(let left, let sign, let right):
      write([left, right], joinedBy: " \(sign) ", inside: binding + 1)
    }
    if binding < outer { writer.write(")") }
  }

  private mutating func write(
    _ operands: [SwiftExpression], joinedBy sign: String, inside binding: Int
  ) {
    for (number, operand) in operands.enumerated() {
      if number > 0 { writer.write(sign) }
      write(operand, inside: binding)
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

  private mutating func writeQuoted(_ value: String) {
    writer.write("\"")
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): writer.write("\\\\")
      case UInt8(ascii: "\""): writer.write("\\\"")
      case UInt8(ascii: "\n"): writer.write("\\n")
      case UInt8(ascii: "\t"): writer.write("\\t")
      case 0..<32, 127: writer.write("\\u{" + String(byte, radix: 16) + "}")
      default: writer.write(byte)
      }
    }
    writer.write("\"")
  }
}

extension SwiftStatement {
  /// Whether it takes no more than a line.
  fileprivate var isInline: Bool {
    switch self {
    case .expression, .assign, .return: true
    case .comment, .if, .guard, .while, .switch: false
    }
  }
}

extension SwiftExpression {
  /// How tightly its operator binds its operands.
  fileprivate var binding: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .comparison: 3
    case .not: 4
    case .name, .implicitMember, .member, .call, .integer, .string: 5
    }
  }
}
