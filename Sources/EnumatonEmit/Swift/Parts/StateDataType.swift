import EnumatonCheck
import EnumatonSpec

// `StateData`: what the machine keeps in the states that have something to keep.
extension SwiftGenerator {
  /// Nothing if no state has.
  func stateDataTypes() -> [SwiftDeclaration] {
    guard hasData else { return [] }
    return [stateDataType()] + names.data.owners.map(dataType)
  }

  private func stateDataType() -> SwiftDeclaration {
    let cases = names.data.owners.map { owner in
      SwiftDeclaration.enumCase(
        keepers(owner), names.states[owner.index], [names.data.type(of: owner) ?? ""])
    }
    let take = SwiftDeclaration.function(
      ["Gives away what there is, and keeps nothing."], ["fileprivate", "mutating"], "func take", [],
      returns: "StateData",
      [
        .assign(.name("var taken"), .member(.name("StateData"), names.data.nothing)),
        .expression(.name("Swift.swap(&taken, &self)")), .return(.name("taken")),
      ])
    return .type(
      ["What the machine keeps while it is in a state."], typeModifiers, .enum, "StateData",
      inherits: ["Hashable", "Sendable"],
      members: [.enumCase(keepers(nil), names.data.nothing)] + cases + [take])
  }

  private func dataType(of owner: Identifier<Machine.State>) -> SwiftDeclaration {
    let fields = machine.data(in: owner)
    let variables = fields.map { field in
      SwiftDeclaration.stored([], access, "var", Self.member(field), field.type)
    }
    // That of the compiler is internal.
    let memberwise = SwiftDeclaration.function(
      [], access, "init", self.fields(fields),
      fields.map { .assign(.member(.name("self"), Self.member($0)), .name(Self.member($0))) })
    return .type(
      ["What the machine keeps in `\(names.states[owner.index])`."], typeModifiers, .struct,
      names.data.type(of: owner) ?? "", inherits: ["Hashable", "Sendable"],
      members: variables + (options.access == .internal ? [] : [memberwise]))
  }

  /// The property of a field.
  static func member(_ field: Machine.PayloadField) -> String {
    SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel(field.name.text))
  }

  /// `idle` and `closed`: the states of one owner, or those that keep nothing.
  private func stateNames(keeping owner: Identifier<Machine.State>?) -> String {
    let names = checked.leaves.filter { machine.dataOwner(of: $0) == owner }
      .map { "`\(self.names.states[$0.index])`" }
    return (names.dropLast(2) + [names.suffix(2).joined(separator: " and ")]).joined(separator: ", ")
  }

  private func keepers(_ owner: Identifier<Machine.State>?) -> [String] {
    let names = stateNames(keeping: owner)
    return names.isEmpty ? [] : ["In \(names)."]
  }
}

// What the host does with it.
extension SwiftGenerator {
  func dataStorage() -> [SwiftDeclaration] {
    guard hasData else { return [] }
    return [
      .stored(
        ["What the machine keeps while it is in `state`."], access + ["private(set)"], "var", "data",
        "StateData")
    ]
  }

  /// One for each kind of data, to change it where it is.
  func dataMethods() -> [SwiftDeclaration] {
    zip(names.data.owners, names.data.types).enumerated().map { index, owned in
      let name = names.states[owned.0.index]
      return SwiftDeclaration(
        documentation: [
          "Lets `body` change in place what the machine keeps in \(stateNames(keeping: owned.0)), and gives its "
            + "result; `nil` in other states.",
          "`body` must not use the machine.",
        ],
        kind: .function(
          SwiftFunction(
            attributes: ["@discardableResult"], modifiers: access + ["mutating"],
            name: "func \(names.data.methods[index])<Result>",
            parameters: ["_ body: (inout \(owned.1)) -> Result"], result: "Result?",
            body: [
              .guard(["case .\(name)(var kept) = data"], [.return(.name("nil"))]),
              // (What is changed is then the only one, and an array in it is not copied.)
              .assign(.name("data"), .implicitMember(names.data.nothing)),
              .assign(.name("let result"), .name("body(&kept)")),
              .assign(.name("data"), .implicitCall(name, [.name("kept")])),
              .return(.name("result")),
            ])))
    }
  }

