package import EnumatonCheck
package import EnumatonSpec
import TCPRuntime

/// A spec that an endpoint can run: a changed copy of TCP's. Its words are those of the generated machine, whatever
/// their order; of events, effects, timers, states and facts it may do without some, and add internal ones.
///
/// How long its timers run is the profile's to say, as it is for the generated machine.
package final class ConnectionSpec: Sendable {
  package let machine: CheckedMachine
  private let events: [Identifier<Machine.Event>]
  private let timers: [Identifier<Machine.Timer>?]
  private let flags: [(raw: UInt32, mask: UInt64)]
  private let heldFlags: [(held: TCPConnection.Held, mask: UInt64)]
  private let states: [TCPConnection.State?]
  private let effects: [TCPConnection.Effect?]
  private let sent: [TCPConnection.Effect.SendFlags]
  private let ourTimers: [TCPConnection.Timer?]
  private let rejections: [TCPConnection.Rejection?]

  /// A spec with its names found among those that an endpoint knows.
  package init(_ checked: CheckedMachine) throws(UnusableSpec) {
    let machine = checked.machine
    let problems = ConnectionWords.problems(of: checked)
    guard problems.isEmpty else { throw UnusableSpec(diagnostics: problems) }
    self.machine = checked
    events = ConnectionWords.events.compactMap { name in
      machine.events.identifiers.first { machine.events[$0].name.text == name }
    }
    timers = TCPConnection.Timer.allCases.map { timer in
      machine.timers.identifiers.first { machine.timers[$0].name.text == "\(timer.name)" }
    }
    flags = ConnectionWords.facts.compactMap { name, flag in
      machine.flags.first { $0.name.text == name && !$0.isHeld }.map { (flag.rawValue, $0.mask) }
    }
    heldFlags = ConnectionWords.held.compactMap { name, held in
      machine.flags.first { $0.name.text == name && $0.isHeld }.map { (held, $0.mask) }
    }
    states = machine.states.map { ConnectionWords.states[$0.name.text] }
    effects = machine.effects.map { ConnectionWords.effects[$0.name.text] }
    sent = machine.flags.map { flag in
      ConnectionWords.facts.first { $0.key == flag.name.text }.map { .init($0.value) } ?? []
    }
    ourTimers = machine.timers.map { ConnectionWords.timers[$0.name.text] }
    rejections = machine.rejections.map { ConnectionWords.rejections[$0.name.text] }
  }

  // MARK: From the endpoint's words to the spec's

  func trigger(of event: TCPConnection.Event) -> (Machine.Trigger, flags: UInt64)? {
    switch event {
    case .passiveOpen: (.event(events[0]), 0)
    case .activeOpen(let facts): (.event(events[1]), mask(of: facts.flags))
    case .send(let facts): (.event(events[2]), mask(of: facts.flags))
    case .receive(let facts): (.event(events[3]), mask(of: facts.flags))
    case .shutdown(let facts): (.event(events[4]), mask(of: facts.flags))
    case .close(let facts): (.event(events[5]), mask(of: facts.flags))
    case .abort: (.event(events[6]), 0)
    case .segment(let facts): (.event(events[7]), mask(of: facts.flags))
    case .progress(let facts): (.event(events[8]), mask(of: facts.flags))
    case .heard: (.event(events[9]), 0)
    case .keepaliveOff: (.event(events[10]), 0)
    case .timer(let timer): timers[Int(timer.rawValue)].map { (.timer($0), 0) }
    case .exhausted(let timer): timers[Int(timer.rawValue)].map { (.exhausted($0), 0) }
    }
  }

  private func mask(of facts: TCPConnection.Flags) -> UInt64 {
    flags.reduce(0) { facts.rawValue & $1.raw != 0 ? $0 | $1.mask : $0 }
  }

  // MARK: From the spec's words to the endpoint's

  func state(of configuration: Configuration) -> TCPConnection.State {
    (configuration.active[0]).flatMap { states[$0.index] } ?? .closed
  }

  func held(in configuration: Configuration) -> TCPConnection.Held {
    heldFlags.reduce(into: []) { if configuration.held & $1.mask != 0 { $0.formUnion($1.held) } }
  }

  func kind(of kind: Microstep.Kind) -> OtherAnswer.Kind {
    switch kind {
    case .moved: .moved
    case .stayed: .stayed
    case .ignored: .ignored
    case .rejected(let rejection): rejections[rejection.index].map { .rejected($0) } ?? .unhandled
    case .deferred, .overflow, .unhandled: .unhandled
    }
  }

  func effect(of action: Machine.Action) -> TCPConnection.Effect? {
    switch action {
    case .perform(let effect, let flags):
      if case .send? = effects[effect.index] {
        .send(flags.reduce(into: []) { $0.formUnion(sent[$1.index]) })
      } else {
        effects[effect.index]
      }
    case .start(let timer): ourTimers[timer.index].map { .start($0) }
    case .stop(let timer): ourTimers[timer.index].map { .stop($0) }
    case .stopAll: .stopAll
    case .set, .clear, .increment, .decrement, .reset, .raise: nil
    }
  }
}

/// Why an endpoint cannot run a spec.
package struct UnusableSpec: Error {
  package var diagnostics: [Diagnostic]

  /// All that is wrong, a line each: `path:line:column: error: …`.
  package func rendered(path: String) -> String {
    diagnostics.map { $0.rendered(path: path) }.joined(separator: "\n")
  }
}

extension ConnectionSpec {
  /// Reads the spec at `path`.
  package convenience init(path: String) throws(UnusableSpec) {
    let bytes: [UInt8]
    do throws(SourceFile.ReadError) {
      bytes = try SourceFile.read(path)
    } catch {
      throw UnusableSpec(diagnostics: [error.diagnostic])
    }
    try self.init(bytes: bytes)
  }

  /// Reads the text of a spec.
  package convenience init(bytes: [UInt8]) throws(UnusableSpec) {
    let read = readSpec(bytes)
    guard let machine = read.machine else { throw UnusableSpec(diagnostics: read.diagnostics.errors) }
    let result = check(machine)
    guard let checked = result.machine else { throw UnusableSpec(diagnostics: result.diagnostics.errors) }
    try self.init(checked)
  }
}

extension [Diagnostic] {
  fileprivate var errors: [Diagnostic] { filter { $0.severity == .error } }
}
