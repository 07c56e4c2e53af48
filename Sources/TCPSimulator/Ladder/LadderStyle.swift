/// How a ladder is drawn.
public struct LadderStyle: Hashable, Sendable {
  /// The columns it may take; at least 72.
  public var width: Int

  /// Whether to keep to ASCII.
  public var ascii: Bool

  /// Whether to colour it with the escape sequences of terminals.
  public var color: Bool

  /// Whether to say in a few words what each step means.
  public var explains: Bool

  /// A style; plain Unicode text of 100 columns unless told otherwise.
  public init(width: Int = 100, ascii: Bool = false, color: Bool = false, explains: Bool = false) {
    self.width = max(width, Self.leastWidth)
    self.ascii = ascii
    self.color = color
    self.explains = explains
  }

  /// The fewest columns a ladder fits in.
  public static let leastWidth = 72
}
