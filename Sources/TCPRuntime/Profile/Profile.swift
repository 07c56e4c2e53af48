/// What implementations of TCP decide for themselves: how long they wait, and what they do where RFC 9293
/// leaves a choice. The machine is the same for all of them.
///
/// A value of one word: the endpoints that are given a profile, and its copies, share what it says. The members of
/// ``Settings`` are members of the profile.
@dynamicMemberLookup
public struct Profile: Hashable, Sendable {
  /// What a profile says.
  public struct Settings: Hashable, Sendable {
    // Retransmission.

    /// The retransmission timeout before the round trip has been measured.
    public var initialTimeout: Duration
    /// The shortest retransmission timeout.
    public var minimumTimeout: Duration
    /// The least that the variation of round trips adds to the timeout.
    public var minimumVariation: Duration
    /// The longest wait between two retransmissions. They are counted in microseconds, up to 71 minutes.
    public var maximumTimeout: Duration
    /// How often a SYN is sent again before the connection is given up.
    public var synRetries: Int
    /// How often a SYN is sent again before that, without the wait growing.
    public var steadySynRetries: Int
    /// How often a SYN,ACK is sent again, if other than a SYN.
    public var synAckRetries: Int?
    /// How often text is sent again, and the FIN of a connection that the user still holds.
    public var dataRetries: Int
    /// How often the FIN of an orphan is sent again, if other than text.
    public var orphanRetries: Int?
    /// How long the user lets something go unacknowledged, if there is such a limit besides the retries.
    public var userTimeout: Duration?

    // Waiting.

    /// The Maximum Segment Lifetime: TIME_WAIT lasts twice as long.
    public var segmentLifetime: Duration
    /// How long an orphan stays in FIN_WAIT_2, if there is a limit.
    public var orphanFinWait2: Duration?
    /// How long a connection is idle before its peer is probed, once keep-alives are turned on.
    public var keepaliveIdle: Duration
    /// The time between two probes.
    public var keepaliveInterval: Duration
    /// How many probes go unanswered before the peer is taken to be gone.
    public var keepaliveProbes: Int
    /// How long an acknowledgment may be kept back; `nil` for not at all.
    public var delayedAck: Duration?

    // Sizes.

    /// The most text in one segment.
    public var maximumSegmentSize: Int
    /// The room for text that has arrived and is not yet received by the user.
    public var receiveBuffer: Int

    // Behaviour.

    /// The shortest time between two acknowledgments that answer segments which are not acceptable and carry
    /// neither text nor FIN (RFC 5961, section 10); `nil` for no such limit.
    public var challengeInterval: Duration?
    /// Whether the peer's SYN, come again, is answered with the SYN,ACK again, and another SYN with a reset.
    public var answersSYNInSynReceived: Bool
    /// Whether a FIN that comes together with the first SYN is dropped: LISTEN ignores such a segment,
    /// SYN_SENT takes it without the FIN.
    public var ignoresFINWithSYN: Bool
    /// Whether a reset that answers no segment carries an acknowledgment.
    public var acknowledgesInResets: Bool
  }

  let shared: Shared

  private init(_ settings: Settings) { shared = Shared(settings) }

  /// All that it says.
  public var settings: Settings {
    get { shared.settings }
    set { self = Profile(newValue) }
  }

  /// One of the ``Settings``.
  public subscript<Value>(dynamicMember setting: WritableKeyPath<Settings, Value>) -> Value {
    get { shared.settings[keyPath: setting] }
    set { settings[keyPath: setting] = newValue }
  }
}

extension Profile {
  /// What the copies of a profile have in common.
  final class Shared: Sendable {
    let settings: Settings
    /// Its times as they are counted with.
    let times: Times
    private let hash: Int

    init(_ settings: Settings) {
      self.settings = settings
      times = Times(settings)
      hash = settings.hashValue
    }
  }
}

extension Profile.Shared: Hashable {
  static func == (left: Profile.Shared, right: Profile.Shared) -> Bool {
    left === right || left.settings == right.settings
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

extension Profile {
  /// The values that RFC 9293 gives and the RFCs it refers to, and its advice where there is any.
  public static let rfc9293 = Profile(
    Settings(
      initialTimeout: .seconds(1), minimumTimeout: .seconds(1), minimumVariation: .zero,
      maximumTimeout: .seconds(60),
      synRetries: 7, steadySynRetries: 0, synAckRetries: nil,  // 183 s: MUST-23 asks for three minutes
      dataRetries: 8, orphanRetries: nil, userTimeout: .seconds(300),
      segmentLifetime: .seconds(120), orphanFinWait2: nil,
      keepaliveIdle: .seconds(7_200), keepaliveInterval: .seconds(75), keepaliveProbes: 9,
      delayedAck: .milliseconds(200), maximumSegmentSize: 536, receiveBuffer: 65_535,
      challengeInterval: nil, answersSYNInSynReceived: false, ignoresFINWithSYN: false,
      acknowledgesInResets: false))

  /// Linux with its settings as they come (net.ipv4.tcp_*), measured with version 6.18.
  public static let linux = Profile(
    Settings(
      initialTimeout: .seconds(1), minimumTimeout: .milliseconds(200),
      minimumVariation: .milliseconds(200), maximumTimeout: .seconds(120),
      synRetries: 6, steadySynRetries: 4, synAckRetries: 5,
      dataRetries: 15, orphanRetries: 8, userTimeout: nil,
      segmentLifetime: .seconds(30), orphanFinWait2: .seconds(60),
      keepaliveIdle: .seconds(7_200), keepaliveInterval: .seconds(75), keepaliveProbes: 9,
      delayedAck: .milliseconds(40), maximumSegmentSize: 1_460, receiveBuffer: 65_535,
      challengeInterval: .milliseconds(500), answersSYNInSynReceived: true, ignoresFINWithSYN: true,
      acknowledgesInResets: true))
}
