import EnumatonTestSupport
import Foundation
import Testing

@testable import EnumatonSpec

/// Whatever the bytes, the reader answers: a machine, or problems that stand in the file.
///
/// A run has the same inputs every time; `FUZZ_INPUTS=1000000` makes it longer.
@Suite struct FuzzTests {
  static let inputs = ProcessInfo.processInfo.environment["FUZZ_INPUTS"].flatMap(Int.init) ?? 2_000

  /// Specs to start from: those of the other tests, which have every part of the language and every mistake.
  static let seeds: [[UInt8]] =
    [
      Array(ReaderTests.wholeLanguage.utf8), Array(ReaderTests.trafficLight.utf8),
      Array(StatechartTests.player.utf8),
    ]
    + MistakeTests.names.compactMap { name in
      (try? Data(contentsOf: MistakeTests.folder.appending(path: "\(name).yaml"))).map(Array.init)
    }

  @Test(arguments: 0..<4) func `mutated specs are answered`(part: Int) {
    var random = SeededGenerator(seed: UInt64(part))
    for round in 0..<Self.inputs / 4 {
      var bytes = Self.seeds.randomElement(using: &random) ?? []
      // From a slip of the keyboard to something that was never a spec.
      for _ in 0..<Int.random(in: 1...(round % 8 == 0 ? 40 : 4), using: &random) {
        Mutation.apply(to: &bytes, &random)
      }
      Self.expectAnswer(to: bytes)
    }
  }

  @Test func `random bytes are answered`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<Self.inputs / 4 {
      let count = Int.random(in: 0...200, using: &random)
      Self.expectAnswer(to: (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
      Self.expectAnswer(
        to: (0..<count).map { _ in UInt8(ascii: Mutation.signs.randomElement(using: &random) ?? " ") })
    }
  }

  static func expectAnswer(to bytes: [UInt8]) {
    let result = readSpec(bytes)
    var input: String { String(decoding: bytes, as: UTF8.self).debugDescription }
    if (result.machine == nil) != result.diagnostics.hasErrors {
      Issue.record("a machine and errors exclude one another, for \(input)")
    }
    let text = SourceText(bytes)
    for diagnostic in result.diagnostics {
      for range in [diagnostic.range] + diagnostic.notes.map(\.range) {
        if range.start > range.end || !text.isInside(range.start) || !text.isInside(range.end) {
          Issue.record("\(diagnostic.rendered(path: "")) stands at \(range), outside of \(input)")
        }
      }
      for message in [diagnostic.message] + diagnostic.notes.map(\.message) {
        if message.isEmpty
          || message.unicodeScalars.contains(where: { $0 == "\n" || unsafeCharacter($0) != nil })
        {
          Issue.record("\(message.debugDescription) is no message, for \(input)")
        }
      }
    }
  }
}

extension SourceText {
  /// Whether an editor could go there: the place behind the last character of a line is one.
  fileprivate func isInside(_ position: SourcePosition) -> Bool {
    guard (1...lineStarts.count).contains(position.line), position.column >= 1 else { return false }
    return position.column <= line(position.line).unicodeScalars.count + 2
  }
}

/// A change to a text, as a keyboard, a merge or a broken disk makes it.
private enum Mutation {
  static let signs: [Unicode.Scalar] = Array("  \n\n\t:::-[]{},,\"'#&*!|>%@`?~<()ab1s.".unicodeScalars)

  static let words = [
    ": ", "- ", "\n", "\n  ", "\t", "[", "]", "{", "}", ",", "\"", "'", "#", "&a ", "*a", "!t ", "!!str ",
    "<<: ",
    "? ", "|\n", ">-\n", "---\n", "...\n", "%YAML 1.1\n", "\r\n", "\r", "\u{FEFF}", "\u{2028}", "\u{202E}",
    "é", "\\",
    "\\x", "\\u0000", "not ", " and ", " or ", "(", ")", "any", "all", "true", "null", "~", ".exhausted",
    "1e9",
    "99999999999999999999", "9223372036854775807", " * ", " / 0", "0s", "s", "[[[[[[[[", "((((((((", "{a: ",
    "states:", "initial: ", "transitions:", "from: ", "on: ", "when: ", "do: ", "machine: ", "constants:",
    "payload: ", "held: true", "carries: ", "timers:", "counters:", "regions:", "deferred: ", "0...6", "...",
    " < ", ">= 3", "!=", "{ history: ", "deepHistory: ", "default: ", "defer: true", "raise: ", "increment: ",
    "reset: ", "done", "final: true", "bound: refuses",
  ]

  static func apply(to bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else {
      bytes = Array((words.randomElement(using: &random) ?? "").utf8)
      return
    }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.removeSubrange(place...)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5:
      let other = Int.random(in: 0..<bytes.count, using: &random)
      bytes.insert(contentsOf: bytes[place..<end], at: other)
    case 6: moveLine(&bytes, place, &random)
    default:
      bytes.replaceSubrange(
        place..<(random.chance(50) ? place : end), with: (words.randomElement(using: &random) ?? "").utf8)
    }
  }

  private static func moveLine(_ bytes: inout [UInt8], _ place: Int, _ random: inout SeededGenerator) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.remove(at: Int.random(in: 0..<lines.count, using: &random))
    lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
    if random.chance(50) { lines.insert(line, at: Int.random(in: 0...lines.count, using: &random)) }
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
