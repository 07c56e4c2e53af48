/// What a parser has found in what the client has sent.
public enum Input: Hashable, Sendable {
  /// The head of a request.
  case head(RequestHead)
  /// Some of its content.
  case content([UInt8])
  /// The end of its content. A request without content has none.
  case end
  /// Something that is no request.
  case garbage
  /// The client has closed its side.
  case closed
  /// The connection is gone.
  case reset
}
