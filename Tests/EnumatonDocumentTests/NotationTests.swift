import EnumatonDocument
import EnumatonEmit
import Testing

struct NotationTests {
  @Test func `a Mermaid diagram says what it is`() {
    #expect(
      generateMermaid(for: StateDiagram(name: "Door"), sourceName: "Door.yaml").contains("stateDiagram-v2\n"))
  }
}
