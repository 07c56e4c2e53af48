import CSwitch

/// The names of a spec, of which traces are made.
public struct Vocabulary: Sendable {
  let events: [(name: String, flags: UInt32)]
  let flags: [String: UInt32]
  let timers: [(name: String, hasAttempts: Bool)]

  /// The event that a line of `enumaton run` stands for: `segment SYN ACK`, `timer timeWait`. None that the spec
  /// does not have.
  func event(_ line: String) -> machine_event? {
    let words = line.split(separator: " ").map(String.init)
    if words.count == 2, words[0] == "timer", let timer = timers.firstIndex(where: { $0.name == words[1] }) {
      return machine_event(event: UInt8(events.count), detail: UInt32(timer))
    }
    guard let name = words.first, let event = events.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    let carried = words.dropFirst().map { flags[$0] ?? 0 }
    guard !carried.contains(0) else { return nil }
    return machine_event(event: UInt8(event), detail: carried.reduce(0, |))
  }

  /// Any event or timer, each as likely, with any of its flags.
  func random(_ generator: inout SplitMix) -> machine_event {
    let exhaustible = timers.indices.filter { timers[$0].hasAttempts }
    let kinds = events.count + (timers.isEmpty ? 0 : 1) + (exhaustible.isEmpty ? 0 : 1)
    let event = Int.random(in: 0..<kinds, using: &generator)
    if event < events.count {
      let bits = UInt32.random(in: 0...UInt32.max, using: &generator)
      return machine_event(event: UInt8(event), detail: bits & events[event].flags)
    }
    let all = event == events.count ? Array(timers.indices) : exhaustible
    let timer = all.randomElement(using: &generator) ?? 0
    return machine_event(event: UInt8(event), detail: UInt32(timer))
  }
}

/// SplitMix64 (Steele et al. 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
