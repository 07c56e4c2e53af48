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
  var departure: RolePair<Character>
  var head: RolePair<Character>
  var openHead: RolePair<Character>
  var slope: RolePair<Character>
  /// Where a segment stops to wait on its way, and where it goes on.
  var halt: RolePair<Character>
  var resume: RolePair<Character>

  static let unicode = Glyphs(
    lifeline: "│", gapLifeline: "┊", line: "─", parked: "┊", cross: "╳", lost: "✕", pathArrow: "→",
    departure: RolePair { $0 == .client ? "├" : "┤" }, head: RolePair { $0 == .client ? "▶" : "◀" },
    openHead: RolePair { $0 == .client ? "▷" : "◁" }, slope: RolePair { $0 == .client ? "╲" : "╱" },
    halt: RolePair { $0 == .client ? "╮" : "╭" }, resume: RolePair { $0 == .client ? "╰" : "╯" })

  static let ascii = Glyphs(
    lifeline: "|", gapLifeline: ":", line: "-", parked: ":", cross: "X", lost: "x", pathArrow: "->",
    departure: RolePair { _ in "+" }, head: RolePair { $0 == .client ? ">" : "<" },
    openHead: RolePair { $0 == .client ? ">" : "<" }, slope: RolePair { $0 == .client ? "\\" : "/" },
    halt: RolePair { _ in "." }, resume: RolePair { _ in "'" })
}
