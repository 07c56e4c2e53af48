import TCPRuntime

/// The keys of the whole file.
enum ScenarioKey: String, FieldKey {
  case name, title, summary, seed, hosts, network, links, faults, steps, expect

  static let owner = "a scenario"

  var field: Field {
    switch self {
    case .name: Field(.name, "What it is called; the name of the file without .yaml.", isRequired: true)
    case .title: Field(.text, "Its heading.", isRequired: true)
    case .summary: Field(.text, "What there is to see, in a sentence.", isRequired: true)
    case .seed: Field(.integer(0...Int.max), "What the random numbers begin with; 1 if left out.")
    case .hosts:
      Field(
        .map(from: .name, to: .mapping(HostKey.self)),
        "The hosts by their names; the first has the address 10.0.0.1, the next 10.0.0.2, and so on.",
        isRequired: true)
    case .network: Field(.mapping(LinkKey.self), "How all links are, unless it is said of one.")
    case .links: Field(.list(.mapping(LinkChangeKey.self)), "The links that are different, a direction each.")
    case .faults:
      Field(
        .list(.mapping(FaultStepKey.self)), "What happens to chosen segments, counted from the start.")
    case .steps:
      Field(
        .list(.either([.choice(["settle"]), .mapping(StepKey.self)])), "What happens, in order.",
        isRequired: true)
    case .expect: Field(.mapping(ExpectKey.self), "What must have come of it at the end.")
    }
  }
}

/// The keys of a host: where its numbers start, and the times and choices of its TCP.
enum HostKey: String, FieldKey {
  case profile, iss, ports
  case initialTimeout = "initial-timeout"
  case minimumTimeout = "minimum-timeout"
  case maximumTimeout = "maximum-timeout"
  case synRetries = "syn-retries"
  case steadySynRetries = "steady-syn-retries"
  case synAckRetries = "syn-ack-retries"
  case dataRetries = "data-retries"
  case orphanRetries = "orphan-retries"
  case userTimeout = "user-timeout"
  case segmentLifetime = "msl"
  case orphanFinWait2 = "orphan-fin-wait-2"
  case keepaliveIdle = "keepalive-idle"
  case keepaliveInterval = "keepalive-interval"
  case keepaliveProbes = "keepalive-probes"
  case delayedAck = "delayed-ack"
  case maximumSegmentSize = "mss"
  case receiveBuffer = "receive-buffer"
  case challengeInterval = "challenge-interval"

  static let owner = "a host"
  static let profiles = ["rfc9293", "linux"]
  private static let retries = Shape.integer(0...1_000)

  var field: Field {
    switch self {
    case .profile: Field(.choice(Self.profiles), "Whose times and choices its TCP has; rfc9293 if left out.")
    case .iss:
      Field(
        .oneOrMore(.integer(0...Int(UInt32.max))),
        "The initial sequence numbers of its connections, in order; RFC 6528 chooses them if left out.")
    case .ports: Field(.portRange, "Its ephemeral ports; 49152-65535 if left out.")
    case .initialTimeout: Field(.duration, "The retransmission timeout before a round trip was measured.")
    case .minimumTimeout: Field(.duration, "The shortest retransmission timeout.")
    case .maximumTimeout: Field(.duration, "The longest wait between two retransmissions.")
    case .synRetries: Field(Self.retries, "How often a SYN is sent again.")
    case .steadySynRetries: Field(Self.retries, "How often before that, without the wait growing.")
    case .synAckRetries: Field(Self.retries, "How often a SYN,ACK is sent again.")
    case .dataRetries:
      Field(Self.retries, "How often data is sent again, and the FIN of a connection in use.")
    case .orphanRetries: Field(Self.retries, "How often the FIN of an orphan is sent again.")
    case .userTimeout: Field(.optionalDuration, "How long something may go unacknowledged.")
    case .segmentLifetime: Field(.duration, "The Maximum Segment Lifetime; TIME_WAIT lasts twice as long.")
    case .orphanFinWait2: Field(.optionalDuration, "How long an orphan stays in FIN_WAIT_2.")
    case .keepaliveIdle: Field(.duration, "How long a connection is idle before its peer is probed.")
    case .keepaliveInterval: Field(.duration, "The time between two probes.")
    case .keepaliveProbes:
      Field(.integer(1...1_000), "How many probes go unanswered before the peer is gone.")
    case .delayedAck: Field(.optionalDuration, "How long an acknowledgment may be kept back.")
    case .maximumSegmentSize: Field(.integer(1...65_495), "The most octets of text in a segment.")
    case .receiveBuffer:
      Field(.integer(0...(1 << 30)), "The room for octets that the application has not taken.")
    case .challengeInterval:
      Field(.optionalDuration, "The shortest time between two answers to segments that are not acceptable.")
    }
  }
}

