import CSwitch

/// Events for both machines.
struct Trace {
  private let swift: [TCPConnection.Event]
  private let c: [tcp_event]

  var count: Int { swift.count }

  private init(_ numbers: [tcp_event]) {
    let pairs = numbers.compactMap { number in
      TCPConnection.Event(number: number.event, detail: number.detail).map { ($0, number) }
    }
    swift = pairs.map(\.0)
    c = pairs.map(\.1)
  }

  /// Every event and timer as likely as any other, with random flags.
  static func random(count: Int) -> Trace {
    var random = SplitMix(state: 42)
    let masks = TCPConnection.Event.masks
    let timers = TCPConnection.Timer.allCases.count
    return Trace(
      (0..<count).map { _ in
        let event = Int.random(in: 0..<masks.count + 2, using: &random)
        if event < masks.count {
          return tcp_event(
            event: UInt8(event), detail: UInt32.random(in: 0...UInt32.max, using: &random) & masks[event])
        }
        let timer =
          event == masks.count
          ? UInt32.random(in: 0..<UInt32(timers), using: &random)
          : TCPConnection.Event.exhaustible.randomElement(using: &random) ?? 0
        return tcp_event(event: UInt8(event), detail: timer)
      })
  }

  /// Connections as they are: opened, used for a while, closed by either side, in random order.
  static func conversations(count: Int) -> Trace {
    var random = SplitMix(state: 7)
    var numbers: [tcp_event] = []
    func number(_ name: String) -> UInt8 { UInt8(TCPConnection.Event.names.firstIndex(of: name) ?? 0) }
    func segment(_ flags: TCPConnection.Event.SegmentFlags) -> tcp_event {
      tcp_event(event: number("segment"), detail: UInt32(flags.rawValue))
    }
    func call(_ name: String, _ detail: UInt32 = 0) -> tcp_event {
      tcp_event(event: number(name), detail: detail)
    }
    let known = UInt32(TCPConnection.Event.ActiveOpenFlags.remoteKnown.rawValue)
    while numbers.count < count {
      if Bool.random(using: &random) {
        numbers += [call("activeOpen", known), segment([.syn, .ack, .acksSYN])]
      } else {
        numbers += [call("passiveOpen"), segment(.syn), segment([.ack, .acceptable, .exact, .acksSYN])]
      }
      for _ in 0..<Int.random(in: 2...20, using: &random) {
        numbers.append(
          Bool.random(using: &random)
            ? call("send") : segment([.ack, .acceptable, .exact, .data]))
      }
      if Bool.random(using: &random) {
        numbers += [
          call("close"), segment([.ack, .acceptable, .exact, .acksFIN]),
          segment([.ack, .fin, .acceptable, .exact]),
          tcp_event(
            event: UInt8(TCPConnection.Event.names.count),
            detail: UInt32(TCPConnection.Timer.timeWait.rawValue)),
        ]
      } else {
        numbers += [
          segment([.ack, .fin, .acceptable, .exact]), call("close"),
          segment([.ack, .acceptable, .exact, .acksFIN]),
        ]
      }
    }
    return Trace(numbers)
  }
}

// Running.
extension Trace {
  func runC() -> UInt64 { c.withUnsafeBufferPointer { tcp_run($0.baseAddress, $0.count) } }

  /// Through `handle(_:perform:)`.
  func runPerforming() -> UInt64 {
    var connection = TCPConnection()
    var sum = Checksum()
    for event in swift {
      let reaction = connection.handle(event) { sum.mix($0.code) }
      sum.mix(reaction, connection.state)
    }
    return sum.value
  }

  /// Through `handle(_:)` and the effects of its reaction.
  func runReturning() -> UInt64 {
    var connection = TCPConnection()
    var sum = Checksum()
    for event in swift {
      let reaction = connection.handle(event)
      for effect in reaction.effects { sum.mix(effect.code) }
      sum.mix(reaction, connection.state)
    }
    return sum.value
  }
}

/// What the machines do, as one number.
private struct Checksum {
  private(set) var value: UInt64 = 0

  mutating func mix(_ number: UInt64) { value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func mix(_ reaction: TCPConnection.Reaction, _ state: TCPConnection.State) {
    let kind: UInt64 =
      switch reaction {
      case .moved: 1 << 8
      case .stayed: 2 << 8
      case .ignored: 3 << 8
      case .rejected(let reason): 4 << 8 | UInt64(reason.rawValue) << 16
      case .unhandled: 5 << 8
      }
    mix(kind | UInt64(state.rawValue))
  }
}

/// SplitMix64 (Steele et al. 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
