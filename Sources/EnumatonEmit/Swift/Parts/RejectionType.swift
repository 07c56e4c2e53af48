import EnumatonSpec

// `Rejection`: the refusals that a caller gets.
extension SwiftGenerator {
  /// Nothing if the spec has no rejections.
  func rejectionType() -> [SwiftDeclaration] {
    guard !machine.rejections.isEmpty else { return [] }
    let rejections = machine.rejections.identifiers
    let cases = rejections.map {
      SwiftDeclaration.enumCase(documentation(machine.rejections[$0].summary), names.rejections[$0.index])
    }
    let name = nameProperty(
      "The rejection's name as the spec spells it.",
      cases: rejections.map { (names.rejections[$0.index], machine.rejections[$0].name.text) })
    let summary = nameProperty(
      "What a caller can be told.",
      cases: rejections.map {
        (names.rejections[$0.index], machine.rejections[$0].summary ?? machine.rejections[$0].name.text)
      })
    return [
      .type(
        ["Why an event is refused."], typeModifiers, .enum, "Rejection",
        inherits: [Self.rawType(forCount: rejections.count), "CaseIterable", "Error"],
        members: cases + [name, summary.renamed("summary")])
    ]
  }
}

extension SwiftDeclaration {
  /// The same variable under another name.
  fileprivate func renamed(_ name: String) -> SwiftDeclaration {
    guard case .variable(var variable) = kind else { return self }
    variable.name = name
    return SwiftDeclaration(documentation: documentation, kind: .variable(variable))
  }
}
