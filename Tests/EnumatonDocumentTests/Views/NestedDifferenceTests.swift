import EnumatonDocument
import EnumatonEmit
import EnumatonTestSupport
import Testing

/// Differences between machines whose states are nested in other ways.
struct NestedDifferenceTests {
  @Test func whatIsGoneFromACompositeThatStoodInDissolvedOnesIsShown() throws {
    let diagram = try difference(
      from: """
        machine: M
        events: [go]
        states:
          A: { states: { B: { states: { C: { states: [D, F] } } } } }
        transitions:
          - { from: D, on: go, to: F }
          - { from: F, on: go, to: D }
        """,
      to: """
        machine: M
        events: [go]
        states:
          C: { states: [F, G] }
        transitions:
          - { from: F, on: go, to: G }
          - { from: G, on: go, to: F }
        """)
    let inside = try #require(diagram.node(.composite("C")))
    #expect(inside.children.map(\.name) == ["F", "G", "D"])
    #expect(inside.children.map(\.mark) == [nil, .added, .removed])
    let outer = try #require(diagram.node(.composite("A")))
    #expect(outer.mark == .removed)
    #expect(outer.children.map(\.place) == [.state("B")], "nothing that was in it is gone")
    #expect(diagram.arrow(.state("D"), .state("F"))?.mark == .removed)
  }

  @Test func anArrowOfADissolvedCompositeLeavesTheStateThatIsShownForIt() throws {
    let diagram = try difference(
      from: """
        machine: M
        events: [go, out]
        states: { start: , around: { states: [one, two] } }
        transitions:
          - { from: start, on: go, to: one }
          - { from: one, on: go, to: two }
          - { from: around, on: out, to: start }
        """,
      to: """
        machine: M
        events: [go, out]
        states: { start: , one: , two: }
        transitions:
          - { from: start, on: go, to: one }
          - { from: one, on: go, to: two }
          - { from: two, on: out, to: start }
        """)
    #expect(diagram.node(.state("around"))?.mark == .removed)
    #expect(diagram.arrow(.state("around"), .state("start"))?.texts == ["− out"])
  }

  @Test(arguments: 0..<100)
  func eachStateOfBothIsThereOnceWhereverItStands(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let (old, new) = (RandomSpec(&generator), RandomSpec(&generator))
    let diagram = try difference(from: old.text, to: new.text)
    let nodes = diagram.allNodes.filter { $0.isState || $0.isCluster }
    #expect(nodes.map(\.name).sorted() == Set(old.names + new.names).sorted(), "\(old.text)\(new.text)")
    for node in nodes {
      #expect((node.mark == .removed) == !new.names.contains(node.name), "\(node.name)")
      #expect((node.mark == .added) == !old.names.contains(node.name), "\(node.name)")
    }
    let places = diagram.allNodes.map(\.place)
    #expect(Set(places).count == places.count)
    for arrow in diagram.arrows {
      #expect(
        places.contains(arrow.tail) && places.contains(arrow.head),
        "\(arrow.tail) to \(arrow.head): \(old.text)\(new.text)")
    }
  }

  private func difference(from old: String, to new: String) throws -> StateDiagram {
    drawDifference(from: try Specs.checked(old), named: "old.yaml", to: try Specs.checked(new)).diagram
  }
}

/// A spec with some of the states `s0` to `s9`, in one another and with transitions between them at random.
private struct RandomSpec {
  private(set) var names: [String]
  private var children: [String?: [String]] = [:]
  private var transitions: [String] = []

  init(_ generator: inout SeededGenerator) {
    names = []
    for number in (0..<10).shuffled(using: &generator) where names.isEmpty || generator.chance(70) {
      let name = "s\(number)"
      let outer = generator.chance(60) ? names.randomElement(using: &generator) : nil
      children[outer, default: []].append(name)
      names.append(name)
    }
    for (number, name) in names.enumerated() {
      guard let target = names.randomElement(using: &generator) else { continue }
      transitions.append("  - { from: \(name), on: e\(number), to: \(target) }")
    }
  }

  var text: String {
    let events = names.indices.map { "e\($0)" }.joined(separator: ", ")
    return
      (["machine: M", "events: [\(events)]", "states: \(states(in: nil))", "transitions:"] + transitions)
      .map { $0 + "\n" }.joined()
  }

  private func states(in outer: String?) -> String {
    let texts = (children[outer] ?? []).map { name in
      children[name] == nil ? "\(name): " : "\(name): { states: \(states(in: name)) }"
    }
    return "{ \(texts.joined(separator: ", ")) }"
  }
}
