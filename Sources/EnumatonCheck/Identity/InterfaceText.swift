import EnumatonSpec

extension SpecNames {
  /// What the machine speaks of and how it starts, a fact a line.
  func interfaceLines() -> [String] {
    (machine.events.map { "event \($0.name.text)" + carried($0.carries) + payload($0.payload) }
      + machine.timers.map(text)
      + machine.effects.map { "effect \($0.name.text)" + carried($0.carries) + payload($0.payload) }
      + machine.rejections.map { "rejection \($0.name.text)" }
      + machine.flags.filter(\.isHeld).map { "held \($0.name.text)" }
      + machine.counters.map(text)
      + checked.memories.indices.map { "memory \(name(ofMemory: $0))" }
      + checked.leaves.map { "state \(name($0))" + data($0) }
      + (checked.defersEvents ? ["deferred \(machine.deferralLimit)"] : [])).sorted() + startLines()
  }

  private func startLines() -> [String] {
    let initial = checked.initial
    let held = machine.flags.filter { $0.isHeld && initial.held & $0.mask != 0 }
    var lines = initial.active.compactMap(\.self).map { "start in \(name($0))" }
    lines += held.map { "start with \($0.name.text)" }
    lines += zip(machine.counters, initial.counters).map { "start with \($0.name.text) \($1)" }
    for case (let memory, let leaf?) in initial.memory.enumerated() {
      lines.append("start with \(name(ofMemory: memory)) \(name(leaf))")
    }
    let change = NetChange(checked.initialActions.map { .act($0) }, of: self)
    let running = change.timers.filter(\.value).keys.map { machine.timers[$0].name.text }
    lines += running.map { "start \($0)" }
    return lines.sorted() + ["start: " + change.effects.joined(separator: "; ")]
  }

  private func text(_ timer: Machine.Timer) -> String {
    "timer \(timer.name.text) after \(timer.after)" + (timer.attempts.map { " attempts \($0)" } ?? "")
      + (timer.backoff.map { " backoff \($0.reduced)" } ?? "") + (timer.limit.map { " limit \($0)" } ?? "")
      + (timer.repeats ? " repeats" : "")
  }

  private func text(_ counter: Machine.Counter) -> String {
    "counter \(counter.name.text) \(counter.range.lowerBound)...\(counter.range.upperBound)"
      + " initial \(counter.initial) \(counter.bound.rawValue)"
  }

  private func carried(_ flags: [Identifier<Machine.Flag>]) -> String {
    flags.isEmpty ? "" : " carries " + names(of: flags)
  }

  /// Snapshots have it.
  private func data(_ state: Identifier<Machine.State>) -> String {
    let fields = machine.data(in: state).sorted { $0.name.text < $1.name.text }
    return fields.isEmpty
      ? "" : " data " + fields.map { "\($0.name.text): \($0.type)" }.joined(separator: ", ")
  }

  private func payload(_ fields: [Machine.PayloadField]) -> String {
    fields.isEmpty ? "" : " payload " + fields.map { "\($0.name.text): \($0.type)" }.joined(separator: ", ")
  }
}

extension Ratio {
  /// `3/2` of 6/4.
  fileprivate var reduced: String {
    var (larger, smaller) = (numerator, denominator)
    while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger == 0 ? "0" : "\(numerator / larger)/\(denominator / larger)"
  }
}
