import Testing

@testable import EnumatonExplore

/// Two glasses that are filled, emptied and poured into one another.
struct Glasses: StateSpace {
  struct State: Hashable {
    var small = 0
    var large = 0
  }

  let start = State()

  func expand(_ state: State) -> Expansion<State, String, Int> {
    var result = Expansion<State, String, Int>()
    func add(_ step: String, _ small: Int, _ large: Int) {
      result.successors.append((step, State(small: small, large: large)))
    }
    let (small, large) = (state.small, state.large)
    add("fill small", 3, large)
    add("fill large", small, 5)
    add("empty small", 0, large)
    add("empty large", small, 0)
    let up = min(small, 5 - large)
    add("small to large", small - up, large + up)
    let down = min(large, 3 - small)
    add("large to small", small + down, large - down)
    result.findings = [small + large]
    return result
  }
}

/// Numbers below a bound: each leads to its double and to the next.
struct Numbers: PackedSpace {
  var bound: UInt64
  var prepared = 0

  static func state(_ number: UInt64) -> PackedState { PackedState(low: number, high: 1 << 63) }

  mutating func prepare(_ states: ArraySlice<PackedState>) { prepared += states.count }

  func expand(_ states: ArraySlice<PackedState>, into expansion: inout PackedExpansion) {
    for (place, state) in states.enumerated() {
      for number in [state.low * 2, state.low + 1] where number < bound {
        expansion.successors.append(Self.state(number))
      }
      expansion.ends.append(expansion.successors.count)
      expansion.marks.append((state.low % 7, place))
    }
  }
}

@Suite struct Explorer {
  @Test("The shortest run to four litres has six steps") func shortest() throws {
    let glasses = Glasses()
    let result = explore(glasses, limit: 100)
    #expect(result.isComplete)
    #expect(result.states.count == 16)
    #expect(result.transitions == 16 * 6)
    let index = try #require(result.states.firstIndex { $0.large == 4 })
    #expect(
      result.run(to: index, in: glasses).map(\.step) == [
        "fill large", "large to small", "empty small", "large to small", "fill large", "large to small",
      ])
    #expect(result.findings.map(\.finding).sorted() == [0, 1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test("Any number of threads finds the same in the same order", arguments: [2, 3, 8])
  func threads(count: Int) {
    let (one, many) = (explore(Glasses(), limit: 100), explore(Glasses(), limit: 100, threads: count))
    #expect(one.states == many.states)
    #expect(one.parents == many.parents)
    #expect(one.findings.map(\.state) == many.findings.map(\.state))
  }

  @Test("A bound that is reached is told", arguments: [1, 5, 15]) func bounded(limit: Int) {
    let result = explore(Glasses(), limit: limit)
    #expect(!result.isComplete)
    #expect(result.states.count == limit)
    #expect(explore(Glasses(), limit: 16).isComplete)
  }
}

@Suite struct PackedExplorer {
  @Test("Each packed state is found once, by a shortest way") func packed() throws {
    var space = Numbers(bound: 100_000)
    let result = explore(&space, from: Numbers.state(1), limit: 1_000_000)
    #expect(result.isComplete)
    #expect(result.states.count == 99_999)
    #expect(space.prepared == 99_999)
    #expect(Set(result.states).count == 99_999)
    let index = try #require(result.states.firstIndex(of: Numbers.state(99_999)))
    // A doubling for each binary digit but the first, an addition for each one but the first.
    #expect(result.path(to: index).count == 1 + 16 + 99_999.nonzeroBitCount - 1)
    #expect(result.marks.map(\.mark).sorted() == [0, 1, 2, 3, 4, 5, 6])
  }

  @Test("Any number of threads finds the same packed states in the same order", arguments: [2, 3, 8])
  func threads(count: Int) {
    var (first, second) = (Numbers(bound: 50_000), Numbers(bound: 50_000))
    let one = explore(&first, from: Numbers.state(1), limit: 40_000)
    let many = explore(&second, from: Numbers.state(1), limit: 40_000, threads: count)
    #expect(!one.isComplete && !many.isComplete)
    #expect(one.states == many.states)
    #expect(one.parents == many.parents)
    #expect(one.marks.map(\.state) == many.marks.map(\.state))
  }
}
