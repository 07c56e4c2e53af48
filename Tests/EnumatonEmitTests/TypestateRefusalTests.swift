import EnumatonEmit
import EnumatonSpec
import Testing

/// A machine whose states can't be types: asking for them is an error where it was done, with the place of what
/// is in the way.
struct TypestateRefusalTests {
  struct Spec: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var note: String
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
        """, note: "7:16: note: 'bolt' is a region"),
    Spec(
      testDescription: "completion",
      text: """
        events: [push]
        states: { swinging: { states: { out: , back: { final: true } } }, shut: }
        transitions:
          - { from: out, on: push, to: back }
          - { from: swinging, on: done, to: shut }
        """, note: "8:5: note: this answers 'done'"),
    Spec(
      testDescription: "a raised event",
      text: """
        events: [push, fell]
        states: [shut, ajar]
        transitions:
          - { from: shut, on: push, to: ajar, do: { raise: fell } }
          - { from: ajar, on: fell, to: shut }
        """, note: "4:16: note: 'fell' is raised"),
    Spec(
      testDescription: "deferral",
      text: """
        events: [push, pull]
        states: [shut, ajar]
        transitions:
          - { from: shut, on: push, to: ajar }
          - { from: shut, on: pull, defer: true }
          - { from: ajar, on: pull, to: shut }
        """, note: "8:5: note: this defers"),
  ]

  @Test(arguments: specs)
  func theSpecIsRefusedWhereItAsksForThem(_ spec: Spec) throws {
    let text = "machine: Door\naccess: public\nswift: [codable, typestate]\n" + spec.text
    try expectRefusal(Compilation(Array(text.utf8), path: "Door.yaml"), at: "3:18", note: spec.note)
  }

  @Test(arguments: specs)
  func theMachineIsRefusedWhereTheCommandAsksForThem(_ spec: Spec) throws {
    let text = "machine: Door\naccess: public\nsummary: A door.\n" + spec.text
    let compilation = Compilation(Array(text.utf8), path: "Door.yaml", features: [.typestate])
    try expectRefusal(compilation, at: "1:10", note: spec.note)
  }

  @Test(arguments: specs)
  func withoutThemTheSpecIsFine(_ spec: Spec) {
    let compilation = Compilation(Array(("machine: Door\n" + spec.text).utf8), path: "Door.yaml")
    #expect(!compilation.outputs.isEmpty)
  }

  private func expectRefusal(_ compilation: Compilation, at place: String, note: String) throws {
    #expect(compilation.outputs.isEmpty)
    let errors = compilation.diagnostics.filter { $0.severity == .error }
    #expect(errors.count == 1)
    let lines = try #require(errors.first).rendered(path: "Door.yaml").split(separator: "\n")
    #expect(lines[0].hasPrefix("Door.yaml:\(place): error: the states of this machine can't be types"))
    #expect(lines[0].hasSuffix("or leave 'typestate' out [unsupported]"))
    #expect(lines.dropFirst() == ["Door.yaml:\(note)"])
  }
}
