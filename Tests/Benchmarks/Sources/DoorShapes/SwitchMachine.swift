// Written by a test of Enumaton from Door.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// Performs effects.
protocol EffectSink {
  mutating func perform(_ effect: Effect)
}

/// The machine as it is written by hand: a switch in a switch.
struct SwitchMachine {
  private(set) var state = State.shut
  private var held = Held()

  mutating func handle(_ event: Event, _ sink: inout some EffectSink) -> Refusal? {
    switch state {
    case .shut:
      switch event {
      case .open:
        state = .ajar
        return nil
      case .turnKey(let flags):
        if !flags.contains(.keyFits) {
          return .wrongKey
        }
        held.alarmed = true
        sink.perform(.ring)
        state = .locked
        return nil
      default: return nil
      }
    case .ajar:
      switch event {
      case .close:
        state = .shut
        return nil
      default: return nil
      }
    case .locked:
      switch event {
      case .open:
        return .lockedDoor
      case .turnKey(let flags):
        if !flags.contains(.keyFits) {
          return .wrongKey
        }
        if flags.contains(.keyFits) && !held.forced {
          held.alarmed = false
          state = .shut
          return nil
        }
        sink.perform(.ring)
        sink.perform(.light(.keyFits))
        return nil
      case .push:
        if held.alarmed && !held.forced {
          held.forced = true
          sink.perform(.ring)
          return nil
        }
        return .lockedDoor
      default: return nil
      }
    }
  }
}
