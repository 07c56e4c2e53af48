import EnumatonSpec

// The option sets. A flag has one bit position in all of them, so a conversion is a mask.
extension SwiftGenerator {
  var carriedFlags: [Identifier<Machine.Flag>] {
    machine.flags.identifiers.filter { !machine.flags[$0].isHeld }
  }

  /// `Flags` and `Held`, each only where the spec has such flags.
  func flagTypes() -> [SwiftDeclaration] {
    let held = machine.flags.identifiers.filter { machine.flags[$0].isHeld }
    var types: [SwiftDeclaration] = []
    if !carriedFlags.isEmpty {
      types.append(optionSet("Flags", "Every flag that events and effects carry.", carriedFlags))
    }
    if !held.isEmpty {
      types.append(optionSet("Held", "The flags that the machine holds.", held))
    }
    return types
  }

  /// The option set of the flags that one event or effect carries, with its conversions.
  func carriedFlagsType(
    _ name: String, of owner: String, _ flags: [Identifier<Machine.Flag>]
  ) -> SwiftDeclaration {
    let mask = flags.reduce(UInt64(0)) { $0 | 1 << UInt64(machine.flags[$1].bit) }
    let raw = SwiftExpression.member(.name("flags"), "rawValue")
    return optionSet(
      name, "The flags that \(owner) carries.", flags,
      further: [
        .function(
          ["Those of `flags` that \(owner) carries; the others are left out."], access, "init",
          ["_ flags: Flags"],
          [
            .assign(
              .name("rawValue"),
              .name(SwiftPrinter.text(raw) + " & " + Self.hexadecimal(mask)))
          ]),
        .computed(
          ["The same flags among all."], access, "flags", "Flags",
          [.expression(.call(.name("Flags"), [SwiftArgument("rawValue", .name("rawValue"))]))]),
      ])
  }

  private func optionSet(
    _ name: String, _ documentation: String, _ flags: [Identifier<Machine.Flag>],
    further: [SwiftDeclaration] = []
  ) -> SwiftDeclaration {
    let isHeld = flags.first.map { machine.flags[$0].isHeld } ?? false
    let bits = machine.flags.count { $0.isHeld == isHeld }
    let rawType = bits <= 8 ? "UInt8" : bits <= 16 ? "UInt16" : bits <= 32 ? "UInt32" : "UInt64"
    let members = flags.map { flag in
      // Raw values, not literals such as `[.syn]`: the compiler stops folding those in large functions.
      let value = Self.hexadecimal(1 << UInt64(machine.flags[flag].bit))
      return SwiftDeclaration.computed(
        self.documentation(machine.flags[flag].summary), access + ["static"], names.flags[flag.index],
        "Self",
        [.expression(.call(.name("Self"), [SwiftArgument("rawValue", .name(value))]))])
    }
    return .type(
      [documentation], typeModifiers, .struct, name, inherits: ["OptionSet", "Hashable", "Sendable"],
      members: [
        .stored(["A bit for each flag."], access, "let", "rawValue", rawType),
        .function(
          ["The flags of these bits."], access, "init", ["rawValue: \(rawType)"],
          [.assign(.member(.name("self"), "rawValue"), .name("rawValue"))]),
        literal(),
      ] + members + further)
  }

  /// The standard library's takes an array, on the heap wherever it is not inlined: with `-Osize` always.
  private func literal() -> SwiftDeclaration {
    .function(
      ["The flags of a literal such as `[.a, .b]`, for which no memory is taken."],
      ["@inline(__always)"] + access, "init", ["arrayLiteral flags: Self..."],
      [.expression(.name("self.init(rawValue: flags.reduce(0) { $0 | $1.rawValue })"))])
  }

  static func hexadecimal(_ value: UInt64) -> String {
    "0x" + String(value, radix: 16, uppercase: true)
  }

  /// The value of an option set: `SendFlags(rawValue: 0x3)`, or `[]`.
  func flagsValue(_ type: String, _ flags: [Identifier<Machine.Flag>]) -> SwiftExpression {
    let mask = flags.reduce(UInt64(0)) { $0 | 1 << UInt64(machine.flags[$1].bit) }
    return .call(.name(type), [SwiftArgument("rawValue", .name(Self.hexadecimal(mask)))])
  }
}
