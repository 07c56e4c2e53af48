import EnumatonSpec

/// Shows places of a file: the line, and carets under what is meant.
struct Excerpts {
  private let lines: [ArraySlice<UInt8>]
  private static let width = 100

  init(_ source: [UInt8]) {
    lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// ` 12 |   - { from: open, …` and a line of carets; `nil` for places that are not in the text.
  func text(of range: SourceRange) -> String? {
    guard lines.indices.contains(range.start.line - 1) else { return nil }
    let scalars = Array(String(decoding: lines[range.start.line - 1], as: UTF8.self).unicodeScalars)
      .map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    guard !scalars.isEmpty, range.start.column <= scalars.count + 1 else { return nil }
    let start = range.start.column - 1
    let ends = range.end.line == range.start.line ? range.end.column - 1 : scalars.count
    let end = min(max(ends, start + 1), max(scalars.count, start + 1))

    // Of a long line what is around the place.
    let first = start < Self.width * 3 / 4 ? 0 : start - Self.width / 4
    let last = min(scalars.count, first + Self.width)
    let shown = String(String.UnicodeScalarView(scalars[first..<last]))
    let (before, after) = (first > 0 ? "…" : "", last < scalars.count ? "…" : "")
    let number = String(range.start.line)
    let margin = String(repeating: " ", count: number.count)
    let indentation = scalars[first..<min(start, last)].reduce(0) { $0 + $1.columns } + before.count
    let marked = scalars[min(start, last)..<min(end, last)].reduce(0) { $0 + $1.columns }
    return " \(number) | \(before)\(shown)\(after)\n \(margin) | "
      + String(repeating: " ", count: indentation) + String(repeating: "^", count: max(1, marked))
  }
}

extension Unicode.Scalar {
  /// How many columns a terminal gives it.
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
