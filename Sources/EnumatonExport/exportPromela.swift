package import EnumatonCheck

/// The machine as a model for spin.
package func exportPromela(_ checked: CheckedMachine) -> String { "" }
