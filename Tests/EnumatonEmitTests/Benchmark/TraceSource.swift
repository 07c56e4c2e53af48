import EnumatonSpec

extension BenchmarkSources {
  /// The names of a spec and their numbers, of which traces are made.
  func vocabulary(_ name: String) -> String {
    let events = machine.events.map { #"    ("\#($0.name.text)", \#(mask($0.carries))),"# }
    let flags = machine.flags.filter { !$0.isHeld }
      .map { #"      "\#($0.name.text)": \#(1 << UInt32($0.bit)),"# }
    let timers = machine.timers.map { #"    ("\#($0.name.text)", \#($0.attempts != nil)),"# }
    return """
      // \(swiftNote)

      extension Vocabulary {
        public static let \(name) = Vocabulary(
          events: [
      \(events.map { "  " + $0 }.joined(separator: "\n"))
          ],
          flags: [
      \(flags.joined(separator: "\n"))
          ],
          timers: \(timers.isEmpty ? "[]" : "[\n\(timers.map { "  " + $0 }.joined(separator: "\n"))\n    ]"))
      }

      """
  }

  /// Swift events from numbers, and numbers from Swift effects. It stands in the module of a generated machine's
  /// caller, and in that of the shapes, which have the same names.
  func numbers() -> String {
    var events = machine.events.enumerated().map { index, event in
      let flags =
        event.carries.isEmpty ? "" : "(.init(rawValue: .init(truncatingIfNeeded: detail)))"
      return "    case \(index): self = .\(lower(event.name.text))\(flags)"
    }
    for (number, name) in ["timer", "exhausted"].enumerated() where hasTimers {
      events.append(
        """
            case \(machine.events.count + number):
              guard let timer = Timer(rawValue: .init(truncatingIfNeeded: detail)) else { return nil }
              self = .\(name)(timer)
        """)
    }
    var effects = machine.effects.enumerated().map { index, effect in
      effect.carries.isEmpty
        ? "    case .\(lower(effect.name.text)): \(index << 4)"
        : "    case .\(lower(effect.name.text))(let flags): \(index << 4) | Int(flags.rawValue)"
    }
    if hasTimers {
      effects += [
        "    case .start(let timer): 800 + Int(timer.rawValue)",
        "    case .stop(let timer): 850 + Int(timer.rawValue)", "    case .stopAll: 899",
      ]
    }
    return """
      // \(swiftNote)

      extension Event {
        /// The event that the C program takes as these numbers.
        init?(number: UInt8, detail: UInt32) {
          switch number {
      \(events.joined(separator: "\n"))
          default: return nil
          }
        }
      }

      extension Effect {
        /// What the effect is known by in every language.
        var code: Int {
          switch self {
      \(effects.joined(separator: "\n"))
          }
        }
      }

      """
  }
}
