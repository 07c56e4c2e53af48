import TCPRuntime

/// The keys of a step: one that says what happens, and perhaps when.
enum StepKey: String, FieldKey {
  case at
  case open, listen
  case closeListener = "close-listener"
  case send, receive, shutdown, close, abort, keepalive, accept
  case inject, drop, hold, delay, duplicate, release, partition, heal, link, crash, reboot
  case wait, until, settle, expect, chapter

  static let owner = "a step"

  var field: Field {
    switch self {
    case .at:
      Field(.duration, "The time since the start at which it happens; as soon as possible if left out.")
    case .open: Field(.mapping(OpenKey.self), "An application opens a connection, or several.")
    case .listen:
      Field(.either([.socket, .mapping(ListenKey.self)]), "An application waits for connections at a port.")
    case .closeListener: Field(.socket, "An application waits no longer at the port.")
    case .send:
      Field(.map(from: .end, to: .integer(0...(1 << 30))), "So many octets are handed over to be sent.")
    case .receive: Field(.map(from: .end, to: .integer(0...(1 << 30))), "So many octets are asked for.")
    case .shutdown: Field(.oneOrMore(.end), "Nothing more will be sent: CLOSE as RFC 9293 has it.")
    case .close: Field(.oneOrMore(.end), "The application lets go of the connection: close() of sockets.")
    case .abort: Field(.oneOrMore(.end), "The connection is broken off.")
    case .keepalive: Field(.map(from: .end, to: .boolean), "Keep-alives are turned on or off.")
    case .accept: Field(.socket, "The application takes the first connection that waits at the port.")
    case .inject: Field(.mapping(InjectKey.self), "A segment appears on the wire that nobody sent.")
    case .drop: Field(.mapping(FaultKey.self), "A segment never arrives, counted from now.")
    case .hold:
      Field(.mapping(FaultKey.self), "A segment stays halfway until it is released, counted from now.")
    case .delay: Field(.mapping(FaultKey.self), "A segment takes longer, counted from now.")
    case .duplicate: Field(.mapping(FaultKey.self), "A segment arrives twice, counted from now.")
    case .release: Field(.oneOrMore(.host), "The segments held that these hosts have sent go on.")
    case .partition: Field(.mapping(DirectionKey.self), "Nothing gets through in this direction any more.")
    case .heal: Field(.mapping(DirectionKey.self), "It gets through again.")
    case .link: Field(.mapping(LinkChangeKey.self), "A link is different from now on.")
    case .crash: Field(.host, "A host stops; its connections are lost without a word.")
    case .reboot: Field(.host, "A host starts (if it runs, it crashes first) and remembers nothing.")
    case .wait: Field(.duration, "Time passes.")
    case .until:
      Field(
        .map(from: .end, to: .choice(TCPConnection.State.names)), "Time passes until all are in these states."
      )
    case .settle: Field(.choice(["all"]), "Time passes until nothing is on its way; also written alone.")
    case .expect: Field(.mapping(ExpectKey.self), "What must be true by now.")
    case .chapter: Field(.text, "A new part of the story; ladders begin at the first.")
    }
  }
}

/// The keys of a connection to open.
enum OpenKey: String, FieldKey {
  case from, to, name, iss, passive, application, count, every

  static let owner = "'open'"

  var field: Field {
    switch self {
    case .from:
      Field(
        .either([.host, .socket]), "The host that opens it, with a port or on an ephemeral one.",
        isRequired: true)
    case .to: Field(.socket, "The far end.", isRequired: true)
    case .name: Field(.name, "What both ends are called from now on: HOST/NAME.")
    case .iss: Field(.integer(0...Int(UInt32.max)), "Its initial sequence number.")
    case .passive: Field(.boolean, "Whether it waits for this one peer instead of calling it.")
    case .application: Field(ApplicationKey.shape, "How its program treats it; silent if left out.")
    case .count:
      Field(.integer(1...10_000_000), "How many are opened, while the script goes on; 1 if left out.")
    case .every: Field(.duration, "The time between two of them.")
    }
  }
}

/// The keys of a listener.
enum ListenKey: String, FieldKey {
  case at, backlog, cookies, accept, application

  static let owner = "'listen'"

  var field: Field {
    switch self {
    case .at: Field(.socket, "The host and its port.", isRequired: true)
    case .backlog:
      Field(
        .integer(0...1_000_000),
        "How many may be in SYN_RECEIVED, and how many may wait to be accepted; 128 if left out.")
    case .cookies: Field(.boolean, "Whether SYNs beyond the backlog are answered with SYN cookies.")
    case .accept:
      Field(.choice(["at-once", "by-step"]), "When connections are accepted; at-once if left out.")
    case .application: Field(ApplicationKey.shape, "How its program treats connections; silent if left out.")
    }
  }
}

/// The keys of an application.
enum ApplicationKey: String, FieldKey {
  case sends, reads, echoes, closes, relay

  static let owner = "an application"
  static let shape = Shape.either([.choice(Application.named.map(\.name)), .mapping(ApplicationKey.self)])

