/// Something to buy.
public struct Item: Hashable, Sendable {
  /// What it is called.
  public var name: String
  /// Whether it is downloaded rather than shipped.
  public var isDigital: Bool

  /// Something to buy.
  public init(_ name: String, isDigital: Bool = false) {
    self.name = name
    self.isDigital = isDigital
  }
}
