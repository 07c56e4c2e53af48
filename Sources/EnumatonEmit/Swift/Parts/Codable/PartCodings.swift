import EnumatonCheck
import EnumatonSpec

// What a snapshot is made of. Each part can be encoded by itself too, by the names of the spec.
extension SwiftGenerator {
  func stateCoding(ofRegion index: Int) -> SwiftDeclaration {
    let region = checked.regions[index].state.map { machine.states[$0].name.text }
    let place = region.map { "the region '\($0)' of '\(machine.name.text)'" } ?? "'\(machine.name.text)'"
    return coding(
      names.type + "." + names.regionTypes[index],
      [
        encode(
          "Writes the state's name.",
          [
            .expression(.name("var value = encoder.singleValueContainer()")),
            .expression(.name("try value.encode(name.description)")),
          ]),
        decode(
          "Reads a state by its name.",
          [
            .expression(.name("let value = try decoder.singleValueContainer()")),
            .expression(.name("let name = try value.decode(String.self)")),
            .guard(
              ["let state = Self.allCases.first(where: { $0.name.description == name })"],
              [refuse("value", "\(place) has no state '\\(name)'")]),
            .assign(.name("self"), .name("state")),
          ]),
      ])
  }

  func heldCoding() -> SwiftDeclaration {
    let flags = machine.flags.identifiers.filter { machine.flags[$0].isHeld }.map { flag in
      (swift: "." + names.flags[flag.index], spec: SwiftPrinter.text(.string(machine.flags[flag].name.text)))
    }
    return coding(
      names.type + ".Held",
      [
        encode(
          "Writes the names of the flags that are set.",
          [.expression(.name("var names = encoder.unkeyedContainer()"))]
            + flags.map { flag in
              .if(
                .name("contains(\(flag.swift))"), [.expression(.name("try names.encode(\(flag.spec))"))])
            }),
        decode(
          "Reads the names of the flags that are set.",
          [
            .expression(.name("var names = try decoder.unkeyedContainer()")),
            .assign(.name("self"), .name("[]")),
            .while(
              "!names.isAtEnd",
              [
                .expression(.name("let name = try names.decode(String.self)")),
                .switch(
                  .name("name"),
                  flags.map {
                    SwiftCase(patterns: [$0.spec], body: [.expression(.name("insert(\($0.swift))"))])
                  } + [
                    SwiftCase(
                      patterns: [],
                      body: [refuse("names", "'\(machine.name.text)' holds no flag '\\(name)'")])
                  ]),
              ]),
          ]),
      ])
  }

  func countersCoding() -> SwiftDeclaration {
    let counters = machine.counters.identifiers.map { counter in
      (
        swift: names.counters[counter.index], spec: machine.counters[counter].name.text,
        type: Self.integerType(for: machine.counters[counter].range), range: machine.counters[counter].range
      )
    }
    let arguments = counters.map { counter in
      SwiftIdentifier.escapedLabel(counter.swift.filter { $0 != "`" })
        + ": try counts.decode(\(counter.type).self, forKey: .\(counter.swift))"
    }
    let checks = counters.map { counter -> SwiftStatement in
      let text = "\(counter.range.lowerBound)...\(counter.range.upperBound)"
      return .guard(
        [
          "try counts.decode(\(counter.type).self, forKey: .\(counter.swift)) == self.\(counter.swift)"
        ],
        [refuse("counts", "the counter '\(counter.spec)' is not in \(text)", key: counter.swift)])
    }
    return coding(
      names.type + ".Counters",
      [
        keys("CodingKeys", "The counters' names.", counters.map { ($0.swift, $0.spec) }),
        decode(
          "Reads what was counted, which must be in the counters' ranges.",
          [
            .expression(.name("let counts = try decoder.container(keyedBy: CodingKeys.self)")),
            .list("self.init(", arguments, ")"),
          ] + checks),
      ])
  }

  func memoryCoding() -> SwiftDeclaration {
    let keys = checked.memories.enumerated().map { index, memory in
      (names.memories[index], machine.states[memory.state].name.text + (memory.isDeep ? ".deep" : ""))
    }
    return coding(
      names.type + ".Memory",
      [self.keys("CodingKeys", "The composites' names, with `.deep` for the innermost state.", keys)])
  }

  /// `DecodingError.dataCorrupted`, for a reason that may have interpolations.
  func refuse(_ container: String, _ reason: String, key: String? = nil) -> SwiftStatement {
    .list(
      "throw DecodingError.dataCorruptedError(",
      (key.map { ["forKey: .\($0)"] } ?? []) + ["in: \(container)", "debugDescription: \"\(reason)\""], ")")
  }
}
