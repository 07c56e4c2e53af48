// Written by a test of Enumaton from TCPConnection.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// Where the machine can be.
enum State: UInt8 {
  case closed
  case listen
  case synSent
  case synReceived
  case established
  case finWait1
  case finWait2
  case closeWait
  case closing
  case lastAck
  case timeWait
}

/// A timer.
enum Timer: UInt8 {
  case retransmission
  case userTimeout
  case timeWait
  case synAckRetries
  case finWait2
  case orphanRetries
  case keepalive
  case keepaliveProbes
  case persist
  case delayedAck
}

/// What events and effects carry.
struct Flags: OptionSet {
  let rawValue: UInt32

  /// In a function as large as the nested switch, that of `OptionSet` stays a call: half as fast.
  @inline(__always) func contains(_ flag: Flags) -> Bool { rawValue & flag.rawValue == flag.rawValue }

  static var syn: Flags { Flags(rawValue: 1) }
  static var ack: Flags { Flags(rawValue: 2) }
  static var fin: Flags { Flags(rawValue: 4) }
  static var rst: Flags { Flags(rawValue: 8) }
  static var acceptable: Flags { Flags(rawValue: 16) }
  static var exact: Flags { Flags(rawValue: 32) }
  static var acksSYN: Flags { Flags(rawValue: 64) }
  static var acksFIN: Flags { Flags(rawValue: 128) }
  static var acksUnsent: Flags { Flags(rawValue: 256) }
  static var acksOld: Flags { Flags(rawValue: 512) }
  static var data: Flags { Flags(rawValue: 1024) }
  static var delayable: Flags { Flags(rawValue: 2048) }
  static var newer: Flags { Flags(rawValue: 4096) }
  static var sameSYN: Flags { Flags(rawValue: 8192) }
  static var otherSYN: Flags { Flags(rawValue: 16384) }
  static var remoteKnown: Flags { Flags(rawValue: 32768) }
  static var dataPending: Flags { Flags(rawValue: 65536) }
  static var unread: Flags { Flags(rawValue: 131072) }
  static var inFlight: Flags { Flags(rawValue: 262144) }
  static var blocked: Flags { Flags(rawValue: 524288) }
  static var probing: Flags { Flags(rawValue: 1048576) }
  static var ackRst: Flags { Flags(rawValue: 10) }
  static var synAck: Flags { Flags(rawValue: 3) }
  static var ackFin: Flags { Flags(rawValue: 6) }
}

/// What the machine remembers.
struct Held {
  var passive = false
  var orphaned = false
  var reopened = false
}

/// What can happen.
enum Event {
  case passiveOpen
  case activeOpen(Flags)
  case send(Flags)
  case receive(Flags)
  case shutdown(Flags)
  case close(Flags)
  case abort
  case segment(Flags)
  case progress(Flags)
  case heard
  case keepaliveOff
  case timer(Timer)
  case exhausted(Timer)
}

/// What the host is to do.
enum Effect {
  case send(Flags)
  case synchronize
  case acknowledged
  case deliver
  case hold
  case transmit
  case retransmit
  case probeWindow
  case probePeer
  case queueText
  case queueFIN
  case queueCall
  case read
  case connected
  case closing
  case closed
  case reset
  case refused
  case timedOut
  case start(Timer)
  case stop(Timer)
  case stopAll
}

/// Why an event is refused.
enum Refusal: UInt8 {
  case connectionExists
  case connectionDoesNotExist
  case connectionClosing
  case remoteUnspecified
}
