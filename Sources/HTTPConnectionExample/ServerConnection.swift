public import EnumatonRuntime

/// A server's end of one connection: the generated ``HTTPConnection`` between a parser, an application and a
/// socket.
///
/// It does no I/O. What the parser has read goes in with ``receive(_:)``, what the application answers with
/// ``respond(_:)``; what comes out is what the application and the socket are to do, in order.
public struct ServerConnection<Clock: TimeSource> {
  private var driver: Driver<HTTPConnection, Clock>
  /// Whether the request that is arriving is the last one.
  private var requestCloses = false

  /// A connection that has just been accepted.
  public init(clock: Clock) {
    driver = Driver(HTTPConnection(), clock: clock)
    driver.start { _ in }
  }

  /// The machine.
  public var connection: HTTPConnection { driver.machine }

  /// Whether the socket should be read. It should not while something already read waits: for responses to
  /// earlier requests, or for the answer to an offered upgrade.
  public var wantsInput: Bool { driver.deferredEvents.isEmpty }

  /// When a timer is due next; `nil` if none is running.
  public var nextDeadline: Instant? { driver.nextDeadline }

  /// The only source of time.
  public var clock: Clock {
    get { driver.clock }
    set { driver.clock = newValue }
  }

  /// The client has sent something.
  public mutating func receive(_ input: Input) -> [Action] {
    switch input {
    case .head(let head):
      requestCloses = head.closes
      return handle(head.isMalformed ? .malformed : .requestHead(head.facts, request: head))
    case .content(let bytes): return handle(.requestPart(bytes: bytes))
    case .end: return handle(.requestEnd(requestCloses ? .close : []))
    case .garbage: return handle(.malformed)
    case .closed: return handle(.peerClosed)
    case .reset: return handle(.reset)
    }
  }

  /// The application answers the oldest request that has no complete response.
  public mutating func respond(_ response: Response) -> [Action] {
    switch response {
    case .head(let head, let isLast):
      var facts: HTTPConnection.Event.ResponseHeadFlags = head.isInterim ? .interim : []
      if isLast { facts.insert(.close) }
      return handle(.responseHead(facts, response: head))
    case .content(let bytes): return handle(.responsePart(bytes: bytes))
    case .end: return handle(.responseEnd)
    case .askForContent: return handle(.askForBody)
    case .switchProtocols: return handle(.switchProtocols)
    }
  }

  /// The server goes down: what has begun is finished.
  public mutating func shutDown() -> [Action] { handle(.shutDown) }

  /// Fires the timers that are due.
  public mutating func fireDueTimers() -> [Action] {
    var actions: [Action] = []
    driver.fireDueTimers { if let action = Action($0) { actions.append(action) } }
    return actions
  }

  private mutating func handle(_ event: HTTPConnection.Event) -> [Action] {
    var actions: [Action] = []
    var hasOverflown = false
    driver.handle(event) { effect in
      if let action = Action(effect) { actions.append(action) }
    } observe: { _, reaction in
      switch reaction {
      case .rejected(let reason): actions.append(.refuse(reason))
      case .overflow: hasOverflown = true
      case .moved, .stayed, .ignored, .deferred, .unhandled: break
      }
    }
    // Whoever goes on reading from a client that does not listen would run out of memory.
    if hasOverflown { actions += handle(.reset) }
    return actions
  }
}

extension ServerConnection where Clock == VirtualClock {
  /// Lets time pass.
  public mutating func advance(by wait: Duration) -> [Action] {
    var actions: [Action] = []
    driver.advance(by: wait) { if let action = Action($0) { actions.append(action) } }
    return actions
  }
}
