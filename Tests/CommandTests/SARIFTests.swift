import EnumatonTestSupport
import Foundation
import Testing

/// The reports for code hosts, held against the schema of OASIS. It is not ours to distribute: who has it says where
/// in ENUMATON_SARIF_SCHEMA, and has Python's jsonschema. The schema is
/// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
@Suite(.enabled(if: schema != nil, "ENUMATON_SARIF_SCHEMA is not set"))
struct SARIFSchema {
  @Test(
    "The schema takes what check says of each spec", .enabled(if: hasValidator, "no jsonschema"),
    arguments: Case.all)
  fileprivate func valid(_ example: Case) throws {
    let sarif = try example.sarif()
    let log = try SARIFLog(sarif)
    #expect(example.levels.isSubset(of: log.results.map(\.level)))
    #expect(example.levels.isEmpty == log.results.isEmpty)
    #expect(try violations(of: sarif) == "")
  }

  @Test(
    "The schema refuses what is no SARIF", .enabled(if: hasValidator, "no jsonschema"),
    arguments: [
      ("\"level\":\"warning\"", "\"level\":\"advice\""),
      ("\"startLine\":4", "\"startLine\":0"),
      ("\"startColumn\":", "\"column\":"),
      ("\"uri\":\"Door.yaml\"", "\"uri\":4"),
      ("\"message\":{\"text\":", "\"message\":{\"words\":"),
      ("\"version\":\"2.1.0\",", ""),
      ("\"witness\":[", "\"tags\":[1,"),
    ])
  func invalid(_ part: String, _ broken: String) throws {
    let sarif = try Case.door.sarif()
    #expect(sarif.contains(part))
    #expect(try violations(of: sarif.replacingOccurrences(of: part, with: broken)) != "")
  }
}

/// What a schema cannot say.
@Suite struct SARIFText {
  @Test("The path of a spec becomes a reference, whatever is in it")
  func paths() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(CheckFindingsCommand.door, to: "a:b Tür?.yaml")
    let check = try Tool.run("check", "--format", "sarif", "a:b Tür?.yaml", in: folder.url)
    #expect(try Set(SARIFLog(check.output).results.map(\.uri)) == ["a%3Ab%20T%C3%BCr%3F.yaml"])
    let path = try folder.write(CheckFindingsCommand.door, to: "Door.yaml")
    let absolute = try Tool.run("check", "--format", "sarif", path)
    #expect(try Set(SARIFLog(absolute.output).results.map(\.uri)) == ["file://" + path])
  }
}

private let schema = ProcessInfo.processInfo.environment["ENUMATON_SARIF_SCHEMA"]

private let hasValidator = (try? Command.run("python3", ["-c", "import jsonschema"]))?.status == 0

/// What the schema has against a report: nothing, or where and what, one line each.
private func violations(of sarif: String) throws -> String {
  let script = """
    import json, sys
    from jsonschema.validators import validator_for
    schema = json.load(open(sys.argv[1]))
    if not {"run", "result", "physicalLocation"} <= schema["definitions"].keys():
        sys.exit("this is not the whole schema")
    validator = validator_for(schema)
    validator.check_schema(schema)
    for error in validator(schema).iter_errors(json.load(sys.stdin)):
        print("/".join(map(str, error.absolute_path)), error.message[:200])
    """
  let validation = try Command.run("python3", ["-c", script, try #require(schema)], input: sarif)
  try #require(validation.status == 0, "\(validation.errors)")
  return validation.output
}

/// Specs that are checked together, and the levels that their findings have among others.
private struct Case: CustomTestStringConvertible {
  var testDescription: String
  var levels: Set<String>
  var arguments: [String] = []
  /// Of files below the folder of the package, or else the text of `Door.yaml`.
  var files: [String] = []
  var text = ""

  static let door = Case(testDescription: "witnesses", levels: ["warning"], text: CheckFindingsCommand.door)

  static let all =
    [
      door,
      Case(testDescription: "nothing to say", levels: [], text: "machine: Door\nstates: [open]\n"),
      Case(
        testDescription: "what is allowed", levels: [],
        text: """
          machine: Door
          effects: { ring: { allow: { unused: "the bell comes later" } } }
          states: [open]

          """),
      Case(
        testDescription: "advice", levels: ["note"], arguments: ["--level", "unused=advice"],
        text: "machine: Door\nevents: [open]\nstates: [S]\n"),
      Case(
        testDescription: "errors and notes", levels: ["error", "warning"],
        files: ["Tests/CommandTests/Fixtures/Broken.yaml", "Tests/CommandTests/Fixtures/Connection.yaml"]),
      Case(testDescription: "no such file", levels: ["error"], files: ["missing.yaml"]),
      Case(
        testDescription: "a spec without findings", levels: [], files: ["Spec/TCPRuntime/TCPConnection.yaml"]),
      Case(
        testDescription: "one defect of each kind", levels: ["error", "warning", "note"],
        arguments: ["--level", "naming=advice", "--level", "missing-summary=warning"], files: defects),
    ]

  private static let package = Tool.tests.deletingLastPathComponent().deletingLastPathComponent()

  private static let defects: [String] = {
    let folder = "Tests/EnumatonVerifyTests/Corpus/Defects"
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: package.appendingPathComponent(folder).path)
    return (names ?? []).sorted().map { "\(folder)/\($0)" }
  }()

  func sarif() throws -> String {
    let options = ["check", "--format", "sarif"] + arguments
    if !files.isEmpty { return try Command.run(Tool.path, options + files, in: Self.package).output }
    let folder = try TemporaryFolder()
    _ = try folder.write(text, to: "Door.yaml")
    return try Command.run(Tool.path, options + ["Door.yaml"], in: folder.url).output
  }
}

/// As much of a report as these tests look at.
private struct SARIFLog {
  var results: [(level: String, uri: String)]

  init(_ text: String) throws {
    let log = try JSONDecoder().decode(Log.self, from: Data(text.utf8))
    results = log.runs.flatMap(\.results).map { result in
      (result.level, result.locations.first?.physicalLocation.artifactLocation.uri ?? "")
    }
  }

  private struct Log: Decodable { var runs: [Run] }
  private struct Run: Decodable { var results: [Result] }
  private struct Result: Decodable {
    var level: String
    var locations: [Location]
  }
  private struct Location: Decodable { var physicalLocation: PhysicalLocation }
  private struct PhysicalLocation: Decodable { var artifactLocation: ArtifactLocation }
  private struct ArtifactLocation: Decodable { var uri: String }
}
