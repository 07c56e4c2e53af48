public import EnumatonRuntime

/// One end of a TCP connection: the generated ``TCPConnection`` and what it does not know, the numbers.
///
/// The endpoint works out the facts about every segment and call, hands them to the machine and performs the
/// effects. It reads no clock and sends nothing itself: its host tells it what happens and when, and gets
/// back what is to be done. The same history therefore always gives the same connection.
///
/// There is no text, only its length. Congestion control and options are left out: of what the window allows,
/// all is sent at once.
public struct Endpoint: Hashable, Sendable {
  /// The machine.
  public internal(set) var connection = TCPConnection()

  /// The times and choices of its implementation.
  public let profile: Profile

  /// The initial sequence number of the next connection that is opened. It moves on by itself, past all
  /// numbers used; a host that follows RFC 6528 sets it before it opens one.
  public var initialSequenceNumber: SequenceNumber

  /// Whether the remote socket is known while the connection listens, so that a SEND can open it actively.
  public var knowsRemote = false

  /// What each side has sent and received.
  var numbers: Numbers
  /// Those of the connection that was in TIME_WAIT, while it is not certain that it has been succeeded.
  var previous: Numbers?
  var roundTrip = RoundTrip()
  var timers = TimerQueue<TCPConnection.Timer>()
  /// A call to be made again.
  var queuedCall: UserCall?
  /// How many retries of the SYN have not lengthened the wait.
  var steadyRetries = 0
  /// When a segment that is not acceptable was last answered, if such answers are limited.
  var lastChallenge: Instant?
  /// Whether keep-alives are turned on.
  var keepsAlive = false

  /// The numbers of one incarnation of the connection.
  struct Numbers: Hashable, Sendable {
    var send: SendSequence
    var receive: ReceiveSequence
    /// The number after the last octet for which the peer has been told there is room.
    var offered: SequenceNumber = 0
  }

  /// An end whose connection is closed.
  public init(profile: Profile = .rfc9293, initialSequenceNumber: SequenceNumber = 0) {
    self.profile = profile
    self.initialSequenceNumber = initialSequenceNumber
    numbers = Numbers(
      send: SendSequence(initial: initialSequenceNumber),
      receive: ReceiveSequence(initial: 0, capacity: profile.receiveBuffer))
  }

  /// The state of the connection.
  public var state: TCPConnection.State { connection.state }

  /// When a timer is due next; `nil` if none is running.
  public var nextDeadline: Instant? { timers.nextDeadline }

  /// SND.UNA: the oldest number not yet acknowledged.
  public var oldestUnacknowledged: SequenceNumber { numbers.send.unacknowledged }

  /// SND.NXT: the next number to be sent.
  public var nextToSend: SequenceNumber { numbers.send.next }

  /// RCV.NXT: the next number expected.
  public var nextExpected: SequenceNumber { numbers.receive.next }

  /// RCV.WND: the octets there is room for.
  public var receiveWindow: UInt32 { numbers.receive.window }

  /// The octets that have arrived and are not yet received by the user.
  public var unread: Int { Int(numbers.receive.unread) }

  /// The octets the user wants sent that have not been sent.
  public var unsent: Int { numbers.send.queued }
}

extension Endpoint {
  /// What the host of an endpoint is to do, or may want to know.
  public enum Output: Hashable, Sendable {
    /// Send the segment to the peer.
    case transmit(Segment)
    /// Tell the user.
    case signal(Signal)
    /// So many octets have arrived for the user.
    case arrived(Int)
    /// So many octets are handed to the user, who asked for them.
    case read(Int)
    /// The call is refused.
    case rejected(TCPConnection.Rejection)
    /// The connection has changed its state.
    case state(from: TCPConnection.State, to: TCPConnection.State)
    /// A timer has expired.
    case timer(TCPConnection.Timer)
    /// The last attempt of a timer has run out.
    case exhausted(TCPConnection.Timer)
    /// What the machine made of an event; what came of it stands after this.
    case reaction(TCPConnection.Event, TCPConnection.Reaction)
  }

  /// The user calls.
  public mutating func call(_ call: UserCall, at now: Instant) -> [Output] {
    var outputs = advance(to: now)
    if case .keepAlive(let isOn) = call { keepsAlive = isOn }
    offer(event(of: call), because: .call(call), at: now, &outputs)
    return outputs
  }

  /// A segment has arrived from the peer.
  public mutating func receive(_ segment: Segment, at now: Instant) -> [Output] {
    var outputs = advance(to: now)
    guard let segment = admitted(segment) else { return outputs }
    let facts = facts(about: segment)
    offer(.segment(facts), because: .segment(segment, facts), at: now, &outputs)
    if keepsAlive, facts.contains(.acceptable) { offer(.heard, because: .report, at: now, &outputs) }
    return outputs
  }

  /// Time has passed: fires the timers that are due, each at the moment it was.
  public mutating func advance(to now: Instant) -> [Output] {
    var outputs: [Output] = []
    while let due = timers.takeDue(at: now) {
      let timer = due.timer
      outputs.append(due.isExhaustion ? .exhausted(timer) : .timer(timer))
      let event =
        due.isExhaustion ? TCPConnection.exhaustion(of: timer) : TCPConnection.expiry(of: timer)
      guard let event else { continue }
      offer(event, because: .timer, at: due.deadline, &outputs)
      if timer == .retransmission, !due.isExhaustion { retrySteadily(at: due.deadline) }
    }
    return outputs
  }

  /// The first retries of a SYN may come at equal intervals: then the schedule begins after them.
  private mutating func retrySteadily(at now: Instant) {
    guard state == .synSent, steadyRetries < profile.steadySynRetries else { return }
    steadyRetries += 1
    start(.retransmission, at: now)
  }
}
