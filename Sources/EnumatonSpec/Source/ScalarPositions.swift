/// Where the text of a scalar stands in the file: quotes, escapes and line breaks move it about.
struct ScalarPositions {
  let node: YAMLNode
  /// For each byte of the text and its end, the offset in the file; `nil` if they could not be matched.
  private let offsets: [Int]?

  init(of node: YAMLNode, in source: SourceText) {
    self.node = node
    offsets =
      if case .scalar(let text, let style) = node.content {
        style == .block ? source.blockOffsets(of: text, at: node) : source.flowOffsets(of: text, at: node)
      } else {
        nil
      }
  }

  /// Where the bytes `range` of the text stand.
  func range(of range: Range<Int>, in source: SourceText) -> SourceRange {
    guard let offsets, range.lowerBound < offsets.count, range.upperBound <= offsets.count else {
      return node.range
    }
    let start = offsets[range.lowerBound]
    // The end of the last character, not the start of what follows it beyond a line break.
    let end = range.isEmpty ? start : offsets[range.upperBound - 1] + 1
    return SourceRange(source.position(of: start), source.position(of: end))
  }
}

extension SourceText {
  /// For each byte of `text` and its end, the offset in the file; `nil` if they cannot be matched.
  fileprivate func flowOffsets(of text: String, at node: YAMLNode) -> [Int]? {
    var walk = offset(of: node.start)
    let end = offset(of: node.end)
    let quote = bytes.indices.contains(walk) ? bytes[walk] : 0
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { walk += 1 }
    var offsets: [Int] = []
    let characters = Array(text.utf8)
    var index = 0
    while index < characters.count {
      guard walk < end else { return nil }
      let byte = bytes[walk]
      if isQuoted, quote == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
        let (length, produced) = escape(at: walk)
        for _ in 0..<produced { offsets.append(walk) }
        index += produced
        walk += length
      } else if isQuoted, quote == UInt8(ascii: "'"), byte == quote {
        offsets.append(walk)
        index += 1
        walk += 2
      } else if let folded = lineFold(at: walk) {
        // One break is a space, more are one line break less.
        for _ in 0..<max(1, folded.breaks - 1) { offsets.append(walk) }
        index += max(1, folded.breaks - 1)
        walk = folded.end
      } else if byte == characters[index] {
        offsets.append(walk)
        index += 1
        walk += 1
      } else {
        return nil
      }
    }
    guard index == characters.count else { return nil }
    return offsets + [walk]
  }

  /// White space with line breaks in it at `offset`: where it ends, and how many breaks it has.
  private func lineFold(at offset: Int) -> (end: Int, breaks: Int)? {
    var end = offset
    var breaks = 0
    while end < bytes.count, bytes[end].isWhiteSpace {
      if bytes[end] == 0x0A || (bytes[end] == 0x0D && (end + 1 >= bytes.count || bytes[end + 1] != 0x0A)) {
        breaks += 1
      }
      end += 1
    }
    return breaks == 0 ? nil : (end, breaks)
  }

  /// The length of an escape in double quotes and of the text it stands for.
  private func escape(at offset: Int) -> (length: Int, produced: Int) {
    guard offset + 1 < bytes.count else { return (1, 0) }
    let digits: Int
    switch bytes[offset + 1] {
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    case 0x0A, 0x0D:
      // An escaped line break and the indentation after it are nothing.
      return ((lineFold(at: offset + 1)?.end ?? offset + 2) - offset, 0)
    case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
    case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
    default: return (2, 1)
    }
    let hexadecimal = bytes.dropFirst(offset + 2).prefix(digits)
    let value = UInt32(String(decoding: hexadecimal, as: UTF8.self), radix: 16) ?? 0
    return (2 + digits, value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x1_0000 ? 3 : 4)
  }

  /// The same for text behind `|` or `>`: its lines stand in the file one below the other, indented.
  fileprivate func blockOffsets(of text: String, at node: YAMLNode) -> [Int]? {
    // Behind the line of the indicator.
    guard lineStarts.indices.contains(node.start.line) else { return nil }
    var walk = lineStarts[node.start.line]
    var offsets: [Int] = []
    for byte in text.utf8 {
      while walk < bytes.count, bytes[walk] != byte, bytes[walk].isWhiteSpace { walk += 1 }
      let isFolded = byte.isWhiteSpace
      guard isFolded || (walk < bytes.count && bytes[walk] == byte) else { return nil }
      offsets.append(min(walk, bytes.count))
      if walk < bytes.count, bytes[walk] == byte { walk += 1 }
    }
    return offsets + [min(walk, bytes.count)]
  }
}
