import Testing

@testable import EnumatonSpec

@Suite struct YAMLReaderTests {
  /// The tree of a text, each scalar with its place: `{a@1:1: [b@1:5]}`.
  private func tree(_ text: String) throws -> String {
    let (root, problems) = YAMLReader.read(SourceText(Array(text.utf8)))
    #expect(problems.diagnostics.isEmpty)
    return try shown(#require(root))
  }

  private func shown(_ node: YAMLNode) -> String {
    switch node.content {
    case .scalar(let text, _):
      "\(text)@\(node.start.line):\(node.start.column)-\(node.end.line):\(node.end.column)"
    case .sequence(let items): "[" + items.map(shown).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { shown($0.key) + ": " + shown($0.value) }.joined(separator: ", ") + "}"
    case .refused: "refused"
    }
  }

  @Test(arguments: [
    ("a", "a@1:1-1:2"), ("a: b", "{a@1:1-1:2: b@1:4-1:5}"), ("- a\n- b\n", "[a@1:3-1:4, b@2:3-2:4]"),
    ("a: [b, 'c']", "{a@1:1-1:2: [b@1:5-1:6, c@1:8-1:11]}"),
    ("a:\n  b:\n", "{a@1:1-1:2: {b@2:3-2:4: @2:5-2:5}}"),
    // Characters count, not bytes or what is seen.
    ("é: ü", "{é@1:1-1:2: ü@1:4-1:5}"), ("状態: [👩‍👩‍👧, b]", "{状態@1:1-1:3: [👩‍👩‍👧@1:6-1:11, b@1:13-1:14]}"),
    // A byte-order mark is no character; every kind of line end is one.
    ("\u{FEFF}a: b", "{a@1:1-1:2: b@1:4-1:5}"),
    ("a: b\r\nc: d", "{a@1:1-1:2: b@1:4-1:5, c@2:1-2:2: d@2:4-2:5}"),
    ("a: b\rc: d", "{a@1:1-1:2: b@1:4-1:5, c@2:1-2:2: d@2:4-2:5}"),
    ("---\na: b\n...\n", "{a@2:1-2:2: b@2:4-2:5}"), ("a: \"b\n  c\"", "{a@1:1-1:2: b c@1:4-2:5}"),
  ])
  func `nodes know where they stand`(text: String, expected: String) throws {
    #expect(try tree(text) == expected)
  }

  @Test func `a list or mapping ends with what is in it`() throws {
    let (root, _) = YAMLReader.read(SourceText(Array("a:\n  - b\n  - c\n\n\n# end\nd: {e: f}\n".utf8)))
    guard case .mapping(let entries)? = root?.content else { return #expect(Bool(false)) }
    #expect(entries[0].value.range == SourceRange(.init(line: 2, column: 3), .init(line: 3, column: 6)))
    #expect(entries[1].value.range == SourceRange(.init(line: 7, column: 4), .init(line: 7, column: 10)))
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[\n", "{a:\n"]) func `endless nesting is refused at once`(
    text: String
  ) {
    let bytes = Array(String(repeating: text, count: SourceText.largest / text.utf8.count).utf8)
    #expect(readSpec(bytes).diagnostics.map(\.code) == [.tooDeep])
  }

  @Test func `64 levels are not too deep`() {
    func codes(_ depth: Int) -> [Diagnostic.Code] {
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      return readSpec(Array(text.utf8)).diagnostics.map(\.code)
    }
    #expect(codes(64) == [.wrongShape])
    #expect(codes(65) == [.tooDeep])
  }

  @Test func `large mappings are searched for equal keys too`() {
    let keys = (0..<1_000).map { "k\($0): \n" }.joined()
    let problems = YAMLReader.read(SourceText(Array((keys + "k5: \nk999: \n").utf8))).problems.diagnostics
    #expect(problems.map(\.code) == [.duplicateKey, .duplicateKey])
    #expect(problems.map { $0.notes[0].range.start.line } == [6, 1_000])
  }
}
