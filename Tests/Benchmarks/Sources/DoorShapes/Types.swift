// Written by a test of Enumaton from Door.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// Where the machine can be.
enum State: UInt8 {
  case shut
  case ajar
  case locked
}

/// What events and effects carry.
struct Flags: OptionSet {
  let rawValue: UInt32

  /// In a function as large as the nested switch, that of `OptionSet` stays a call: half as fast.
  @inline(__always) func contains(_ flag: Flags) -> Bool { rawValue & flag.rawValue == flag.rawValue }

  static var keyFits: Flags { Flags(rawValue: 1) }
}

/// What the machine remembers.
struct Held {
  var alarmed = false
  var forced = false
}

/// What can happen.
enum Event {
  case open
  case close
  case turnKey(Flags)
  case push
}

/// What the host is to do.
enum Effect {
  case ring
  case light(Flags)
}

/// Why an event is refused.
enum Refusal: UInt8 {
  case lockedDoor
  case wrongKey
}
