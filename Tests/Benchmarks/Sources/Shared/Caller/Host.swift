import Harness

/// What performs the effects.
protocol Host {
  func perform(_ effect: Effect)
  func note(_ reaction: Machine.Reaction)
}

/// Timed: counts effects in memory, as the host in C does.
struct Counting: Host {
  let counts: Counts

  @inline(__always) func perform(_ effect: Effect) { counts[effect.code & 1023] &+= 1 }
  @inline(__always) func note(_ reaction: Machine.Reaction) {}
}

/// Checked: effects and refusals in their order.
struct Mixing: Host {
  private let checksum: UnsafeMutablePointer<Checksum>

  func perform(_ effect: Effect) { checksum.pointee.mix(effect.code) }

  func note(_ reaction: Machine.Reaction) {
    if case .rejected(let reason) = reaction { checksum.pointee.mix(900 + Int(reason.rawValue)) }
  }

  /// What `body` did with a host and the state that it returns.
  static func checksum(_ body: (Mixing) -> UInt8) -> UInt64 {
    var checksum = Checksum()
    let state = withUnsafeMutablePointer(to: &checksum) { body(Mixing(checksum: $0)) }
    return checksum.value(state: state)
  }
}
