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

/// How the Swift machine is driven.
enum Door: String, CaseIterable {
  case performing = "handle(_:perform:)"
  case returning = "handle(_:)"
}

// Timed: the host counts what it is asked for, and reads no answers.
extension Trace {
  typealias Counts = UnsafeMutablePointer<UInt32>

  func runC(_ counts: Counts) {
    _ = c.withUnsafeBufferPointer { tcp_run($0.baseAddress, $0.count, counts) }
  }

  func runSwift(_ door: Door, _ counts: Counts) {
    switch door {
    case .performing: runPerforming(counts)
    case .returning: runReturning(counts)
    }
  }

  @inline(never) private func runPerforming(_ counts: Counts) {
    var connection = TCPConnection()
    for event in swift {
      _ = connection.handle(event) { counts[$0.code & 1023] &+= 1 }
    }
  }

  @inline(never) private func runReturning(_ counts: Counts) {
    var connection = TCPConnection()
    for event in swift {
      let reaction = connection.handle(event)
      for effect in reaction.effects { counts[effect.code & 1023] &+= 1 }
    }
  }
}

// Checked: the effects in their order, as one number.
extension Trace {
  func checkC() -> UInt64 {
    var sum: UInt64 = 0
    let state = c.withUnsafeBufferPointer { tcp_check($0.baseAddress, $0.count, &sum) }
    return sum ^ UInt64(state)
  }

  func checkSwift(_ door: Door) -> UInt64 {
    var connection = TCPConnection()
    var sum: UInt64 = 0
    func mix(_ effect: Int) { sum = (sum ^ UInt64(effect)) &* 0x9E37_79B9_7F4A_7C15 }
    for event in swift {
      let reaction: TCPConnection.Reaction
      switch door {
      case .performing: reaction = connection.handle(event) { mix($0.code) }
      case .returning:
        reaction = connection.handle(event)
        for effect in reaction.effects { mix(effect.code) }
      }
      if case .rejected(let reason) = reaction { mix(900 + Int(reason.rawValue)) }
    }
    return sum ^ UInt64(connection.state.rawValue)
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
