import EnumatonCheck
import EnumatonSpec

// `Composite` and `isIn`: the states that have states inside.
extension SwiftGenerator {
  var composites: [Identifier<Machine.State>] {
    machine.states.identifiers.filter {
      !machine.states[$0].children.isEmpty && !machine.states[$0].isRegion
    }
  }

  /// Nothing if no state has states inside.
  func compositeType() -> [SwiftDeclaration] {
    let composites = composites
    guard !composites.isEmpty else { return [] }
    let cases = composites.map { composite in
      let inside = machine.states[composite].children.map { "`\(names.states[$0.index])`" }
      let what = machine.isOrthogonal(composite) ? "The regions" : "The states"
      return SwiftDeclaration.enumCase(
        documentation(machine.states[composite].summary)
          + ["\(what) \(inside.joined(separator: ", "))."], names.states[composite.index])
    }
    let name = nameProperty(
      "The state's name as the spec spells it.",
      cases: composites.map { (names.states[$0.index], machine.states[$0].name.text) })
    return [
      .type(
        ["The states that have states inside."], typeModifiers, .enum, "Composite",
        inherits: [Self.rawType(forCount: composites.count), "CaseIterable", "Sendable"],
        members: cases + [name])
    ]
  }

  /// Whether the machine is inside a composite; nothing if there are none.
  func isIn() -> [SwiftDeclaration] {
    let composites = composites
    guard !composites.isEmpty else { return [] }
    let spans = spans()
    let cases = composites.map { composite in
      SwiftCase(
        patterns: ["." + names.states[composite.index]],
        body: [.return(.name(isInside(composite, span: spans[composite.index])))])
    }
    return [
      .function(
        ["Whether the machine is in a state inside `composite`."], access, "func isIn",
        ["_ composite: Composite"], returns: "Bool", [.switch(.name("composite"), cases.grouped())])
    ]
  }

  /// For each state the places, among the leaves of its region, of those inside it. In document order they
  /// stand side by side.
  private func spans() -> [ClosedRange<Int>?] {
    var spans = [ClosedRange<Int>?](repeating: nil, count: machine.states.count)
    for (index, region) in checked.regions.enumerated() {
      for (place, leaf) in region.leaves.enumerated() {
        for state in machine.lineage(of: leaf).prefix(while: { checked.region(of: $0) == index }) {
          spans[state.index] = (spans[state.index]?.lowerBound ?? place)...place
        }
      }
    }
    return spans
  }

  /// A test of one bit, or of the raw value where a word has too few of them.
  private func isInside(_ composite: Identifier<Machine.State>, span: ClosedRange<Int>?) -> String {
    let region = checked.region(of: composite)
    let variable = names.regionValues[region]
    guard let span else { return "false" }
    guard hasBits(region) else {
      let test = "\(span.lowerBound)...\(span.upperBound) ~= "
      return region == 0
        ? test + "state.rawValue" : "\(variable).map { \(test)$0.rawValue } ?? false"
    }
    let mask = (UInt64.max >> UInt64(63 - (span.upperBound - span.lowerBound))) << UInt64(span.lowerBound)
    let bit = region == 0 ? "state.bit" : "(\(variable)?.bit ?? 0)"
    return "\(bit) & \(Self.hexadecimal(mask)) != 0"
  }

  /// Whether each of the region's leaves has a bit in a word.
  private func hasBits(_ region: Int) -> Bool { checked.regions[region].leaves.count <= 64 }

  /// The bit that `isIn` tests, where it tests one.
  func bitProperty(ofRegion region: Int) -> [SwiftDeclaration] {
    let isTested = composites.contains { checked.region(of: $0) == region }
    guard isTested, hasBits(region) else { return [] }
    return [
      .computed(
        ["Its bit among those of all states."], ["fileprivate"], "bit", "UInt64",
        [.expression(.name("1 &<< UInt64(rawValue)"))])
    ]
  }
}
