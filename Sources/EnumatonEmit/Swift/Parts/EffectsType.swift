import EnumatonSpec

// `Effects`: the effects of a transition, as a collection that takes no memory of its own.
extension SwiftGenerator {
  /// Nothing if the machine asks for nothing.
  func effectsType() -> [SwiftDeclaration] {
    guard hasEffects else { return [] }
    return [
      .type(
        ["The effects of one reaction, in the order to perform them."], typeModifiers, .struct, "Effects",
        inherits: ["RandomAccessCollection", "Hashable", "Sendable"],
        members: [
          .stored([], ["fileprivate"], "let", "list", "List"),
          .computed([], access, "startIndex", "Int", [.expression(.integer(0))]),
          .computed([], access, "endIndex", "Int", [.switch(.name("list"), countCases())]),
          .function(
            [], access, "subscript", ["position: Int"], returns: "Effect",
            [.switch(.name("list"), elementCases())]),
          listType(),
        ])
    ]
  }

  private func listType() -> SwiftDeclaration {
    .type(
      ["The distinct lists, each named after the first transition that has it."],
      ["fileprivate"], .enum, "List", inherits: ["Hashable", "Sendable"],
      members: [.enumCase([], "none")]
        + effectLists.lists.map { .enumCase([], $0.name, fields($0.payload)) })
  }

  private func countCases() -> [SwiftCase] {
    let none = SwiftCase(patterns: [".none"], body: [.return(.integer(0))])
    let cases = effectLists.lists.map {
      SwiftCase(patterns: ["." + $0.name], body: [.return(.integer(Int64($0.actions.count)))])
    }
    return ([none] + cases).grouped()
  }

  private func elementCases() -> [SwiftCase] {
    let none = SwiftCase(
      patterns: [".none"],
      body: [
        .expression(
          .call(.name("preconditionFailure"), [SwiftArgument(nil, .string("there are no effects"))]))
      ])
    return [none]
      + effectLists.lists.map { list in
        let values = list.actions.compactMap(effectValue)
        let variables = list.payload.map { variable(for: $0) }
        let isSingle = values.count == 1
        let steps = values.enumerated().map { number, value in
          SwiftCase(
            // The last stands for every higher position: an index is checked by no one but its caller.
            patterns: number == values.count - 1 ? [] : [String(number)], body: [.return(value)])
        }
        return SwiftCase(
          patterns: ["." + list.name + Self.binding(variables)],
          body: isSingle ? [.return(values[0])] : [.switch(.name("position"), steps)])
      }
  }
}
