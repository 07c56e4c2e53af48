package import EnumatonSpec

/// What checking a machine gives: the flattened machine, unless there are errors, and all findings.
package struct CheckResult: Sendable {
  package var machine: CheckedMachine?
  package var diagnostics: [Diagnostic]
}

/// Flattens `machine` and proves what can be proved about each state and trigger alone: that every
/// transition can fire, and where no answer is given.
package func check(_ machine: Machine) -> CheckResult {
  // The reader refuses a machine without states; there is nothing to say about one.
  guard !machine.states.isEmpty else { return CheckResult(machine: nil, diagnostics: []) }

  let leaves = Leaves(of: machine)
  let indices = TriggerIndices(of: machine)
  let triggers = indices.triggers
  let places = leaves.states.count.multipliedReportingOverflow(by: triggers.count)
  guard !places.overflow, places.partialValue <= Candidates.most else {
    return CheckResult(machine: nil, diagnostics: [machine.tooManyCases(leaves.states.count, triggers.count)])
  }
  let structure = Structure(of: machine)
  guard structure.regions.count <= 64 else {
    return CheckResult(machine: nil, diagnostics: [machine.tooManyRegions(structure)])
  }
  let candidates: Candidates
  do {
    candidates = try Candidates(of: machine, leaves: leaves, triggers: indices, structure: structure)
  } catch {
    return CheckResult(machine: nil, diagnostics: [machine.tooManyRules(at: error.transition)])
  }
  var coverage = Coverage(
    of: machine, candidates: candidates, leafCount: leaves.states.count, triggers: triggers)

  var diagnostics = machine.deferredInternalEvents() + machine.transitionsIntoOtherRegions(leaves, structure)
  diagnostics += coverage.shadowedTransitions(
    of: machine, candidates: candidates, leafCount: leaves.states.count, triggers: triggers)
  let open = coverage.unhandledEvents(of: machine, leaves: leaves, structure, triggers: triggers)
  if let transition = coverage.givenUpAt { diagnostics.append(machine.tooComplex(at: transition)) }
  guard !diagnostics.hasErrors else {
    return CheckResult(machine: nil, diagnostics: (diagnostics + open).inFileOrder())
  }

  let table = leaves.states.enumerated().map { leaf, state in
    triggers.enumerated().map { index, trigger in
      structure.rules(for: trigger, in: state, from: coverage.survivors(leaf: leaf, trigger: index))
    }
  }
  let hasMacrosteps = structure.hasRegions || !structure.completions.isEmpty || machine.raisesEvents
  var bounds = MacrostepBounds()
  if hasMacrosteps {
    var chains = RaiseChains(structure, table: table, triggers: indices)
    do {
      bounds = try chains.bounds()
    } catch {
      diagnostics.append(error.diagnostic)
      return CheckResult(machine: nil, diagnostics: (diagnostics + open).inFileOrder())
    }
  }
  let checked = CheckedMachine(
    machine: machine, leaves: leaves.states, triggers: triggers, hasMacrosteps: hasMacrosteps, bounds: bounds,
    table: table, triggerIndices: indices, leafIndices: leaves.indices, structure: structure)
  diagnostics += checked.dataProblems()
  if let range = machine.typestateRange { diagnostics += checked.typestateProblem(at: range) }
  if let range = machine.compactRange {
    diagnostics += checked.compactProblem(with: machine.swiftFeatures, at: range)
  }
  diagnostics = (diagnostics + (open.hasErrors ? checked.thatCanHappen(open) : open)).inFileOrder()
  return CheckResult(machine: diagnostics.hasErrors ? nil : checked, diagnostics: diagnostics)
}

extension CheckedMachine {
  /// Of events that some state leaves open those that can come about; all, if that cannot be said exactly.
  fileprivate func thatCanHappen(_ open: [Diagnostic]) -> [Diagnostic] {
    var exploration = Exploration(self)
    guard exploration.isExact else { return open }
    let allowed = machine.allowances.filter { $0.code == .unhandled }.map(\.subject)
    return exploration.unhandledEvents().filter { !allowed.contains(.event($0.event)) }.map { found in
      Diagnostic(
        .error, .unhandled, found.message, at: machine.events[found.event].name.range, notes: found.notes,
        witness: exploration.text(of: found.run))
    }
  }
}

extension Machine {
  fileprivate func tooManyRegions(_ structure: Structure) -> Diagnostic {
    let last = structure.regions[64].state.map { states[$0].name } ?? name
    return Diagnostic(
      .error, .tooMany, "a machine has at most 63 regions; make a machine of its own of some of them",
      at: last.range)
  }

  fileprivate func tooManyCases(_ leaves: Int, _ triggers: Int) -> Diagnostic {
    Diagnostic(
      .error, .tooMany,
      "\(leaves) states and \(triggers) events and timers are more than \(Candidates.most) cases; "
        + "split the machine",
      at: name.range)
  }

  fileprivate func tooManyRules(at transition: Int) -> Diagnostic {
    Diagnostic(
      .error, .tooMany,
      "up to here the transitions are \(Candidates.most) rules and more, counting each of their states and "
        + "events; name fewer states in 'from', or split the machine",
      at: transitions[transition].range)
  }

  fileprivate func tooComplex(at transition: Int) -> Diagnostic {
    // Where every case must have an answer, not knowing is not enough.
    Diagnostic(
      unhandledIsError ? .error : .warning, .tooComplex,
      "the conditions up to here are too entangled to be checked exactly; "
        + "whether this and later transitions can fire, and what is not answered, is not known",
      at: transitions[transition].range)
  }
}