  var field: Field {
    switch self {
    case .sends: Field(.integer(0...(1 << 30)), "The octets it sends as soon as it is connected.")
    case .reads: Field(.boolean, "Whether it takes what arrives; true if left out.")
    case .echoes: Field(.boolean, "Whether it sends back as many octets as arrive.")
    case .closes:
      Field(.choice(Application.Closing.allCases.map(\.rawValue)), "When it closes; never if left out.")
    case .relay:
      Field(
        .socket,
        "It is a proxy: for each connection it opens one to here, and passes on what arrives on either.")
    }
  }
}

/// The keys of a segment from nowhere.
enum InjectKey: String, FieldKey {
  case from, to, flags, seq, ack, length, window, takes

  static let owner = "'inject'"

  var field: Field {
    switch self {
    case .from: Field(.socket, "Who seems to have sent it.", isRequired: true)
    case .to: Field(.socket, "Where it arrives.", isRequired: true)
    case .flags:
      Field(.oneOrMore(.choice(Segment.Flags.names.map(\.1))), "Its control bits; none if left out.")
    case .seq: Field(.sequenceNumber, "SEG.SEQ; 0 if left out.")
    case .ack: Field(.sequenceNumber, "SEG.ACK; 0 if left out.")
    case .length: Field(.integer(0...65_495), "The octets of text; 0 if left out.")
    case .window: Field(.integer(0...(1 << 30)), "SEG.WND; 65535 if left out.")
    case .takes: Field(.duration, "How long it takes to arrive; as long as the link if left out.")
    }
  }
}

/// The keys of one direction between two hosts.
enum DirectionKey: String, FieldKey {
  case from, to

  static let owner = "a direction"

  var field: Field {
    switch self {
    case .from: Field(.host, "The host that sends.", isRequired: true)
    case .to: Field(.host, "The host that receives.", isRequired: true)
    }
  }
}

/// The keys of `expect`.
enum ExpectKey: String, FieldKey {
  case paths, states, sends, segments, exchange, counts, signals, refusals, drops, live, invariants

  static let owner = "'expect'"

  var field: Field {
    switch self {
    case .paths:
      Field(
        .map(from: .end, to: .oneOrMore(.choice(TCPConnection.State.names))),
        "The states each end goes through, from CLOSED to the one it is in.")
    case .states: Field(.map(from: .end, to: .choice(TCPConnection.State.names)), "The state each end is in.")
    case .sends:
      Field(
        .map(
          from: .host,
          to: .map(from: .choice(SegmentKind.allCases.map(\.rawValue)), to: .integer(0...Int.max))),
        "How many segments of a kind each host has sent, those that were lost included.")
    case .segments:
      Field(.list(.mapping(SegmentKey.self)), "Segments that are sent, in this order, others between them.")
    case .exchange: Field(.list(.mapping(SegmentKey.self)), "All segments that are sent, in order.")
    case .counts:
      Field(
        .map(from: .host, to: .map(from: .choice(TCPConnection.State.names), to: .integer(0...Int.max))),
        "How many connections of each host are in a state.")
    case .signals:
      Field(
        .map(from: .end, to: .list(.choice(Signal.all.map(\.name)))),
        "What the applications are told, in order.")
    case .refusals: Field(.map(from: .host, to: .integer(0...Int.max)), "How many calls are refused.")
    case .drops:
      Field(
        .map(
          from: .host, to: .map(from: .choice(DropReason.allCases.map(\.rawValue)), to: .integer(0...Int.max))
        ),
        "How many segments are dropped for a reason: by the network of what the host sends, or by the host.")
    case .live: Field(.choice(["none"]), "That no host has a connection any more.")
    case .invariants:
      Field(
        .oneOrMore(.choice(Invariant.allCases.map(\.rawValue))),
        "What is true of every connection, whatever happens.")
    }
  }
}

/// The keys of an expected segment.
enum SegmentKey: String, FieldKey {
  case from, flags, seq, ack, length, window

  static let owner = "a segment"

  var field: Field {
    switch self {
    case .from: Field(.host, "Who sends it.", isRequired: true)
    case .flags:
      Field(
        .oneOrMore(.choice(Segment.Flags.names.map(\.1))),
        "Its control bits, PSH left aside; any if left out.")
    case .seq: Field(.integer(0...Int(UInt32.max)), "SEG.SEQ; any if left out.")
    case .ack: Field(.integer(0...Int(UInt32.max)), "SEG.ACK; any if left out.")
    case .length: Field(.integer(0...65_495), "The octets of text; any if left out.")
    case .window: Field(.integer(0...(1 << 30)), "SEG.WND; any if left out.")
    }
  }
}

extension TCPConnection.State {
  /// The names of the states, as the RFC spells them.
  static var names: [String] { allCases.map { "\($0.name)" } }
}

extension Segment.Flags {
  /// The control bits by their names.
  static let names: [(Segment.Flags, String)] = [
    (.syn, "SYN"), (.ack, "ACK"), (.fin, "FIN"), (.rst, "RST"), (.psh, "PSH"),
  ]
}

extension Signal {
  /// The signals by their names.
  static let all: [(signal: Signal, name: String)] = [
    (.connected, "connected"), (.closing, "closing"), (.closed, "closed"), (.reset, "reset"),
    (.refused, "refused"), (.timedOut, "timedOut"),
  ]
}
