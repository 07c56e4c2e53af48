package import EnumatonCheck

/// Draws what changes the state of a machine. Events that are ignored, rejected or answered without leaving the state
/// are left out.
package func drawDiagram(of machine: CheckedMachine) -> StateDiagram {
  let places = DiagramPlaces(machine)
  var arrows = DiagramArrows(places)
  return arrows.diagram()
}
