package import EnumatonEmit

/// A diagram as a PlantUML state diagram, in what PlantUML has understood since 1.2020.
///
/// Regions are parts with `--` between them if no arrow leads into one or out of it: PlantUML refuses such arrows, so
/// the regions are composites with a dashed border then.
package func generatePlantUML(for diagram: StateDiagram, sourceName: String) -> String {
  var drawing = PlantUMLDrawing(diagram)
  return drawing.text(sourceName: sourceName)
}
