import Testing

@testable import EnumatonSpec

@Suite struct SourceTextTests {
  @Test func `every character of Unicode is UTF-8`() {
    for value in stride(from: UInt32(0xA0), through: 0x10FFFF, by: 17) {
      guard let scalar = Unicode.Scalar(value), unsafeCharacter(scalar) == nil, scalar != "\u{FFFD}" else {
        continue
      }
      #expect(SourceText(Array(String(scalar).utf8)).diagnostics.isEmpty)
    }
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xED, 0xA0, 0x80],
      [0xE2, 0x82], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80],
      [0xFE], [0xFF], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `what is not UTF-8 is refused where it stands`(bytes: [UInt8]) {
    let text = SourceText(Array("é\nab".utf8) + bytes + Array("c".utf8))
    #expect(text.diagnostics.first?.code == .encoding)
    #expect(text.diagnostics.first?.range.start == SourcePosition(line: 2, column: 3))
    #expect(text.bytes.last == UInt8(ascii: "c"))
  }

  @Test func `the Swift standard library sees the same mistakes`() {
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0x70)...0xFF {
        let bytes = [first, second, 0x80, 0x41]
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        let refused = SourceText(bytes).diagnostics.contains { $0.code == .encoding }
        #expect(refused == !isValid)
      }
    }
  }

  @Test func `places and bytes belong together`() {
    let text = SourceText(Array("añb\r\n\nc\u{1F600}d".utf8))
    for (line, column, byte) in [(1, 1, "a"), (1, 3, "b"), (3, 1, "c"), (3, 3, "d")]
      as [(Int, Int, Unicode.Scalar)]
    {
      let position = SourcePosition(line: line, column: column)
      #expect(text.bytes[text.offset(of: position)] == UInt8(ascii: byte))
      #expect(text.position(of: text.offset(of: position)) == position)
    }
    #expect(text.line(1) == "añb")
    #expect(text.line(2) == "")
    #expect(text.line(9) == "")
  }
}