  /// The data of a leaf, made of the values that `value` gives for its fields.
  func dataValue(
    in leaf: Identifier<Machine.State>, _ value: (Int, Machine.PayloadField) -> SwiftExpression
  ) -> SwiftExpression {
    guard let owner = machine.dataOwner(of: leaf), let type = names.data.type(of: owner) else {
      return .implicitMember(names.data.nothing)
    }
    return .implicitCall(names.states[owner.index], [.call(.name(type), dataArguments(in: leaf, value))])
  }

  private func dataArguments(
    in leaf: Identifier<Machine.State>, _ value: (Int, Machine.PayloadField) -> SwiftExpression
  ) -> [SwiftArgument] {
    machine.data(in: leaf).enumerated().map { index, field in
      SwiftArgument(argumentLabel(of: field), value(index, field))
    }
  }

  /// Whether `data` is that of `state`.
  func dataCheck() -> [SwiftStatement] {
    let fitting = checked.leaves.map { leaf in
      let data = machine.dataOwner(of: leaf).map { names.states[$0.index] } ?? names.data.nothing
      return "(.\(names.states[leaf.index]), .\(data))"
    }
    return [
      .switch(
        .name("(state, data)"),
        [
          SwiftCase(patterns: fitting, body: [.expression(.name("break"))]),
          SwiftCase(patterns: [], body: [.return(.name("nil"))]),
        ])
    ]
  }
}

// What transitions do with it.
extension SwiftGenerator {
  /// Takes what a rule needs of the data before, and puts in place the data after.
  func dataChange(_ rule: Rule) -> [SwiftStatement] {
    guard hasData else { return [] }
    let passedOn = payload(of: rule).filter { origin(of: $0, rule) == .state }
    var statements: [SwiftStatement] = []
    if let owner = machine.dataOwner(of: rule.source),
      !passedOn.isEmpty || rule.data?.contains(.state) ?? false
    {
      let source = rule.data == nil ? "data" : "data.take()"
      statements.append(
        .guard(
          ["case .\(names.states[owner.index])(let kept) = \(source)"],
          [.return(.implicitMember("unhandled"))]))
      statements += passedOn.map { .assign(.name("let \(variable(for: $0))"), kept($0)) }
    }
    if let origins = rule.data, case .move(let target) = rule.outcome {
      statements.append(
        newData(in: target) { origins[$0] == .event ? .name(variable(for: $1)) : kept($1) })
    }
    return statements
  }

  /// `data = .open(OpenData(peer: kept.peer, buffer: buffer))`
  private func newData(
    in leaf: Identifier<Machine.State>, _ value: (Int, Machine.PayloadField) -> SwiftExpression
  ) -> SwiftStatement {
    guard let owner = machine.dataOwner(of: leaf), let type = names.data.type(of: owner) else {
      return .assign(.name("data"), .implicitMember(names.data.nothing))
    }
    let arguments = dataArguments(in: leaf, value).map {
      ($0.label.map { $0 + ": " } ?? "") + SwiftPrinter.text($0.value)
    }
    return .list("data = .\(names.states[owner.index])(\(type)(", arguments, "))")
  }

  private func kept(_ field: Machine.PayloadField) -> SwiftExpression {
    .member(.name("kept"), Self.member(field))
  }

  func origin(of field: Machine.PayloadField, _ rule: Rule) -> DataOrigin? {
    machine.effectOrigin(of: field, from: rule.source, on: rule.trigger)
  }

  /// What a rule takes from the event: for its effects, and to keep it.
  func takenFromEvent(_ rule: Rule) -> [Machine.PayloadField] {
    guard hasData else { return payload(of: rule) }
    var fields = payload(of: rule).filter { origin(of: $0, rule) == .event }
    if let origins = rule.data, case .move(let target) = rule.outcome {
      fields += zip(machine.data(in: target), origins).filter { $0.1 == .event }.map(\.0)
    }
    return fields
  }
}
