package import EnumatonEmit

/// A diagram as a Mermaid `stateDiagram-v2`.
package func generateMermaid(for diagram: StateDiagram) -> String { "stateDiagram-v2\n" }