/// The keys of a link.
enum LinkKey: String, FieldKey {
  case latency, jitter, bandwidth, queue, loss, duplication, reordering
  case reorderingDelay = "reordering-delay"
  case corruption

  static let owner = "a link"

  var field: Field {
    switch self {
    case .latency: Field(.duration, "The time a segment takes; 10ms if left out.")
    case .jitter: Field(.duration, "What is added to that: uniformly distributed from zero to this.")
    case .bandwidth: Field(.bandwidth, "How much it carries in a second, headers of 40 octets included.")
    case .queue:
      Field(
        .integer(0...(1 << 30)),
        "The octets that may wait for the bandwidth; the rest is lost. 65536 if left out.")
    case .loss: Field(.probability, "How likely a segment is lost.")
    case .duplication: Field(.probability, "How likely it arrives twice.")
    case .reordering: Field(.probability, "How likely it is held up, so that later ones overtake it.")
    case .reorderingDelay:
      Field(.duration, "How long it is held up: uniformly distributed from zero to this; 10ms if left out.")
    case .corruption: Field(.probability, "How likely it is damaged, and discarded for its checksum.")
    }
  }
}

/// The keys of one direction between two hosts, or of a change to it.
enum LinkChangeKey: String, FieldKey {
  case from, to
  case latency, jitter, bandwidth, queue, loss, duplication, reordering
  case reorderingDelay = "reordering-delay"
  case corruption

  static let owner = "a link between two hosts"

  var field: Field {
    switch self {
    case .from: Field(.host, "The host that sends.", isRequired: true)
    case .to: Field(.host, "The host that receives.", isRequired: true)
    default: LinkKey(rawValue: rawValue)?.field ?? Field(.text, "")
    }
  }
}

/// The keys of an entry of `faults`: what happens.
enum FaultStepKey: String, FieldKey {
  case drop, hold, delay, duplicate

  static let owner = "a fault"

  var field: Field {
    switch self {
    case .drop: Field(.mapping(FaultKey.self), "The segment never arrives.")
    case .hold: Field(.mapping(FaultKey.self), "The segment stays halfway until it is released.")
    case .delay: Field(.mapping(FaultKey.self), "The segment takes longer.")
    case .duplicate: Field(.mapping(FaultKey.self), "The segment arrives twice.")
    }
  }
}

/// The keys of the segment that meets a fault.
enum FaultKey: String, FieldKey {
  case from, kind, number, by

  static let owner = "a fault"

  var field: Field {
    switch self {
    case .from: Field(.host, "The host that sends it.", isRequired: true)
    case .kind: Field(.choice(SegmentKind.allCases.map(\.rawValue)), "What kind of segment; any if left out.")
    case .number:
      Field(
        .either([.integer(1...1_000_000_000), .choice(["all"])]),
        "Which of the kind, retransmissions counted too, or all; the first if left out.")
    case .by: Field(.duration, "How much longer it takes, or how much later its copy comes.")
    }
  }
}
