/// What a player asks of its stream.
public enum StreamCommand: Hashable, Sendable {
  /// Get the title, in place of any other.
  case load(String)
  /// Go on at this position.
  case move(to: Duration)
  /// Let go of the title.
  case unload
  /// Play this loud, from 0 to 10.
  case setLoudness(Int)
}
