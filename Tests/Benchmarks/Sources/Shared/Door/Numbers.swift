// Written by a test of Enumaton from Door.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

extension Event {
  /// The event that the C program takes as these numbers.
  init?(number: UInt8, detail: UInt32) {
    switch number {
    case 0: self = .open
    case 1: self = .close
    case 2: self = .turnKey(.init(rawValue: .init(truncatingIfNeeded: detail)))
    case 3: self = .push
    default: return nil
    }
  }
}

extension Effect {
  /// What the effect is known by in every language.
  var code: Int {
    switch self {
    case .ring: 0
    case .light(let flags): 16 | Int(flags.rawValue)
    }
  }
}
