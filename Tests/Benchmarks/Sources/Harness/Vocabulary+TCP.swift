// Written by a test of Enumaton from TCPConnection.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

extension Vocabulary {
  public static let tcp = Vocabulary(
    events: [
      ("passiveOpen", 0),
      ("activeOpen", 32768),
      ("send", 360448),
      ("receive", 131072),
      ("shutdown", 196608),
      ("close", 196608),
      ("abort", 0),
      ("segment", 32767),
      ("progress", 1835008),
      ("heard", 0),
      ("keepaliveOff", 0),
    ],
    flags: [
      "SYN": 1,
      "ACK": 2,
      "FIN": 4,
      "RST": 8,
      "acceptable": 16,
      "exact": 32,
      "acksSYN": 64,
      "acksFIN": 128,
      "acksUnsent": 256,
      "acksOld": 512,
      "data": 1024,
      "delayable": 2048,
      "newer": 4096,
      "sameSYN": 8192,
      "otherSYN": 16384,
      "remoteKnown": 32768,
      "dataPending": 65536,
      "unread": 131072,
      "inFlight": 262144,
      "blocked": 524288,
      "probing": 1048576,
    ],
    timers: [
      ("retransmission", true),
      ("userTimeout", false),
      ("timeWait", false),
      ("synAckRetries", false),
      ("finWait2", false),
      ("orphanRetries", false),
      ("keepalive", false),
      ("keepaliveProbes", true),
      ("persist", false),
      ("delayedAck", false),
    ])
}
