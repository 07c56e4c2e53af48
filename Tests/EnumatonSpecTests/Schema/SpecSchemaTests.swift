import EnumatonTestSupport
import Foundation
import Testing

@testable import EnumatonSpec

@Suite struct SpecSchemaTests {
  private static let repository = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

  @Test func `the committed schema is the one that the reader's tables give`() throws {
    try expectGolden(SpecSchema.text, at: Self.repository.appending(path: "Spec/enumaton.schema.json").path)
  }

  /// Every valid spec of the repository, by its path.
  static let specs: [String] = ["Spec", "Tests"].flatMap { folder in
    let files = FileManager.default.enumerator(
      at: repository.appending(path: folder), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" && isValid($0) }
      .map { "/" + $0.path.dropFirst(repository.path.count).drop { $0 == "/" } }.sorted()
  }

  private static func isValid(_ file: URL) -> Bool {
    (try? Data(contentsOf: file)).map { readSpec(Array($0)).machine != nil } ?? false
  }

  @Test(arguments: specs) func `the schema takes a spec that the reader takes`(path: String) throws {
    let bytes = Array(try Data(contentsOf: Self.repository.appending(path: path)))
    #expect(try Self.problems(with: bytes) == [])
  }

  @Test(arguments: specs.filter { $0.hasPrefix("/Spec/") })
  func `a spec that people read names the schema to editors`(path: String) throws {
    let text = try String(contentsOf: Self.repository.appending(path: path), encoding: .utf8)
    #expect(text.contains("\n# yaml-language-server: $schema=../enumaton.schema.json\nmachine: "))
  }

  @Test func `all specs are looked at`() {
    #expect(Self.specs.contains { $0.hasSuffix("Spec/TCPRuntime/TCPConnection.yaml") })
    #expect(Self.specs.contains { $0.hasSuffix("Tests/Consumer/Spec/Lights/TrafficLight.yaml") })
    #expect(Self.specs.count >= 60)
  }

  static let examples = LanguageReferenceTests.blocks("yaml") + explained

  /// What `--explain` shows as right, and as wrong where it is valid.
  private static let explained = Diagnostic.Code.allCases.compactMap(\.explanation.example)
    .flatMap { [$0.wrong, $0.right] }.filter { readSpec(Array($0.utf8)).machine != nil }

  @Test(arguments: examples) func `the schema takes an example`(text: String) throws {
    #expect(try Self.problems(with: Array(text.utf8)) == [])
  }

  /// Mistakes that are about shape, and yet not to be seen by a schema.
  static let unseen = [
    "any-in-a-list": "in a list 'any' would be a name",
    "attribute-as-short-form": "in quotes 'held' would be a text, which to a schema is the same",
    "deferral-limit-as-event": "a name could be that of a constant",
    "one-region": "how many regions there are",
    "states-with-states": "whether a state that 'initial' names is inside",
  ]

  static let mistakesOfShape = MistakeTests.names.filter { name in
    guard
      let report = try? String(
        contentsOf: MistakeTests.folder.appending(path: "\(name).txt"), encoding: .utf8),
      let bytes = try? Data(contentsOf: MistakeTests.folder.appending(path: "\(name).yaml"))
    else { return false }
    let (root, diagnostics) = readNodes(Array(bytes))
    return root != nil && diagnostics.isEmpty
      && ["unknown-key", "missing-key", "wrong-shape"].contains { report.contains("[\($0)]") }
  }

  @Test(arguments: mistakesOfShape) func `the schema refuses a mistake of shape`(name: String) throws {
    let bytes = Array(try Data(contentsOf: MistakeTests.folder.appending(path: "\(name).yaml")))
    #expect(
      try Self.problems(with: bytes).isEmpty == (Self.unseen[name] != nil), "\(Self.unseen[name] ?? "")")
  }

  private static let schema = Result { try JSONSchema(SpecSchema.text) }

  static func problems(with bytes: [UInt8]) throws -> [String] {
    let root = try #require(readNodes(bytes).root)
    return try schema.get().problems(JSON(editor: root))
  }

  @Test(.enabled(if: hasValidator, "no jsonschema"))
  func `a validator of others takes the schema, and comes to the same verdicts`() throws {
    let files =
      Self.specs.map { Self.repository.appending(path: $0) }
      + MistakeTests.names.map { MistakeTests.folder.appending(path: "\($0).yaml") }
    let texts = try files.map { Array(try Data(contentsOf: $0)) } + Self.examples.map { Array($0.utf8) }
    let values = texts.compactMap { readNodes($0).root.map { JSON(editor: $0) } }
    let schema = try Self.schema.get()
    let verdicts = values.map { schema.problems($0).isEmpty ? "fits\n" : "does not\n" }.joined()
    #expect(try Self.verdicts(on: values) == verdicts)
  }

  private static let hasValidator = (try? Command.run("python3", ["-c", "import jsonschema"]))?.status == 0

  /// What Python's jsonschema says, a line for each value.
  private static func verdicts(on values: [JSON]) throws -> String {
    let script = """
      import json, sys
      from jsonschema import Draft7Validator
      given = json.load(sys.stdin)
      Draft7Validator.check_schema(given["schema"])
      validator = Draft7Validator(given["schema"])
      for value in given["values"]:
          print("fits" if validator.is_valid(value) else "does not")
      """
    let schema = try JSONReader.read(Array(SpecSchema.text.utf8)[...])
    let input = JSON.object([JSON.Member("schema", schema), JSON.Member("values", .array(values))]).text
    let result = try Command.run("python3", ["-c", script], input: input)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }
}
