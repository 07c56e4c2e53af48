import EnumatonSpec
import Testing

/// RFC 8259.
@Suite struct JSONReaderTests {
  private static func read(_ text: String) throws(JSONReader.Failure) -> JSON {
    try JSONReader.read(Array(text.utf8)[...])
  }

  @Test(arguments: [
    (" null ", JSON.null), ("true", .bool(true)), ("-0", .integer(0)), ("12", .integer(12)),
    ("99999999999999999999", .number("99999999999999999999")), ("-1.5e+3", .number("-1.5e+3")),
    ("\"a\\u00e9\\\\\\/\\n\"", .string("aé\\/\n")), ("\"\\ud83d\\ude00\"", .string("😀")),
    ("\"\\ud83d\"", .string("\u{FFFD}")), ("[]", .array([])),
    ("[1 , [2]]", .array([.integer(1), .array([.integer(2)])])),
    ("{\"b\":1,\"a\":{}}", .object([.init("b", .integer(1)), .init("a", .object([]))])),
  ])
  func reads(_ text: String, _ value: JSON) throws { #expect(try Self.read(text) == value) }

  @Test(arguments: [
    ("", "the text ends where a value is expected", 1), ("[1,]", "a value is expected here", 4),
    ("[1 2]", "',' or ']' is expected here", 4), ("{a:1}", "a name in quotation marks is expected here", 2),
    ("{\"a\" 1}", "':' is expected here", 6), ("01", "nothing is expected after the value", 2),
    ("1.", "a digit is expected here", 3), ("\"\\x\"", "there is no such escape", 3),
    ("\"\\u12g4\"", "four hexadecimal digits are expected here", 4),
    ("\"a\tb\"", "a control character must be written with '\\u'", 3),
    ("\"a", "the text ends within quotation marks", 3), ("nul", "a value is expected here", 1),
    (String(repeating: "[", count: 65), "this is nested more than 64 deep", 65),
  ])
  func refuses(_ text: String, _ message: String, _ column: Int) {
    #expect(throws: JSONReader.Failure(message: message, column: column)) { try Self.read(text) }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
  }

  /// What is written is read again.
  @Test func returnsWhatIsWritten() throws {
    let value = JSON.object([
      .init("text", .string("\"\\\n\u{7F}\u{2028}é")),
      .init("list", .array([.null, .bool(false), .number("0.25")])),
    ])
    #expect(try Self.read(value.text) == value)
  }
}
