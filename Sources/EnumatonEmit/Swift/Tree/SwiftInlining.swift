// What makes a public type one that other modules can see into: its code `@inlinable`, its layout `@frozen`, and
// what it keeps to itself `@usableFromInline`.
//
//     @inlinable public mutating func handle(_ event: Event) -> Reaction { … }
extension SwiftFile {
  /// The file with all its code open to the optimizer of other modules.
  func inlinable() -> SwiftFile {
    var file = self
    file.declarations = declarations.flatMap { SwiftInlining(names: []).open($0) }
    return file
  }
}

/// Inlinable code cannot use a setter that is private. A variable with one becomes a stored variable with an
/// underscore, which the module's own code changes, and a public one that reads it.
private struct SwiftInlining {
  /// The variables with private setters, of the type around and of those inside it.
  let names: Set<String>

  func open(_ declaration: SwiftDeclaration) -> [SwiftDeclaration] {
    var declaration = declaration
    switch declaration.kind {
    case .type(var type):
      type.modifiers = open(type)
      let own = SwiftInlining(names: Set(type.members.flatMap(\.namesWithPrivateSetters)))
      type.members = type.members.flatMap { own.open($0) }
      declaration.kind = .type(type)
    case .function(var function):
      function.modifiers = ["@inlinable"] + function.modifiers.filter { !Self.hides($0) }
      function.body = open(function.body)
      declaration.kind = .function(function)
    case .variable(var variable):
      if names.contains(variable.name), let setter = variable.modifiers.firstIndex(where: Self.hidesSetter) {
        variable.modifiers.remove(at: setter)
        return split(variable, declaration.documentation)
      }
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

  private static func hidesSetter(_ modifier: String) -> Bool { modifier.hasSuffix("private(set)") }
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
      case .guard(let bindings, let body): .guard(bindings, open(body))
      case .while(let binding, let body): .while(binding, open(body))
      case .switch(let subject, let cases):
        .switch(
          subject,
          cases.map { item in
            var item = item
            item.body = open(item.body)
            return item
          })
      case .comment, .expression, .return: statement
      }
    }
  }

  private func changed(_ expression: SwiftExpression) -> SwiftExpression {
    switch expression {
    case .name(let text): .name(changed(text))
    case .member(let base, let name): .member(changed(base), changed(name))
    default: expression
    }
  }

  /// `counters.tries += 1` → `_counters._tries += 1`
  private func changed(_ text: String) -> String {
    let path = text.prefix { $0 != " " && $0 != "(" }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map { part in
      names.contains(String(part)) ? "_" + part.filter { $0 != "`" } : String(part)
    }
    return parts.joined(separator: ".") + text.dropFirst(path.count)
  }
}

extension SwiftDeclaration {
  fileprivate var namesWithPrivateSetters: [String] {
    switch kind {
    case .type(let type): type.members.flatMap(\.namesWithPrivateSetters)
    case .variable(let variable):
      variable.modifiers.contains { $0.hasSuffix("private(set)") } ? [variable.name] : []
    case .conditional(_, let declarations): declarations.flatMap(\.namesWithPrivateSetters)
    case .function, .enumCase, .alias, .requirement: []
    }
  }
}
