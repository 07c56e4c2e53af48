package import EnumatonEmit

/// A diagram as a Mermaid `stateDiagram-v2`, in what Mermaid has understood since version 10.
///
/// Arrows have no styles and no colours there: what is bold or dashed elsewhere is not, and marks of arrows are text
/// (`+`, `-`, `~`, `3×`). History is a small state `H`.
package func generateMermaid(for diagram: StateDiagram, sourceName: String) -> String {
  var drawing = MermaidDrawing(diagram)
  return drawing.text(sourceName: sourceName)
}

extension StateDiagram {
  /// The length from which on Mermaid refuses a diagram where its `maxTextSize` is not raised, as on GitHub; in UTF-16.
  package static let longestMermaid = 50_000
}
