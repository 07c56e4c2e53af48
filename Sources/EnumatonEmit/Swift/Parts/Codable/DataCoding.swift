import EnumatonCheck
import EnumatonSpec

// The data of the state in a snapshot, by the names of the spec.
extension SwiftGenerator {
  /// What each state keeps: the compiler writes the rest, if it finds that the fields' types are `Codable`.
  func dataCodings() -> [SwiftDeclaration] {
    zip(names.data.owners, names.data.types).map { owner, type in
      let fields = machine.data(in: owner).map { (Self.member($0), $0.name.text) }
      return coding("\(names.type).\(type)", [keys("CodingKeys", "What a snapshot says of it.", fields)])
    }
  }

  func encodeData() -> [SwiftStatement] {
    guard machine.hasData else { return [] }
    let nothing = SwiftCase(patterns: ["." + names.data.nothing], body: [.expression(.name("break"))])
    let cases = names.data.owners.map { owner in
      SwiftCase(
        patterns: [".\(names.states[owner.index])(let kept)"],
        body: [.expression(.name("try snapshot.encode(kept, forKey: .data)"))])
    }
    return [.switch(.name("data"), [nothing] + cases)]
  }

  /// Each state has the data that belongs there, so that no snapshot makes another machine.
  func decodeData() -> [SwiftStatement] {
    guard machine.hasData else { return [] }
    let cases = checked.leaves.map { leaf in
      let value: SwiftExpression
      if let owner = machine.dataOwner(of: leaf), let type = names.data.type(of: owner) {
        value = .name(".\(names.states[owner.index])(try snapshot.decode(\(type).self, forKey: .data))")
      } else {
        value = .implicitMember(names.data.nothing)
      }
      return SwiftCase(
        patterns: ["." + names.states[leaf.index]], body: [.assign(.name("data"), value)])
    }
    return [
      .assign(.name("let state"), .name("try snapshot.decode(State.self, forKey: .state)")),
      .expression(.name("let data: StateData")),
      .switch(.name("state"), cases.grouped()),
    ]
  }
}
