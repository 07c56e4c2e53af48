// Written by a test of Enumaton from Door.yaml (RECORD_GOLDENS=1).
// swift-format-ignore-file

/// What is looked for in the dictionary, beside the state.
enum Trigger: Hashable {
  case open
  case close
  case turnKey
  case push
}

extension Event {
  var trigger: Trigger {
    switch self {
    case .open: .open
    case .close: .close
    case .turnKey: .turnKey
    case .push: .push
    }
  }

  var flags: Flags {
    switch self {
    case .turnKey(let flags): flags
    default: []
    }
  }
}

extension DictionaryMachine {
  static func fill(_ table: inout Table) {
    fillShut(&table)
    fillAjar(&table)
    fillLocked(&table)
  }

  private static func fillShut(_ table: inout Table) {
    table.add(in: .shut, on: .open, to: .ajar)
    table.add(in: .shut, on: .turnKey, if: { flags, _ in !flags.contains(.keyFits) }, refusal: .wrongKey)
    table.add(in: .shut, on: .turnKey, to: .locked, do: { held, perform in
      held.alarmed = true
      perform(.ring)
    })
    table.add(in: .shut, on: .push)
  }

  private static func fillAjar(_ table: inout Table) {
    table.add(in: .ajar, on: .close, to: .shut)
    table.add(in: .ajar, on: .push)
  }

  private static func fillLocked(_ table: inout Table) {
    table.add(in: .locked, on: .open, refusal: .lockedDoor)
    table.add(in: .locked, on: .turnKey, if: { flags, _ in !flags.contains(.keyFits) }, refusal: .wrongKey)
    table.add(in: .locked, on: .turnKey, if: { flags, held in flags.contains(.keyFits) && !held.forced }, to: .shut, do: { held, _ in
      held.alarmed = false
    })
    table.add(in: .locked, on: .turnKey, do: { _, perform in
      perform(.ring)
      perform(.light(.keyFits))
    })
    table.add(in: .locked, on: .push, if: { _, held in held.alarmed && !held.forced }, do: { held, perform in
      held.forced = true
      perform(.ring)
    })
    table.add(in: .locked, on: .push, refusal: .lockedDoor)
  }
}
