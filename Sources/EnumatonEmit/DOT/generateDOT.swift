package import EnumatonCheck

/// The diagram of a machine as Graphviz DOT: what changes the state.
package func generateDOT(for machine: CheckedMachine, sourceName: String) -> String {
  generateDOT(for: drawDiagram(of: machine), options: DOTOptions(sourceName: sourceName))
}

/// A diagram as Graphviz DOT. States, composites and regions have the `id` `state-N` and arrows `arrow-N`, with their
/// places in the machine and in the diagram. Where a label is on its arrow, that has three pieces, with `-tail`,
/// `-label` and `-head` behind their `id`.
package func generateDOT(for diagram: StateDiagram, options: DOTOptions) -> String {
  DOTDrawing(diagram, options).graph().text()
}
