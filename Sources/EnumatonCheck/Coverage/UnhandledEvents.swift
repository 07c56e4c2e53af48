import EnumatonSpec

extension Coverage {
  /// A finding for each event that some state does not answer, with the states and, where the event is
  /// answered in some cases, the cases left open.
  ///
  /// Where there are regions, one of them is enough to answer an event.
  ///
  /// Final states are left out: nothing is expected to happen there any more. So are timers: whether an
  /// expiry can happen in a state depends on where the timer can be running, which needs an exploration
  /// of the whole machine.
  mutating func unhandledEvents(
    of machine: Machine, leaves: Leaves, _ structure: Structure, triggers: [Machine.Trigger]
  ) -> [Diagnostic] {
    let regional = leaves
    let leaves = leaves.states
    var findings: [Diagnostic] = []
    let expecting = leaves.filter { !machine.states[$0].isFinal }.count
    for (index, trigger) in triggers.enumerated() {
      guard case .event(let event) = trigger else { continue }
      let gaps =
        structure.hasRegions ? gapsBesideOthers(trigger: index, leaves: regional, structure) : gaps[index]
      let open = gaps.filter { !machine.states[leaves[$0.leaf]].isFinal }
      guard !open.isEmpty else { continue }

      var order: [Diagram] = []
      var states: [Diagram: [Identifier<Machine.State>]] = [:]
      for gap in open {
        if states[gap.cases] == nil { order.append(gap.cases) }
        states[gap.cases, default: []].append(leaves[gap.leaf])
      }
      let name = machine.events[event].name
      var message = "event '\(name.text)' is not answered in "
      var notes: [Diagnostic.Note] = []
      if order.count == 1, open.count == expecting {
        message += "any state" + caseText(of: order[0])
      } else if order.count == 1 {
        message += machine.list(of: states[order[0], default: []]) + caseText(of: order[0])
      } else {
        message += "\(open.count) of \(expecting) states"
        for cases in order.prefix(Self.mostNotes) {
          let group = states[cases, default: []]
          notes.append(
            Diagnostic.Note(
              "in \(machine.list(of: group))\(caseText(of: cases))",
              at: machine.states[group[0]].name.range))
        }
        let more = order.dropFirst(Self.mostNotes).reduce(0) { $0 + states[$1, default: []].count }
        if more > 0 { notes.append(Diagnostic.Note("and in \(more) more states", at: name.range)) }
      }
      if open.contains(where: { structure.region[leaves[$0.leaf].index] > 0 }) {
        notes.append(
          Diagnostic.Note(
            "of regions that are active side by side, the answer of one is enough", at: name.range))
      }
      let severity: Diagnostic.Severity = machine.unhandledIsError ? .error : .warning
      findings.append(Diagnostic(severity, .unhandled, message, at: name.range, notes: notes))
    }
    return findings
  }

  /// So many groups of states with the same cases left open are told apart.
  private static let mostNotes = 10

  private mutating func caseText(of cases: Diagram) -> String {
    cases == conditions.possible ? "" : " when '\(conditions.text(of: cases))'"
  }
}
