/// A grid of characters to draw on; it grows downwards as needed.
struct Canvas {
  /// What a stretch of text is, for colouring.
  enum Ink {
    case plain, faint, title, state, call, timer, note
    case syn, fin, rst, data, ack
  }

  private struct Cell {
    var character: Character = " "
    var ink = Ink.plain
  }

  let width: Int
  private var rows: [[Cell]] = []

  init(width: Int) { self.width = width }

  /// The character at a place; a blank where nothing is written.
  func character(row: Int, column: Int) -> Character {
    rows.indices.contains(row) && (0..<width).contains(column) ? rows[row][column].character : " "
  }

  /// Writes a character; what is outside the width is cut off.
  mutating func put(_ character: Character, row: Int, column: Int, _ ink: Ink) {
    guard row >= 0, (0..<width).contains(column) else { return }
    while rows.count <= row { rows.append(Array(repeating: Cell(), count: width)) }
    rows[row][column] = Cell(character: character, ink: ink)
  }

  /// Writes a text from its first column.
  mutating func put(_ text: String, row: Int, from column: Int, _ ink: Ink) {
    for (offset, character) in text.enumerated() {
      put(character, row: row, column: column + offset, ink)
    }
  }

  /// Writes a text up to and including its last column.
  mutating func put(_ text: String, row: Int, to column: Int, _ ink: Ink) {
    put(text, row: row, from: column - text.count + 1, ink)
  }

  /// The lines of the drawing, without blanks at their ends.
  func lines(color: Bool) -> [String] {
    rows.map { cells in
      let end = cells.lastIndex { $0.character != " " }.map { $0 + 1 } ?? 0
      return color ? Self.colored(cells[..<end]) : String(cells[..<end].map(\.character))
    }
  }

  private static func colored(_ cells: ArraySlice<Cell>) -> String {
    var line = ""
    var ink = Ink.plain
    for cell in cells {
      // A blank has no colour to change for.
      if cell.ink != ink, cell.character != " " {
        line += "\u{1B}[0\(cell.ink.parameters)m"
        ink = cell.ink
      }
      line.append(cell.character)
    }
    return ink == .plain ? line : line + "\u{1B}[0m"
  }
}

extension Canvas.Ink {
  /// What follows the reset in the escape sequence.
  var parameters: String {
    switch self {
    case .plain: ""
    case .faint: ";2"
    case .title, .state: ";1"
    case .call: ";36"
    case .timer: ";33"
    case .note: ";2;3"
    case .syn: ";32"
    case .fin: ";35"
    case .rst: ";31"
    case .data: ";34"
    case .ack: ""
    }
  }
}
