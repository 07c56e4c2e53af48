/// What the network does to one chosen segment.
public struct Fault: Hashable, Sendable {
  /// What happens to it.
  public enum Fate: Hashable, Sendable {
    /// It never arrives.
    case drop

    /// It stays halfway until it is released.
    case hold

    /// It takes this much longer.
    case delay(Duration)
  }

  /// What happens.
  public var fate: Fate

  /// Who sends the segment.
  public var host: Host

  /// What kind of segment it is.
  public var kind: SegmentKind

  /// Which of those this host sends, from 1, retransmissions counted too.
  public var number: Int

  /// The host's `number`-th segment of the kind meets the fate.
  public init(_ fate: Fate, _ host: Host, _ kind: SegmentKind, number: Int = 1) {
    self.fate = fate
    self.host = host
    self.kind = kind
    self.number = number
  }
}
