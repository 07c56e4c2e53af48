package import EnumatonEmit

/// A diagram as a Mermaid `stateDiagram-v2`, in what Mermaid has understood since version 10.
///
/// Arrows have no styles and no colours there: what is bold or dashed elsewhere is not, and marks of arrows are text
/// (`+`, `−`, `~`, `3×`). History is a small state `H`. Regions are parts with `--` between them if no arrow leads into
/// one or out of it, which Mermaid 11.12 cannot always draw; else they are composites with a dashed border.
package func generateMermaid(for diagram: StateDiagram, sourceName: String) -> String {
  var drawing = MermaidDrawing(diagram)
  return drawing.text(sourceName: sourceName)
}
