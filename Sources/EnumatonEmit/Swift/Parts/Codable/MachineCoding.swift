import EnumatonCheck
import EnumatonSpec

// Snapshots of the machine: where it is, by the names of the spec, and which behaviour that is a part of.
extension SwiftGenerator {
  var isCodable: Bool { options.features.contains(.codable) }

  /// Nothing if the spec does not ask for it. Embedded Swift goes without.
  func codableConformances() -> [SwiftDeclaration] {
    guard isCodable else { return [] }
    let conformances =
      [machineCoding()] + dataCodings() + checked.regions.indices.map(stateCoding)
      + (hasHeldFlags ? [heldCoding()] : [])
      + (machine.counters.isEmpty ? [] : [countersCoding()])
      + (checked.memories.isEmpty ? [] : [memoryCoding()])
    return [
      .type(
        [], ["nonisolated"], .extension, names.type,
        members: [
          .computed(
            [
              "What the machine does, as a number. It changes with the behaviour, not with the text of the spec."
            ], access + ["static"], "identity", "StaticString",
            [.expression(.string(checked.behaviourIdentity.description))])
        ]),
      SwiftDeclaration(documentation: [], kind: .conditional("!hasFeature(Embedded)", conformances)),
    ]
  }

  /// An extension with `Codable`.
  func coding(_ type: String, _ members: [SwiftDeclaration]) -> SwiftDeclaration {
    .type([], ["nonisolated"], .extension, type, inherits: ["Codable"], members: members)
  }

  func encode(_ documentation: String, _ body: [SwiftStatement]) -> SwiftDeclaration {
    .throwing([documentation], access, "func encode", ["to encoder: any Swift.Encoder"], body)
  }

  func decode(_ documentation: String, _ body: [SwiftStatement]) -> SwiftDeclaration {
    .throwing([documentation], access, "init", ["from decoder: any Swift.Decoder"], body)
  }

  /// The keys of a part of a snapshot, which are names of the spec.
  func keys(
    _ name: String, _ documentation: String, _ keys: [(swift: String, spec: String)], inherits: [String] = []
  ) -> SwiftDeclaration {
    .type(
      [documentation], ["nonisolated", "private"], .enum, name,
      inherits: ["String", "CodingKey"] + inherits,
      members: keys.map { key in
        let isSame = key.swift.filter { $0 != "`" } == key.spec
        return .enumCase([], key.swift + (isSame ? "" : " = " + SwiftPrinter.text(.string(key.spec))))
      })
  }
}

extension SwiftGenerator {
  private func machineCoding() -> SwiftDeclaration {
    let keys =
      ["machine", "identity", "state"] + (machine.hasData ? ["data"] : [])
      + (checked.hasRegions ? ["regions"] : []) + lastingParts
    return coding(
      names.type,
      [
        self.keys("CodingKeys", "What a snapshot says.", keys.map { ($0, $0) })
      ] + regionKeys() + [
        encode("Writes a snapshot.", encodeStatements()),
        decode(
          "Reads a snapshot. `DecodingError.dataCorrupted` says why one is refused: above all because it is one of "
            + "another machine, or of another version of this one, where the same names may mean something else.",
          decodeStatements()),
      ] + activeRegions())
  }

  /// What the machine keeps besides its states, as its properties are called.
  private var lastingParts: [String] {
    (hasHeldFlags ? ["held"] : []) + (machine.counters.isEmpty ? [] : ["counters"])
      + (checked.memories.isEmpty ? [] : ["memory"])
  }

  /// Of the regions their variables, which are also their keys, the types and the names.
  private var regionParts: [(variable: String, type: String, name: String)] {
    checked.regions.indices.dropFirst().compactMap { index in
      checked.regions[index].state.map {
        (names.regionVariables[index], names.regionTypes[index], machine.states[$0].name.text)
      }
    }
  }

  private func encodeStatements() -> [SwiftStatement] {
    func encode(_ value: String, _ key: String) -> SwiftStatement {
      .expression(.name("try snapshot.encode(\(value), forKey: .\(key))"))
    }
    var body: [SwiftStatement] = [
      .expression(.name("var snapshot = encoder.container(keyedBy: CodingKeys.self)")),
      encode(SwiftPrinter.text(.string(machine.name.text)), "machine"),
      encode("Self.identity.description", "identity"), encode("state", "state"),
    ]
    if checked.hasRegions {
      body.append(
        .expression(
          .name("var regions = snapshot.nestedContainer(keyedBy: RegionKeys.self, forKey: .regions)")))
      body += regionParts.map {
        .expression(.name("try regions.encodeIfPresent(self.\($0.variable), forKey: .\($0.variable))"))
      }
    }
    return body + encodeData() + lastingParts.map { encode($0, $0) }
  }

  private func decodeStatements() -> [SwiftStatement] {
    let name = machine.name.text
    var arguments = ["state: try snapshot.decode(State.self, forKey: .state)"]
    arguments += regionParts.map { part in
      let label = SwiftIdentifier.escapedLabel(part.variable.filter { $0 != "`" })
      return "\(label): try regions.decodeIfPresent(\(part.type).self, forKey: .\(part.variable))"
    }
    arguments += lastingParts.map { "\($0): \(decoding($0))" }
    var body: [SwiftStatement] = [
      .expression(.name("let snapshot = try decoder.container(keyedBy: CodingKeys.self)")),
      .expression(.name("let machine = try snapshot.decode(String.self, forKey: .machine)")),
      .guard(
        ["machine == \(SwiftPrinter.text(.string(name)))"],
        [refuse("snapshot", "this is a snapshot of '\\(machine)', not of '\(name)'", key: "machine")]),
      .expression(.name("let identity = try snapshot.decode(String.self, forKey: .identity)")),
      .guard(
        ["identity == Self.identity.description"],
        [
          refuse(
            "snapshot",
            "this is a snapshot of another version of '\(name)' (identity \\(identity), this one is "
              + "\\(Self.identity))", key: "identity")
        ]),
    ]
    if checked.hasRegions {
      body.append(
        .expression(
          .name("let regions = try snapshot.nestedContainer(keyedBy: RegionKeys.self, forKey: .regions)")))
    }
    body += decodeData()
    if machine.hasData { arguments[0] = "in: state, with: data" }
    body.append(.list("self.init(", arguments, ")"))
    if checked.hasRegions {
      body.append(
        .if(
          .name("let key = RegionKeys.allCases.first(where: { regions.contains($0) != isActive($0) })"),
          [
            refuse(
              "snapshot",
              "the region '\\(key.stringValue)' is \\(isActive(key) ? \"\" : \"not \")active in this state",
              key: "regions")
          ]))
    }
    return body
  }

  private func decoding(_ part: String) -> String {
    "try snapshot.decode(\(part.prefix(1).uppercased() + part.dropFirst()).self, forKey: .\(part))"
  }

  private func regionKeys() -> [SwiftDeclaration] {
    guard checked.hasRegions else { return [] }
    return [
      keys(
        "RegionKeys", "The regions, of which a snapshot has those that are active.",
        regionParts.map { ($0.variable, $0.name) }, inherits: ["CaseIterable"])
    ]
  }

  private func activeRegions() -> [SwiftDeclaration] {
    guard checked.hasRegions else { return [] }
    let cases = regionParts.map {
      SwiftCase(patterns: [".\($0.variable)"], body: [.expression(.name("self.\($0.variable) != nil"))])
    }
    return [
      .function(
        ["Whether a snapshot has the region."], ["private"], "func isActive", ["_ region: RegionKeys"],
        returns: "Bool",
        [.switch(.name("region"), cases)])
    ]
  }
}
