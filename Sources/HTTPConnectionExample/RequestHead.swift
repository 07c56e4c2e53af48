/// The head of a request, parsed: the request line and the header fields (RFC 9112, section 3).
public struct RequestHead: Hashable, Sendable {
  /// The method, such as `GET`.
  public var method: String
  /// The request target.
  public var target: String
  /// The `1` of HTTP/1.1, or the `0` of HTTP/1.0.
  public var minorVersion: Int
  /// The header fields.
  public var fields: Fields

  /// The head of a request.
  public init(
    _ method: String, _ target: String, minorVersion: Int = 1, _ fields: Fields = ["Host": "example"]
  ) {
    self.method = method
    self.target = target
    self.minorVersion = minorVersion
    self.fields = fields
  }
}

/// What the head of a request means for the connection: the facts that the machine is told.
extension RequestHead {
  /// How the end of the content is found (RFC 9112, section 6.3).
  public enum Framing: Hashable, Sendable {
    /// There is no content.
    case none
    /// So many octets.
    case length(Int)
    /// In chunks, the last of which is empty.
    case chunked
    /// Nobody knows, or two readers could disagree: the way requests are smuggled.
    case uncertain
  }

  /// How the end of the content is found.
  public var framing: Framing {
    let codings = fields.list("Transfer-Encoding")
    let lengths = Set(fields.list("Content-Length"))
    guard codings.isEmpty else {
      let isChunked = codings.last?.lowercased() == "chunked"
      return isChunked && lengths.isEmpty && minorVersion >= 1 ? .chunked : .uncertain
    }
    guard let length = lengths.first else { return .none }
    // A sign is no digit, although `Int` takes one.
    guard lengths.count == 1, length.utf8.allSatisfy({ (48...57).contains($0) }), let octets = Int(length)
    else { return .uncertain }
    return octets == 0 ? .none : .length(octets)
  }

  /// Whether it has to be answered with 400: its framing is uncertain, or it does not name exactly one host
  /// (section 3.2).
  public var isMalformed: Bool {
    let hosts = fields.lines.count { $0.name.lowercased() == "host" }
    return framing == .uncertain || hosts > 1 || hosts == 0 && minorVersion >= 1
  }

  /// What it means for the connection.
  var facts: HTTPConnection.Event.RequestHeadFlags {
    var facts: HTTPConnection.Event.RequestHeadFlags = []
    if framing != .none { facts.insert(.body) }
    if closes { facts.insert(.close) }
    if minorVersion >= 1, fields.has("100-continue", in: "Expect") { facts.insert(.expectsContinue) }
    if offersUpgrade { facts.insert(.upgrade) }
    return facts
  }

  /// Whether no request follows (section 9.3).
  var closes: Bool {
    if fields.has("close", in: "Connection") { return true }
    return minorVersion == 0 && !fields.has("keep-alive", in: "Connection")
  }

  /// Whether the client offers another protocol (RFC 9110, section 7.8). An offer that comes with content is
  /// not taken.
  private var offersUpgrade: Bool {
    minorVersion >= 1 && framing == .none && fields.has("upgrade", in: "Connection")
      && !fields.list("Upgrade").isEmpty
  }
}
