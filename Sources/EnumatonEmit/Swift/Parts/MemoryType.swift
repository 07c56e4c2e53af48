import EnumatonCheck
import EnumatonSpec

// `Memory`: where composites were left, for transitions that go back there.
extension SwiftGenerator {
  /// Nothing if no transition goes back.
  func memoryType() -> [SwiftDeclaration] {
    guard !checked.memories.isEmpty else { return [] }
    let types = checked.memories.map { names.regionTypes[$0.region] + "?" }
    let variables = zip(checked.memories, types).enumerated().map { index, memory in
      SwiftDeclaration.stored(
        [memoryDocumentation(memory.0)], access + ["fileprivate(set)"], "var", names.memories[index], memory.1
      )
    }
    return [
      .type(
        ["Where composites were left the last time; `nil` for those that never were."], typeModifiers,
        .struct, "Memory", inherits: ["Hashable", "Sendable"],
        members: variables + [
          .function(
            ["A past to restore; by default none."], access, "init",
            zip(names.memories, types).map { "\($0): \($1) = nil" },
            names.memories.map { .assign(.member(.name("self"), $0), .name($0)) })
        ])
    ]
  }

  private func memoryDocumentation(_ memory: Memory) -> String {
    let name = names.states[memory.state.index]
    return memory.isDeep
      ? "The innermost state of `\(name)` in which the machine was."
      : "Where the machine enters the state of `\(name)` in which it was."
  }

  /// The value of all memories: those that have something are named.
  func memoryValue(_ memory: [Identifier<Machine.State>?]) -> SwiftExpression {
    .call(
      .name("Memory"),
      zip(names.memories, memory).compactMap { name, leaf in
        leaf.map { SwiftArgument(SwiftIdentifier.escapedLabel(name.filter { $0 != "`" }), optionalValue($0)) }
      })
  }

  func remember(_ memory: Int, _ leaf: Identifier<Machine.State>) -> SwiftStatement {
    .assign(memoryVariable(memory), optionalValue(leaf))
  }

  func memoryVariable(_ memory: Int) -> SwiftExpression { .member(.name("memory"), names.memories[memory]) }

  /// The statements of a transition: those of its only rule, or of the rule that fits what is remembered. Each
  /// rule's end in a return.
  func statements(
    of variants: [(rule: Rule, name: String)], _ body: (Rule, String) -> [SwiftStatement]
  ) -> [SwiftStatement] {
    let bodies = variants.map { body($0.rule, $0.name) }
    guard let last = variants.last, let rest = bodies.last, let recall = last.rule.recall else {
      return bodies.last ?? []
    }
    var cases: [SwiftCase] = []
    for (variant, body) in zip(variants, bodies).dropLast() where body != rest {
      switch variant.rule.recall {
      case .leaf(_, let leaf): cases.append(SwiftCase(patterns: [optionalPattern(leaf)], body: body))
      case .anything(let memory):
        return [.if(.comparison(memoryVariable(memory), "!=", .name("nil")), body)] + rest
      case .nothing, nil: break
      }
    }
    if cases.isEmpty { return rest }
    return [
      .switch(memoryVariable(recall.memory), cases.grouped() + [SwiftCase(patterns: [], body: rest)])
    ]
  }
}
