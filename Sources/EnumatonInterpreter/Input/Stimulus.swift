package import EnumatonSpec

/// One thing that the input of a run lets happen.
package enum Stimulus: Hashable, Sendable {
  /// An event, with the carried flags that are set, by their bits.
  case event(Identifier<Machine.Event>, flags: UInt64)
  case expire(Identifier<Machine.Timer>)
  case exhaust(Identifier<Machine.Timer>)
  /// Time passes, in nanoseconds.
  case advance(Int64)
}
