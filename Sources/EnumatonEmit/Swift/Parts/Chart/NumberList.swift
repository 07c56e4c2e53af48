/// A type of the generated code: a list of small numbers in a few words, which takes no memory of its own.
///
///     struct UpTo16 { private var word0: UInt64 = 0; private var word1: UInt64 = 0; private var count: UInt16 = 0 }
struct NumberList: Hashable {
  /// Of one element.
  private let bits: Int
  /// None where there are too many to be copied about: then the list is an array.
  private let words: Int?

  /// A list of up to `capacity` numbers below `limit`.
  init(capacity: Int, limit: Int) {
    bits = limit <= 1 << 8 ? 8 : limit <= 1 << 16 ? 16 : 32
    let perWord = 64 / bits
    let words = max(1, (capacity + perWord - 1) / perWord)
    self.words = words <= Self.mostWords ? words : nil
  }

  private static let mostWords = 32

  /// `UpTo16`, `UpTo8Wide`, `Unlimited`.
  var name: String {
    (words.map { "UpTo\($0 * perWord)" } ?? "Unlimited") + (bits == 8 ? "" : bits == 16 ? "Wide" : "Wider")
  }

  /// The type of a number.
  var element: String { "UInt\(bits)" }

  private var perWord: Int { 64 / bits }

  func declaration() -> SwiftDeclaration {
    .type(
      [
        words.map { "A list of up to \($0 * perWord) small numbers, which takes no memory of its own." }
          ?? "A list of small numbers."
      ], ["nonisolated", "fileprivate"], .struct, name, inherits: ["Hashable", "Sendable"],
      members: words.map(members) ?? arrayMembers())
  }

  private func word(_ index: Int) -> String { words == 1 ? "word" : "word\(index)" }

  private func members(inWords words: Int) -> [SwiftDeclaration] {
    let bit = "UInt64(number) &<< (UInt64(count) % \(perWord) &* \(bits))"
    let places = (0..<words).map { index in
      SwiftCase(
        patterns: index + 1 == words ? [] : ["\(index)"],
        body: [.expression(.name("\(word(index)) |= bits"))])
    }
    let shifts = (0..<words).map { index in
      let carried = index + 1 < words ? " | \(word(index + 1)) << \(64 - bits)" : ""
      return SwiftStatement.assign(.name(word(index)), .name("\(word(index)) >> \(bits)\(carried)"))
    }
    return (0..<words).map {
      .stored(
        $0 == 0 ? ["\(bits) bits each, the first one lowest."] : [], ["private"], "var", word($0), "UInt64",
        value: .integer(0))
    } + [
      .stored([], ["private"], "var", "count", "UInt16", value: .integer(0)),
      .computed([], [], "isEmpty", "Bool", [.expression(.comparison(.name("count"), "==", .integer(0)))]),
      .function(
        [], ["mutating"], "func append", ["_ number: \(element)"],
        [
          .assign(.name("let bits"), .name(bit)),
          words == 1
            ? .expression(.name("word |= bits"))
            : .switch(.name("count / \(perWord)"), places),
          .expression(.name("count &+= 1")),
        ]),
      .function(
        [], ["mutating"], "func popFirst", [], returns: element + "?",
        [
          .guard(["count > 0"], [.return(.name("nil"))]),
          .assign(.name("let first"), .name("\(element)(truncatingIfNeeded: \(word(0)))")),
        ] + shifts + [.expression(.name("count &-= 1")), .return(.name("first"))]),
    ]
  }

  private func arrayMembers() -> [SwiftDeclaration] {
    [
      .stored([], ["private"], "var", "numbers", "[\(element)]", value: .name("[]")),
      .stored(["The place of the first one."], ["private"], "var", "start", "Int", value: .integer(0)),
      .computed([], [], "isEmpty", "Bool", [.expression(.name("start == numbers.count"))]),
      .function(
        [], ["mutating"], "func append", ["_ number: \(element)"],
        [.expression(.name("numbers.append(number)"))]),
      .function(
        [], ["mutating"], "func popFirst", [], returns: element + "?",
        [
          .guard(["start < numbers.count"], [.return(.name("nil"))]),
          .expression(.name("start += 1")),
          .return(.name("numbers[start - 1]")),
        ]),
    ]
  }
}
