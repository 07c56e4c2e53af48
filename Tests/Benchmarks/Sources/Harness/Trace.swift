public import CSwitch

/// Events for every subject, as numbers.
public struct Trace {
  /// Events as every language takes them.
  public typealias Numbers = [machine_event]

  /// Where a trace comes from.
  public enum Kind: String, Sendable {
    /// Any event and timer as likely as any other, with random flags.
    case random
    /// What happens in use, varied at random.
    case realistic
    /// A short piece of that, over and over.
    case repeating
    /// Of TCP: whole connections of the same events in the same order, whose flags vary. Their host can be
    /// a straight line of calls.
    case life
  }

  /// Where it comes from.
  public let kind: Kind
  /// What happens, in order.
  public let events: [machine_event]

  /// So many random events of a machine, the same in every run.
  public static func random(_ vocabulary: Vocabulary, count: Int) -> Trace {
    var generator = SplitMix(state: 42)
    return Trace(kind: .random, events: (0..<count).map { _ in vocabulary.random(&generator) })
  }

  /// Pieces that `next` gives, put together.
  static func of(
    _ kind: Kind, _ vocabulary: Vocabulary, count: Int, next: (inout SplitMix) -> [String]
  ) -> Trace {
    var generator = SplitMix(state: 7)
    var events: [machine_event] = []
    while events.count < count {
      for line in next(&generator) {
        guard let event = vocabulary.event(line) else { preconditionFailure("no event is written '\(line)'") }
        events.append(event)
      }
    }
    return Trace(kind: kind, events: events)
  }
}
