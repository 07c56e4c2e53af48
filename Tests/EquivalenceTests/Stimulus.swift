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

  /// As the input of `enumaton run` spells it.
  func text(in machine: Machine) -> String {
    switch self {
    case .event(let index, let flags):
      let event = machine.events[index]
      let carried = event.carries.filter { flags & machine.flags[$0].mask != 0 }
      return ([event.name.text] + carried.map { machine.flags[$0].name.text }).joined(separator: " ")
    case .advance(let nanoseconds): return "advance \(nanoseconds / 1_000_000)ms"
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
      let mask = machine.events[index].carries.reduce(UInt64(0)) { $0 | machine.flags[$1].mask }
      return .event(index: index, flags: random.next() & mask)
    }
  }
}
