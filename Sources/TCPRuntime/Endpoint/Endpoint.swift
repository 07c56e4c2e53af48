public import EnumatonRuntime

/// One end of a TCP connection: the generated ``TCPConnection`` and what it does not know, the numbers.
///
/// The endpoint works out the facts about every segment and call, hands them to the machine and performs the
/// effects. It reads no clock and sends nothing itself: its host tells it what happens and when, and gets
/// back what is to be done. The same history therefore always gives the same connection.
///
/// There is no text, only its length. Congestion control and options are left out: of what the window allows,
/// all is sent at once.
///
/// It is small, so that a host can have many: 152 bytes, and nothing on the heap but what few connections need and
/// few moments. The order of its parts leaves no gaps.
public struct Endpoint: Hashable, Sendable {
  /// The times and choices of its implementation.
  public let profile: Profile

  /// What few connections have.
  private var boxed = Boxed.none

  /// What each side has sent and received.
  var numbers: Numbers

  /// The machine.
  public internal(set) var connection = TCPConnection()

  /// Whether the remote socket is known while the connection listens, so that a SEND can open it actively.
  public var knowsRemote = false

  /// The initial sequence number of the next connection that is opened. It moves on by itself, past all
  /// numbers used; a host that follows RFC 6528 sets it before it opens one.
  public var initialSequenceNumber: SequenceNumber

  var roundTrip = RoundTrip()
  /// Whether keep-alives are turned on.
  var keepsAlive = false
  var timers = ConnectionTimers()

  /// The numbers of one incarnation of the connection.
  struct Numbers: Hashable, Sendable {
    var send: SendSequence
    var receive: ReceiveSequence
  }

  /// An end whose connection is closed.
  public init(profile: Profile = .rfc9293, initialSequenceNumber: SequenceNumber = 0) {
    self.profile = profile
    self.initialSequenceNumber = initialSequenceNumber
    numbers = Numbers(
      send: SendSequence(initial: initialSequenceNumber),
      receive: ReceiveSequence(initial: 0, capacity: profile.shared.settings.receiveBuffer))
  }

  /// An end that runs another machine than the generated one. ``connection`` tells of its state; which transitions
  /// it takes is told only where the generated machine does the same.
  package init(
    profile: Profile = .rfc9293, initialSequenceNumber: SequenceNumber = 0, machine: any OtherMachine
  ) {
    self.init(profile: profile, initialSequenceNumber: initialSequenceNumber)
    connection = TCPConnection(state: machine.state, held: machine.held)
    extras.machine = AnyOtherMachine(machine: machine)
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
  /// What few connections have.
  struct Extras: Hashable, Sendable {
    /// The numbers of the connection that was in TIME_WAIT, while it is not certain that it has been succeeded.
    var previous: Numbers?
    /// A call to be made again.
    var queuedCall: UserCall?
    /// How many retries of the SYN have not lengthened the wait.
    var steadyRetries = 0
    /// When a segment that is not acceptable was last answered, if such answers are limited.
    var lastChallenge: Instant?
    /// What runs in place of the generated machine.
    var machine: AnyOtherMachine?

    static let none = Extras()
  }

  /// A place on the heap for it, if there is anything.
  private indirect enum Boxed: Hashable, Sendable {
    case none
    case some(Extras)
  }

  var extras: Extras {
    get { if case .some(let extras) = boxed { extras } else { .none } }
    set { boxed = newValue == .none ? .none : .some(newValue) }
  }

  /// Whether there is any: to ask costs nothing.
  var hasExtras: Bool { if case .some = boxed { true } else { false } }
}
