/// What an application answers to a request.
public enum Response: Hashable, Sendable {
  /// The head of a response; an interim one, or the final one. With `isLast` the connection is to be closed
  /// behind it.
  case head(ResponseHead, isLast: Bool = false)
  /// Some of its content.
  case content([UInt8])
  /// The end of the response.
  case end
  /// The content of the request is wanted, if the client waits to be asked for it.
  case askForContent
  /// The protocol that the client has offered is taken.
  case switchProtocols
}
