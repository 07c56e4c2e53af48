/// The head of a response, before it is written (RFC 9112, section 4).
public struct ResponseHead: Hashable, Sendable {
  /// The status code, such as 200.
  public var status: Int
  /// The header fields, without those that say how the connection goes on.
  public var fields: Fields

  /// The head of a response.
  public init(_ status: Int, _ fields: Fields = [:]) {
    self.status = status
    self.fields = fields
  }

  /// Whether the final response is still to come (RFC 9110, section 15.2).
  public var isInterim: Bool { (100...199).contains(status) }
}
