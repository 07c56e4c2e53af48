import EnumatonEmit
import EnumatonSpec
import Testing

/// A machine whose rules can't be tables: asking for them is an error where it was done.
struct CompactRefusalTests {
  struct Spec: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var reason: String
    var features: Set<Machine.SwiftFeature> = []
  }

  static let specs = [
    Spec(
      testDescription: "regions",
      text: """
        events: [push]
        states:
          shut:
            regions: { bolt: [out, back], bell: [silent, ringing] }
        transitions:
          - { from: out, on: push, to: back }
        """, reason: "one event can set off several transitions"),
    Spec(
      testDescription: "payload",
      text: """
        events: { write: { payload: { text: String } } }
        effects: { show: { payload: { text: String } } }
        states: [shut]
        transitions:
          - { from: shut, on: write, do: show }
        """, reason: "the effect 'show' has a payload"),
    Spec(
      testDescription: "many flags",
      text: "flags: [" + (0..<40).map { "f\($0)" }.joined(separator: ", ") + "]\n"
        + "events: { go: { carries: [" + (0..<40).map { "f\($0)" }.joined(separator: ", ") + "] } }\n"
        + "states: [a, b]\ntransitions:\n"
        + (0..<30).map { "  - { from: a, on: go, when: f\($0) or f\($0 + 1), to: b }\n" }.joined(),
      reason: "its conditions ask about 70 flags"),
    Spec(
      testDescription: "code to inline",
      text: """
        events: [push]
        states: [shut, ajar]
        transitions:
          - { from: shut, on: push, to: ajar }
        """, reason: "what other modules inline ('inlinable') is code", features: [.inlinable]),
  ]

  @Test(arguments: specs)
  func theSpecIsRefusedWhereItAsksForThem(_ spec: Spec) throws {
    let words = ["compact"] + spec.features.map(\.rawValue)
    let text = "machine: Door\naccess: public\nswift: [\(words.joined(separator: ", "))]\n" + spec.text
    try expectRefusal(Compilation(Array(text.utf8), path: "Door.yaml"), at: "3:9", spec)
  }

  @Test(arguments: specs)
  func theMachineIsRefusedWhereTheCommandAsksForThem(_ spec: Spec) throws {
    let text = "machine: Door\naccess: public\n" + spec.text
    let features = spec.features.union([.compact])
    try expectRefusal(Compilation(Array(text.utf8), path: "Door.yaml", features: features), at: "1:10", spec)
  }

  @Test(arguments: specs)
  func withoutThemTheSpecIsFine(_ spec: Spec) {
    let compilation = Compilation(
      Array(("machine: Door\n" + spec.text).utf8), path: "Door.yaml", features: spec.features)
    #expect(!compilation.outputs.isEmpty)
  }

  private func expectRefusal(_ compilation: Compilation, at place: String, _ spec: Spec) throws {
    #expect(compilation.outputs.isEmpty)
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1)
    let error = try #require(errors.first).rendered(path: "Door.yaml")
    #expect(error.hasPrefix("Door.yaml:\(place): error: the rules of this machine can't be tables"))
    #expect(error.contains(spec.reason) && error.contains("or leave 'compact' out [unsupported]"))
  }
}
