import EnumatonCheck
import EnumatonSpec

/// What the conditions of a machine ask about, as bits of one word: the flags that an event carries, those that
/// the machine holds, and then what is no flag.
struct CompactFacts {
  /// What is found out once for each event.
  enum Fact: Hashable {
    /// A comparison of a counter, or conditions of which one must hold.
    case condition(Machine.Condition)
    /// What is remembered is one of these, or, where it is negated, none of them.
    case recall([Rule.Recall], isNegated: Bool)
  }

  /// The facts that are no flags, in the order in which the rules first ask about them.
  private(set) var others: [Fact] = []
  /// How many flags events carry; those that the machine holds follow.
  let carried: Int
  private let held: Int
  private var places: [Fact: Int] = [:]

  init(_ machine: Machine) {
    carried = machine.flags.count { !$0.isHeld }
    held = machine.flags.count - carried
  }

  /// How many bits there are.
  var count: Int { carried + held + others.count }

  /// The bit of a fact that is no flag.
  func bit(ofOther index: Int) -> Int { carried + held + index }

  /// The bits that a condition asks for, and how they must be; new facts get the next bits.
  mutating func test(
    _ condition: Machine.Condition, _ recall: Fact?, _ machine: Machine
  ) -> CompactTest {
    var test = CompactTest()
    add(condition, isNegated: false, to: &test, machine)
    if let recall { test.require(bit(of: recall), true) }
    return test
  }

  private mutating func add(
    _ condition: Machine.Condition, isNegated: Bool, to test: inout CompactTest, _ machine: Machine
  ) {
    switch condition {
    case .always: if isNegated { test.isNever = true }
    case .flag(let flag):
      let declared = machine.flags[flag]
      test.require(declared.bit + (declared.isHeld ? carried : 0), !isNegated)
    case .not(let inner): add(inner, isNegated: !isNegated, to: &test, machine)
    case .and(let parts) where !isNegated, .or(let parts) where isNegated:
      for part in parts { add(part, isNegated: isNegated, to: &test, machine) }
    case .counter, .and, .or:
      test.require(bit(of: .condition(condition.inOneOrder(machine))), !isNegated)
    }
  }

  private mutating func bit(of fact: Fact) -> Int {
    let index = places[fact] ?? others.count
    if index == others.count {
      places[fact] = index
      others.append(fact)
    }
    return bit(ofOther: index)
  }
}

/// A condition as bits: those of `mask` must be as in `value`.
struct CompactTest: Hashable {
  private(set) var mask: UInt64 = 0
  private(set) var value: UInt64 = 0
  /// Whether it asks for what cannot be.
  var isNever = false

  mutating func require(_ bit: Int, _ isSet: Bool) {
    guard bit < 64 else { return }  // a machine with more is refused
    let flag: UInt64 = 1 << UInt64(bit)
    if mask & flag != 0, (value & flag != 0) != isSet { isNever = true }
    mask |= flag
    if isSet { value |= flag }
  }
}

extension Machine.Condition {
  /// The same with its operands in an order that does not depend on how it was written.
  fileprivate func inOneOrder(_ machine: Machine) -> Self {
    func sorted(_ parts: [Self]) -> [Self] {
      parts.map { $0.inOneOrder(machine) }.sorted { machine.text(of: $0) < machine.text(of: $1) }
    }
    return switch self {
    case .always, .flag, .counter: self
    case .not(let inner): .not(inner.inOneOrder(machine))
    case .and(let parts): .and(sorted(parts))
    case .or(let parts): .or(sorted(parts))
    }
  }
}
