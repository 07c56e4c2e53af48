import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// What the benchmark runs beside a generated machine, written from the same checked machine: the nested switch
/// that a C programmer writes by hand, three shapes that Swift programmers write, and what gives them all the same
/// trace and knows their effects by the same numbers.
struct BenchmarkSources {
  let checked: CheckedMachine
  /// The name of the spec's file.
  let spec: String

  var machine: Machine { checked.machine }

  /// At the top of every Swift file. They are as this test writes them, so nobody formats them.
  var swiftNote: String { "\(note)\n// swift-format-ignore-file" }

  var note: String { "Written by a test of Enumaton from \(spec) (RECORD_GOLDENS=1)." }

  func mask(_ flags: [Identifier<Machine.Flag>]) -> UInt64 {
    flags.reduce(0) { $0 | 1 << UInt64(machine.flags[$1].bit) }
  }

  /// What an effect is known by: the same number in every language.
  func code(_ action: Machine.Action) -> UInt64? {
    switch action {
    case .perform(let effect, let flags): UInt64(effect.index) << 4 | mask(flags)
    case .start(let timer): 800 + UInt64(timer.index)
    case .stop(let timer): 850 + UInt64(timer.index)
    case .stopAll: 899
    case .set, .clear, .increment, .decrement, .reset, .raise: nil
    }
  }

  var hasTimers: Bool { !machine.timers.isEmpty }

  /// The states' place among the leaves is their number in every language.
  var leafNames: [String] { checked.leaves.map { lower(machine.states[$0].name.text) } }

  func lower(_ text: String) -> String { SwiftIdentifier.escaped(SwiftIdentifier.lowerCamel(text)) }

  func upper(_ text: String) -> String { SwiftIdentifier.upperCamel(text) }

  /// The triggers that are this timer event: expiry or exhaustion, by the timer.
  func triggers(exhausted: Bool) -> [(trigger: Int, timer: Identifier<Machine.Timer>)] {
    checked.triggers.enumerated().compactMap { index, trigger in
      switch trigger {
      case .timer(let timer) where !exhausted: (index, timer)
      case .exhausted(let timer) where exhausted: (index, timer)
      default: nil
      }
    }
  }
}
