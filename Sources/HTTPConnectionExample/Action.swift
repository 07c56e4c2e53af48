/// What the application and the socket of a connection are to do.
public enum Action: Hashable, Sendable {
  /// Hand the application a request.
  case deliver(RequestHead)
  /// Hand it some of the request's content.
  case deliverContent([UInt8])
  /// Tell it that the request is complete.
  case deliverEnd
  /// Tell it to answer with this status: what came was no request, or broke off.
  case deliverFailure(status: Int)
  /// Tell it that it is wrong.
  case refuse(HTTPConnection.Rejection)
  /// Send the head of a response, with `Connection: close` if it is the last one.
  case send(ResponseHead, close: Bool)
  /// Send some of its content.
  case sendContent([UInt8])
  /// Send what ends it.
  case sendEnd
  /// Send 100 (Continue).
  case sendContinue
  /// Send 101 (Switching Protocols) and hand the socket over.
  case sendSwitchingProtocols
  /// Close the socket for writing.
  case closeWriting
  /// Close the socket.
  case closeSocket

  /// The host's part of what the machine asks for; the timers are the driver's.
  init?(_ effect: HTTPConnection.Effect) {
    switch effect {
    case .deliverHead(let request): self = .deliver(request)
    case .deliverPart(let bytes): self = .deliverContent(bytes)
    case .deliverEnd: self = .deliverEnd
    case .fail(let flags): self = .deliverFailure(status: flags.contains(.timedOut) ? 408 : 400)
    case .sendHead(let flags, let response): self = .send(response, close: flags.contains(.close))
    case .sendPart(let bytes): self = .sendContent(bytes)
    case .sendEnd: self = .sendEnd
    case .sendContinue: self = .sendContinue
    case .sendSwitching: self = .sendSwitchingProtocols
    case .closeWriting: self = .closeWriting
    case .closeSocket: self = .closeSocket
    case .start, .stop, .stopAll: return nil
    }
  }
}
