import TCPRuntime

extension Scenario {
  /// Every scenario there is, in the order in which one learns from them.
  public static let all = [
    handshake, fourWayClose, simultaneousClose, simultaneousOpen, refused, halfClose, lostFinalACK,
  ]

  /// The scenario of that name.
  public static func named(_ name: String) -> Scenario? { all.first { $0.name == name } }

  /// The steps that open a connection.
  private static let opening: [Step] = [
    .call(.server, .passiveOpen), .call(.client, .activeOpen), .settle, .wait(.milliseconds(70)),
  ]

  static let handshake = Scenario(
    name: "three-way-handshake",
    title: "Three-way handshake",
    summary: "Each side tells the other its first sequence number and has it acknowledged.",
    script: [.call(.server, .passiveOpen), .call(.client, .activeOpen), .settle],
    expectations: [
      .path(.client, [.closed, .synSent, .established]),
      .path(.server, [.closed, .listen, .synReceived, .established]),
      .sends(.client, .syn, 1), .sends(.server, .synAck, 1), .sends(.client, .ack, 1),
    ])

  static let fourWayClose = Scenario(
    name: "four-way-close",
    title: "Four-way close",
    summary: "Each direction is closed by itself: a FIN and its ACK one way, then the other way.",
    script: opening + [
      .chapter("the connection is open"),
      .call(.client, .close), .until(.server, .closeWait), .settle, .wait(.milliseconds(30)),
      .call(.server, .close), .until(.client, .closed),
    ],
    expectations: [
      .path(.client, [.closed, .synSent, .established, .finWait1, .finWait2, .timeWait, .closed]),
      .path(
        .server, [.closed, .listen, .synReceived, .established, .closeWait, .lastAck, .closed]),
      .sends(.client, .fin, 1), .sends(.server, .fin, 1),
    ])

  static let simultaneousClose = Scenario(
    name: "simultaneous-close",
    title: "Simultaneous close",
    summary: "Both sides send their FIN before the other's arrives: both go through CLOSING to TIME_WAIT.",
    faults: [Fault(.hold, .client, .fin), Fault(.hold, .server, .fin)],
    script: opening + [
      .chapter("the connection is open"),
      .call(.client, .close), .wait(.milliseconds(20)),
      .call(.server, .close), .wait(.milliseconds(20)),
      .release([.client, .server]), .settle, .until(.client, .closed), .until(.server, .closed),
    ],
    expectations: [
      .path(.client, [.closed, .synSent, .established, .finWait1, .closing, .timeWait, .closed]),
      .path(
        .server,
        [.closed, .listen, .synReceived, .established, .finWait1, .closing, .timeWait, .closed]),
      .sends(.client, .fin, 1), .sends(.server, .fin, 1),
    ])

  static let simultaneousOpen = Scenario(
    name: "simultaneous-open",
    title: "Simultaneous open",
    summary: "Both sides call the other at once: the SYNs cross, and one connection comes of it.",
    script: [.call(.client, .activeOpen), .call(.server, .activeOpen), .settle],
    expectations: [
      .path(.client, [.closed, .synSent, .synReceived, .established]),
      .path(.server, [.closed, .synSent, .synReceived, .established]),
      .sends(.client, .syn, 1), .sends(.server, .syn, 1),
      .sends(.client, .synAck, 1), .sends(.server, .synAck, 1),
    ])

  static let refused = Scenario(
    name: "refused-connection",
    title: "Refused connection",
    summary: "Nobody listens at the server, so its TCP answers the SYN with a RST.",
    script: [.call(.client, .activeOpen), .settle],
    expectations: [
      .path(.client, [.closed, .synSent, .closed]), .path(.server, [.closed]),
      .sends(.server, .rst, 1),
    ])

  static let halfClose = Scenario(
    name: "half-close",
    title: "Half-close",
    summary: "The client has sent all it had to say; the server still answers before it closes too.",
    script: opening + [
      .chapter("the connection is open"),
      .call(.client, .shutdown), .settle, .wait(.milliseconds(30)),
      .call(.server, .send(200)), .settle, .wait(.milliseconds(10)),
      .call(.server, .send(50)), .call(.server, .close), .until(.client, .closed),
    ],
    expectations: [
      .path(.client, [.closed, .synSent, .established, .finWait1, .finWait2, .timeWait, .closed]),
      .path(
        .server, [.closed, .listen, .synReceived, .established, .closeWait, .lastAck, .closed]),
      .sends(.server, .data, 2), .sends(.client, .data, 0),
    ])

  static let lostFinalACK = Scenario(
    name: "lost-final-ack",
    title: "Lost final ACK",
    summary: "The last ACK gets lost, so the server repeats its FIN: this is what TIME_WAIT is for.",
    faults: [Fault(.drop, .client, .ack, number: 2)],
    script: opening + [
      .chapter("the connection is open"),
      .call(.client, .close), .settle, .wait(.milliseconds(30)),
      .call(.server, .close), .until(.client, .closed),
    ],
    expectations: [
      .path(.client, [.closed, .synSent, .established, .finWait1, .finWait2, .timeWait, .closed]),
      .path(
        .server, [.closed, .listen, .synReceived, .established, .closeWait, .lastAck, .closed]),
      .sends(.server, .fin, 2), .sends(.client, .ack, 3),
    ])
}
