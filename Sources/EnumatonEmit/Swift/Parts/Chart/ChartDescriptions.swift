// How the answer of a machine prints that can take several transitions at one event: packed numbers say nothing.
extension SwiftGenerator {
  /// Embedded Swift goes without.
  func chartDescriptions() -> [SwiftDeclaration] {
    let extensions =
      [
        description(
          "The transitions and the effects, in order.", of: "Macrostep",
          hasEffects ? #""\(transitions): \(effects)""# : "transitions.description"),
        description(
          "The transitions by the spec's names: `[STATE/event#1]`.", of: "Transitions",
          hasTransitions ? list(of: "$0.name") : #""[]""#),
      ] + (hasEffects ? [description("The effects, in order.", of: "Effects", list(of: "$0"))] : [])
    return [SwiftDeclaration(documentation: [], kind: .conditional("!hasFeature(Embedded)", extensions))]
  }

  private func list(of element: String) -> String {
    #""[" + map { "\(\#(element))" }.joined(separator: ", ") + "]""#
  }

  private func description(_ documentation: String, of type: String, _ value: String) -> SwiftDeclaration {
    .type(
      [], ["nonisolated"], .extension, names.type + "." + type, inherits: ["CustomStringConvertible"],
      members: [
        .computed([documentation], access, "description", "String", [.expression(.name(value))])
      ])
  }
}
