/// The characters a ladder is drawn with.
struct Glyphs {
  var lifeline: Character
  var gapLifeline: Character
  var line: Character
  var parked: Character
  var cross: Character
  var lost: Character
  var pathArrow: String
  /// Of a segment on its way to the server, and of one to the client.
  var departure: SidePair<Character>
  var head: SidePair<Character>
  var openHead: SidePair<Character>
  var slope: SidePair<Character>
  /// Where a segment stops to wait on its way, and where it goes on.
  var halt: SidePair<Character>
  var resume: SidePair<Character>

  static let unicode = Glyphs(
    lifeline: "│", gapLifeline: "┊", line: "─", parked: "┊", cross: "╳", lost: "✕", pathArrow: "→",
    departure: SidePair { $0 == .client ? "├" : "┤" }, head: SidePair { $0 == .client ? "▶" : "◀" },
    openHead: SidePair { $0 == .client ? "▷" : "◁" }, slope: SidePair { $0 == .client ? "╲" : "╱" },
    halt: SidePair { $0 == .client ? "╮" : "╭" }, resume: SidePair { $0 == .client ? "╰" : "╯" })

  static let ascii = Glyphs(
    lifeline: "|", gapLifeline: ":", line: "-", parked: ":", cross: "X", lost: "x", pathArrow: "->",
    departure: SidePair { _ in "+" }, head: SidePair { $0 == .client ? ">" : "<" },
    openHead: SidePair { $0 == .client ? ">" : "<" }, slope: SidePair { $0 == .client ? "\\" : "/" },
    halt: SidePair { _ in "." }, resume: SidePair { _ in "'" })
}
