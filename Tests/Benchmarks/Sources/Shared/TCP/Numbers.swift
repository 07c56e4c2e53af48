// Written by a test of Enumaton from TCPConnection.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

extension Event {
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
      guard let timer = Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
      self = .timer(timer)
    case 12:
      guard let timer = Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
      self = .exhausted(timer)
    default: return nil
    }
  }
}

extension Effect {
  /// What the effect is known by in every language.
  var code: Int {
    switch self {
    case .send(let flags): 0 | Int(flags.rawValue)
    case .synchronize: 16
    case .acknowledged: 32
    case .deliver: 48
    case .hold: 64
    case .transmit: 80
    case .retransmit: 96
    case .probeWindow: 112
    case .probePeer: 128
    case .queueText: 144
    case .queueFIN: 160
    case .queueCall: 176
    case .read: 192
    case .connected: 208
    case .closing: 224
    case .closed: 240
    case .reset: 256
    case .refused: 272
    case .timedOut: 288
    case .start(let timer): 800 + Int(timer.rawValue)
    case .stop(let timer): 850 + Int(timer.rawValue)
    case .stopAll: 899
    }
  }
}
