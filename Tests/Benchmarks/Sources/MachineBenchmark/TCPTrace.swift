// Written by a test of Enumaton from the TCP spec (RECORD_GOLDENS=1).

extension TCPConnection.Event {
  /// The event that the C program takes as these numbers.
  init?(number: UInt8, detail: UInt32) {
    switch number {
    case 0: self = .passiveOpen
    case 1: self = .activeOpen(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 2: self = .send(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 3: self = .receive(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 4: self = .shutdown(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 5: self = .close(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 6: self = .abort
    case 7: self = .segment(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 8: self = .progress(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 9: self = .heard
    case 10: self = .keepaliveOff
    case 11:
      guard let timer = TCPConnection.Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
      self = .timer(timer)
    case 12:
      guard let timer = TCPConnection.Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
      self = .exhausted(timer)
    default: return nil
    }
  }

  /// The flags that each event carries, as a mask; the timers and their exhaustion come after the events.
  static let masks: [UInt32] = [0, 32768, 360448, 131072, 196608, 196608, 0, 32767, 1835008, 0, 0]
  static let names = ["passiveOpen", "activeOpen", "send", "receive", "shutdown", "close", "abort", "segment", "progress", "heard", "keepaliveOff"]
  static let exhaustible: [UInt32] = [0, 7]
}

extension TCPConnection.Effect {
  /// What performing the effect adds to the checksum.
  var code: UInt64 {
    switch self {
    case .send(let flags): 0 | UInt64(flags.rawValue)
    case .synchronize: 65536
    case .acknowledged: 131072
    case .deliver: 196608
    case .hold: 262144
    case .transmit: 327680
    case .retransmit: 393216
    case .probeWindow: 458752
    case .probePeer: 524288
    case .queueText: 589824
    case .queueFIN: 655360
    case .queueCall: 720896
    case .read: 786432
    case .connected: 851968
    case .closing: 917504
    case .closed: 983040
    case .reset: 1048576
    case .refused: 1114112
    case .timedOut: 1179648
    case .start(let timer): 100 << 16 | UInt64(timer.rawValue)
    case .stop(let timer): 101 << 16 | UInt64(timer.rawValue)
    case .stopAll: 102 << 16
    }
  }
}
