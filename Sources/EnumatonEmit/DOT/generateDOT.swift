package import EnumatonCheck
import EnumatonSpec

/// The diagram of a machine as Graphviz DOT: what changes the state. Events that are ignored, rejected or
/// answered without leaving the state are left out.
package func generateDOT(for machine: CheckedMachine, sourceName: String) -> String {
  DOTGenerator(machine, sourceName: sourceName).graph().text()
}
