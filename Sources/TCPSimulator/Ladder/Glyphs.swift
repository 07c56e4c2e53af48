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
  var departure: HostPair<Character>
  var head: HostPair<Character>
  var openHead: HostPair<Character>
  var slope: HostPair<Character>
  /// Where a segment stops to wait on its way, and where it goes on.
  var halt: HostPair<Character>
  var resume: HostPair<Character>

  static let unicode = Glyphs(
    lifeline: "│", gapLifeline: "┊", line: "─", parked: "┊", cross: "╳", lost: "✕", pathArrow: "→",
    departure: HostPair { $0 == .client ? "├" : "┤" }, head: HostPair { $0 == .client ? "▶" : "◀" },
    openHead: HostPair { $0 == .client ? "▷" : "◁" }, slope: HostPair { $0 == .client ? "╲" : "╱" },
    halt: HostPair { $0 == .client ? "╮" : "╭" }, resume: HostPair { $0 == .client ? "╰" : "╯" })

  static let ascii = Glyphs(
    lifeline: "|", gapLifeline: ":", line: "-", parked: ":", cross: "X", lost: "x", pathArrow: "->",
    departure: HostPair { _ in "+" }, head: HostPair { $0 == .client ? ">" : "<" },
    openHead: HostPair { $0 == .client ? ">" : "<" }, slope: HostPair { $0 == .client ? "\\" : "/" },
    halt: HostPair { _ in "." }, resume: HostPair { _ in "'" })
}
