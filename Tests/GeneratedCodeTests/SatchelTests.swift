import Foundation
import Testing

/// The recorded machine `Satchel`: data in the initial state, beside a past, flags and a counter, and its snapshot.
struct SatchelTests {
  @Test func theInitialStateIsGivenItsData() {
    let satchel = Satchel(data: 1, held: [2], kept: "c")
    #expect(satchel.state == .nothing)
    #expect(satchel.data == .nothing(Satchel.NothingData(data: 1, held: [2], kept: "c")))
  }

  @Test func whatTheEventBringsGoesWhereItsNameAndTypeAreDeclaredAndEntered() {
    var satchel = Satchel(data: 1, held: [2], kept: "c")
    var effects: [Satchel.Effect] = []
    // `full` is not left, so its `held` stays; `kept` is that of the state, which is entered again.
    _ = satchel.handle(.withNothing(held: [8], kept: "d")) { effects.append($0) }
    #expect(effects == [.tell(held: [8])])
    #expect(satchel.data == .nothing(Satchel.NothingData(data: 1, held: [2], kept: "d")))
    _ = satchel.handle(.data(data: 9))
    #expect(satchel.state == .take)
    #expect(satchel.data == .full(Satchel.FullData(data: 1, held: [2])))
    // The event's `held` is of another type.
    _ = satchel.handle(.swap(held: "x", default: 3))
    #expect(satchel.data == .leftOver(Satchel.LeftOverData(held: [2])))
    #expect(satchel.counters.kept == 1)
  }

  @Test func statesThatKeepTheSameShareIt() {
    var satchel = Satchel(data: 1, held: [2], kept: "c")
    _ = satchel.handle(.swap(held: "x", default: 3))
    _ = satchel.withLeftOver { $0.held.append(3) }
    _ = satchel.handle(.swap(held: "x", default: 3))
    #expect(satchel.state == .found)
    var effects: [Satchel.Effect] = []
    _ = satchel.handle(.shut) { effects.append($0) }
    #expect(effects == [.tell(held: [2, 3])])
    #expect(satchel.data == .leftOver(Satchel.LeftOverData(held: [2, 3])))
  }

  @Test(arguments: [[], ["swap"], ["swap", "swap"], ["data"], ["shut"]])
  func aSnapshotHasTheData(_ events: [String]) throws {
    var satchel = Satchel(data: 1, held: [2], kept: "c")
    for event in events {
      switch event {
      case "swap": _ = satchel.handle(.swap(held: "x", default: 3))
      case "data": _ = satchel.handle(.data(data: 9))
      default: _ = satchel.handle(.shut)
      }
    }
    let encoded = try JSONEncoder().encode(satchel)
    #expect(try JSONDecoder().decode(Satchel.self, from: encoded) == satchel)
  }

  @Test func aSnapshotSaysItByTheNamesOfTheSpec() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var satchel = Satchel(data: 1, held: [2], kept: "c")
    _ = satchel.handle(.swap(held: "x", default: 3))
    let text = String(decoding: try encoder.encode(satchel), as: UTF8.self)
    #expect(text.contains(#""data":{"held":[2]}"#))
  }

  @Test(arguments: [#","data":{"held":[2]}"#, #"{"held":[2]}"#, #"[2]"#])
  func aSnapshotWithoutTheDataOfItsStateIsRefused(_ part: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var satchel = Satchel(data: 1, held: [2], kept: "c")
    _ = satchel.handle(.swap(held: "x", default: 3))
    let text = String(decoding: try encoder.encode(satchel), as: UTF8.self)
    let damaged = text.replacingOccurrences(of: part, with: part.hasPrefix(",") ? "" : "{}")
    #expect(damaged != text)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Satchel.self, from: Data(damaged.utf8)) }
  }

  @Test func theTypesOfStatesHaveTheSame() {
    var effects: [Satchel.Effect] = []
    let none = Satchel.Nothing(data: 1, held: [2], kept: "c").shut { effects.append($0) }
    #expect(effects == [.show(data: 1, kept: "c"), .tell(held: [2])])
    #expect(Satchel(.none(none)).data == .nothing_)
  }
}
