import EnumatonCheck
import EnumatonSpec

// A leaf as the value of a variable. Those of regions other than the machine itself, and what is remembered,
// are optional.
extension SwiftGenerator {
  /// A leaf as the value of its region's variable.
  func regionValue(_ leaf: Identifier<Machine.State>) -> SwiftExpression {
    checked.region(of: leaf) == 0 ? .implicitMember(names.states[leaf.index]) : optionalValue(leaf)
  }

  /// A leaf as a pattern of a switch over its region's variable.
  func regionPattern(_ leaf: Identifier<Machine.State>) -> String {
    checked.region(of: leaf) == 0 ? "." + names.states[leaf.index] : optionalPattern(leaf)
  }

  /// A leaf where an optional is expected: `.none` would be that of the optional.
  func optionalValue(_ leaf: Identifier<Machine.State>) -> SwiftExpression {
    let name = names.states[leaf.index]
    return ["none", "some"].contains(name)
      ? .member(.name(names.regionTypes[checked.region(of: leaf)]), name) : .implicitMember(name)
  }

  /// A leaf as a pattern where an optional is switched over.
  func optionalPattern(_ leaf: Identifier<Machine.State>) -> String {
    let name = names.states[leaf.index]
    return "." + name + (["none", "some"].contains(name) ? "?" : "")
  }
}
