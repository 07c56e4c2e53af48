// What makes a public type one that other modules can see into: its code `@inlinable`, its layout `@frozen`, and
// what it keeps to itself `@usableFromInline`.
//
//     @inlinable public mutating func handle(_ event: Event) -> Reaction { … }
extension [SwiftDeclaration] {
  /// The same with all code open to the optimizer of other modules.
  func inlinable() -> [SwiftDeclaration] { flatMap { SwiftInlining(names: []).open($0) } }
}

/// Inlinable code cannot use a setter that is private. A variable of the machine with one becomes a stored variable
/// with an underscore, which the module's own code changes, and a public one that reads it. In the types inside it,
/// such a variable is a public one; the machine's own value of the type stays its own.
private struct SwiftInlining {
  /// The variables of the type around that have private setters.
  let names: Set<String>
  var isNested = false

  func open(_ declaration: SwiftDeclaration) -> [SwiftDeclaration] {
    var declaration = declaration
    switch declaration.kind {
    case .type(var type):
      type.modifiers = open(type)
      let own = SwiftInlining(
        names: isNested ? [] : Set(type.members.compactMap(\.nameWithPrivateSetter)), isNested: true)
      type.members = type.members.flatMap { own.open($0) }
      declaration.kind = .type(type)
    case .function(var function):
      function.modifiers = ["@inlinable"] + function.modifiers.filter { !Self.hides($0) }
      function.body = open(function.body)
      declaration.kind = .function(function)
    case .variable(var variable):
      variable.modifiers.removeAll { $0.hasSuffix("private(set)") }
      if names.contains(variable.name) { return split(variable, declaration.documentation) }
      let isPublic = variable.modifiers.contains("public")
      variable.modifiers.removeAll(where: Self.hides)
      if variable.body != nil {
        variable.modifiers.insert("@inlinable", at: 0)
      } else if !isPublic {
        variable.modifiers.insert("@usableFromInline", at: 0)
      }
      declaration.kind = .variable(variable)
    case .conditional(let condition, let declarations):
      declaration.kind = .conditional(condition, declarations.flatMap { open($0) })
    case .enumCase, .alias, .requirement: break
    }
    return [declaration]
  }

  private func open(_ type: SwiftType) -> [String] {
    switch type.keyword {
    case .extension, .protocol: return type.modifiers
    case .struct, .enum:
      let isPublic = type.modifiers.contains("public")
      return ["@frozen"] + (isPublic ? [] : ["@usableFromInline"]) + type.modifiers.filter { !Self.hides($0) }
    }
  }

  private func split(_ variable: SwiftVariable, _ documentation: [String]) -> [SwiftDeclaration] {
    let stored = "_" + variable.name.filter { $0 != "`" }
    var read = variable
    read.modifiers.insert("@inlinable", at: 0)
    read.value = nil
    read.body = [.expression(.name(stored))]
    var kept = variable
    kept.modifiers = ["@usableFromInline"]
    kept.name = stored
    return [
      SwiftDeclaration(documentation: documentation, kind: .variable(read)),
      SwiftDeclaration(documentation: [], kind: .variable(kept)),
    ]
  }

  private static func hides(_ modifier: String) -> Bool { ["private", "fileprivate"].contains(modifier) }
}

// Where the variables are changed.
extension SwiftInlining {
  private func open(_ statements: [SwiftStatement]) -> [SwiftStatement] {
    statements.map { statement in
      switch statement {
      case .assign(let left, let right): .assign(changed(left), right)
      case .expression(.call(.member(let base, let method), let arguments)):
        .expression(.call(.member(changed(base), method), arguments))
      case .expression(.name(let text)): .expression(.name(changed(text)))
      case .if(let condition, let body): .if(condition, open(body))
      case .guard(let bindings, let body): .guard(bindings.map(changedBinding), open(body))
      case .while(let binding, let body): .while(binding, open(body))
      case .switch(let subject, let cases):
        .switch(
          subject,
          cases.map { item in
            var item = item
            item.body = open(item.body)
            return item
          })
      case .list(let opening, let items, let closing): .list(changed(opening), items, closing)
      case .comment, .expression, .return: statement
      }
    }
  }

  private func changed(_ expression: SwiftExpression) -> SwiftExpression {
    switch expression {
    case .name(let text): .name(changed(text))
    case .member(.name("self"), let name): .member(.name("self"), changed(name))
    case .member(let base, let name): .member(changed(base), name)
    default: expression
    }
  }

  /// `case .open(let kept) = data.take()` → `case .open(let kept) = _data.take()`
  private func changedBinding(_ text: String) -> String {
    var parts = text.split(separator: " = ", maxSplits: 1).map(String.init)
    if parts.count == 2 { parts[1] = changed(parts[1]) }
    return parts.joined(separator: " = ")
  }

  /// `counters.tries += 1` → `_counters.tries += 1`
  private func changed(_ text: String) -> String {
    let own = text.hasPrefix("self.") ? "self." : ""
    let rest = text.dropFirst(own.count)
    let name = rest.prefix { $0 != "." && $0 != " " && $0 != "(" }
    return names.contains(String(name))
      ? own + "_" + name.filter { $0 != "`" } + rest.dropFirst(name.count) : text
  }
}

extension SwiftDeclaration {
  fileprivate var nameWithPrivateSetter: String? {
    guard case .variable(let variable) = kind,
      variable.modifiers.contains(where: { $0.hasSuffix("private(set)") })
    else { return nil }
    return variable.name
  }
}
