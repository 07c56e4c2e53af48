import EnumatonCheck
import EnumatonSpec

/// The lists of effects of a compact machine: each is its first effect and the rest, and lists that end alike share
/// their ends. So a list is one small number, and equal lists are one number.
struct EffectLists {
  struct List {
    var actions: [Machine.Action]
    /// The number of the list without the first effect; `nil` if nothing is left.
    var rest: Int?

    /// `list12`
    static func name(_ index: Int?) -> String { index.map { "list\($0 + 1)" } ?? "end" }
  }

  /// Those that are not empty, shorter ones before the lists that they end.
  private(set) var all: [List] = []
  private var indices: [[Machine.Action]: Int] = [:]

  init(_ checked: CheckedMachine, in lists: StepLists) {
    add(checked.initialActions.filter(\.isForHost))
    for steps in lists.all { add(steps.actions.filter(\.isForHost)) }
  }

  /// The number of a list; `nil` for the empty one.
  subscript(actions: [Machine.Action]) -> Int? { indices[actions] }

  private mutating func add(_ actions: [Machine.Action]) {
    for start in actions.indices.reversed() {
      let list = Array(actions[start...])
      guard indices[list] == nil else { continue }
      indices[list] = all.count
      all.append(List(actions: list, rest: indices[Array(list.dropFirst())]))
    }
  }
}

// `Effects` of a compact machine.
extension SwiftGenerator {
  func listedEffects(_ lists: EffectLists) -> [SwiftDeclaration] {
    [
      .stored(["What is left of them."], ["private"], "var", "list", "List"),
      .function(
        [], ["fileprivate"], "init", ["_ list: List = .end"],
        [.assign(.member(.name("self"), "list"), .name("list"))]),
      .computed(
        ["Whether there is nothing to perform."], access, "isEmpty", "Bool",
        [.expression(.comparison(.name("list"), "==", .implicitMember("end")))]),
      .function(
        ["The next effect in order; `nil` behind the last one."],
        ["@inline(never)"] + access + ["mutating"], "func next", [], returns: "Effect?",
        [
          .assign(.name("let step"), .name("list.first")), .assign(.name("list"), .name("list.rest")),
          .switch(
            .name("step"),
            [SwiftCase(patterns: [".end"], body: [.return(.name("nil"))])]
              + effectSteps.steps.map {
                SwiftCase(patterns: ["." + $0.name], body: effectStatements($0.action))
              }),
        ]),
      listType(lists), listedStepType(),
    ]
  }

  private func listType(_ lists: EffectLists) -> SwiftDeclaration {
    let cases = lists.all.enumerated().map { index, list in
      SwiftDeclaration.enumCase([text(of: list.actions)], EffectLists.List.name(index))
    }
    func column(_ name: String, _ type: String, _ value: (EffectLists.List) -> String) -> SwiftDeclaration {
      let rows = lists.all.enumerated().map { index, list in
        SwiftCase(
          patterns: ["." + EffectLists.List.name(index)], body: [.return(.implicitMember(value(list)))])
      }
      let end = SwiftCase(patterns: [".end"], body: [.return(.implicitMember("end"))])
      return .column(name, type, [end] + rows)
    }
    return .type(
      ["Every list of effects, as its first and the list of the others."], ["fileprivate"], .enum, "List",
      members: [.enumCase([], "end")] + cases + [
        column("first", "Step") { list in
          list.actions.first.flatMap { effectSteps.name(of: $0) } ?? "end"
        },
        column("rest", "List") { EffectLists.List.name($0.rest) },
      ])
  }

  private func listedStepType() -> SwiftDeclaration {
    .type(
      ["Every effect that a transition asks for, with its flags."], ["fileprivate"], .enum, "Step",
      members: [.enumCase([], "end")] + effectSteps.steps.map { .enumCase([], $0.name) })
  }
}

extension SwiftDeclaration {
  /// A column of a table: a constant for each case. Such a switch is a table in memory that is only read, as long
  /// as it is a function of its own.
  static func column(_ name: String, _ type: String, _ cases: [SwiftCase]) -> SwiftDeclaration {
    .computed([], ["@inline(never)"], name, type, [.switch(.name("self"), cases.grouped())])
  }
}
