import EnumatonCheck
import EnumatonExport
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The machine for other tools.
@Suite struct JSONTests {
  private struct Description: Decodable {
    struct State: Decodable { var name, kind: String }
    struct Rule: Decodable {
      var state, on, transition, outcome: String
      var when: String?
    }
    var machine: String
    var states: [State]
    var rules: [Rule]
  }

  private func description(_ checked: CheckedMachine) throws -> Description {
    try JSONDecoder().decode(Description.self, from: Data(exportJSON(checked).utf8))
  }

  @Test(
    "It is JSON, with every rule of every leaf in the order of the checked machine",
    arguments: SpecFiles.machines)
  func rules(file: String) throws {
    let checked = try #require(try CheckedSpec.checked(file: file))
    let description = try description(checked)
    #expect(description.machine == checked.machine.name.text)
    #expect(description.states.map(\.name) == checked.machine.states.map(\.name.text))
    #expect(description.states.count { $0.kind == "leaf" } == checked.leaves.count)
    var rules: [Rule] = []
    for leaf in checked.leaves.indices {
      for trigger in checked.triggers.indices { rules += checked.rules(leaf: leaf, trigger: trigger) }
    }
    #expect(description.rules.map(\.transition) == rules.map { checked.name(of: $0) })
    #expect(
      description.rules.map(\.when) == rules.map { checked.machine.transitions[$0.transition].conditionText })
  }

  @Test("Waits are exact seconds")
  func timers() throws {
    let spec = """
      machine: Waits
      timers:
        once: 250ms
        often: { after: 1s, attempts: 3, backoff: 1.5, limit: 2.000000001s }
        ever: { after: 2m, repeats: true }
      states: { S: { timers: [once, often, ever] } }
      transitions:
        - { from: S, on: [once, often, often.exhausted, ever], ignore: true }
      """
    let text = exportJSON(try #require(CheckedSpec.checked(spec)))
    let timers = """
      "timers":[
        {"name":"once","after":0.25,"attempts":null,"backoff":null,"limit":null,"repeats":false},
        {"name":"often","after":1.0,"attempts":3,"backoff":{"numerator":3,"denominator":2},"limit":2.000000001,"repeats":false},
        {"name":"ever","after":120.0,"attempts":null,"backoff":null,"limit":null,"repeats":true}
      ],

      """
    #expect(text.contains(timers))
  }

  @Test("What states keep is there, and where it comes from") func data() throws {
    let spec = """
      machine: Box
      events: { put: { payload: { n: Int } }, seal: , empty: }
      states: { open: , full: { data: { n: Int } }, sealed: { data: { n: Int } } }
      transitions:
        - { from: open, on: put, to: full }
        - { from: full, on: seal, to: sealed }
        - { from: full, on: empty, to: open }
      """
    let lines = exportJSON(try #require(CheckedSpec.checked(spec))).split(separator: "\n")
    func line(_ start: String) -> Substring { lines.first { $0.contains(start) } ?? "" }
    #expect(line(#"{"name":"full""#).contains(#""data":[{"name":"n","type":"Int"}]"#))
    #expect(line(#""transition":"open/put#1""#).contains(#""data":[{"name":"n","from":"event"}]"#))
    #expect(line(#""transition":"full/seal#1""#).contains(#""data":[{"name":"n","from":"state"}]"#))
    #expect(line(#""transition":"full/empty#1""#).contains(#""data":[]"#))
  }
}
