import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport

/// One thing that happens to a machine under test, as the compiled program reads it: a line of numbers.
enum Stimulus {
  case event(index: Int, flags: UInt64)
  case advance(nanoseconds: Int64)

  var line: String {
    switch self {
    case .event(let index, let flags): "0 \(index) \(flags)"
    case .advance(let nanoseconds): "1 \(nanoseconds) 0"
    }
  }

  /// Mostly events with random flags, now and then time.
  static func random(
    _ count: Int, for machine: Machine, using random: inout SeededGenerator
  ) -> [Stimulus] {
    (0..<count).map { _ in
      if random.chance(25) {
        return .advance(nanoseconds: Int64.random(in: 0...60, using: &random) * 100_000_000)
      }
      let index = Int.random(in: machine.events.indices, using: &random)
      let mask = machine.events[index].carries.reduce(UInt64(0)) { $0 | 1 << machine.flags[$1].bit }
      return .event(index: index, flags: random.next() & mask)
    }
  }
}
