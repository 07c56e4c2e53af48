package import EnumatonCheck
package import EnumatonSpec

/// The machine as a model for spin, written from its rules: what `Exploration` works out is not used, so that the
/// two can be held against each other. One macrostep is one atomic step, and between steps the model's variables
/// are a situation and nothing else.
///
/// - Throws: The timer whose expiry is deferred: when that is offered again is no part of a situation.
package func exportPromela(_ checked: CheckedMachine) throws(DeferredExpiry) -> String {
  for transition in checked.machine.transitions where transition.answer == .defer {
    for case .timer(let timer) in transition.triggers {
      throw DeferredExpiry(timer: checked.machine.timers[timer].name)
    }
  }
  return PromelaModel(checked).text
}

/// Why a machine has no exact model.
package struct DeferredExpiry: Error {
  package let timer: Name
}
