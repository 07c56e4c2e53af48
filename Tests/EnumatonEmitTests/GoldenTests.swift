import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The specs of `GeneratedCodeTests/Specs` and what is generated from each: the Swift is compiled and run
/// by `GeneratedCodeTests`, the diagrams are parsed by Graphviz. RECORD_GOLDENS=1 writes them anew.
struct GoldenTests {
  @Test(arguments: try GoldenSpec.all())
  func theGeneratedFilesAreAsRecorded(_ spec: GoldenSpec) throws {
    let outputs = try spec.compiled()
    for output in outputs {
      let folder = output.name.hasSuffix(".swift") ? "Machines" : "Diagrams"
      try expectGolden(output.text, at: GoldenSpec.folder + "/\(folder)/\(output.name)")
    }
  }

  @Test(arguments: try GoldenSpec.all())
  func theSameSpecGivesTheSameBytes(_ spec: GoldenSpec) throws {
    #expect(try spec.compiled().map(\.text) == spec.compiled().map(\.text))
  }

  @Test(.enabled(if: GoldenSpec.hasGraphviz), arguments: try GoldenSpec.all())
  func graphvizReadsTheDiagramWithoutAWarning(_ spec: GoldenSpec) throws {
    let diagram = try #require(try spec.compiled().first { $0.name.hasSuffix(".dot") })
    let result = try Command.run("dot", ["-Tsvg"], input: diagram.text)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("</svg>"))
  }
}

/// A spec whose outputs are recorded.
struct GoldenSpec: CustomTestStringConvertible, Sendable {
  let name: String

  static let folder = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../GeneratedCodeTests").standardized.path

  static let hasGraphviz = (try? Command.run("dot", ["-V"]))?.status == 0

  static func all() throws -> [GoldenSpec] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/Specs").sorted()
      .map { GoldenSpec(name: $0) }
  }

  var testDescription: String { name }

  private var path: String { Self.folder + "/Specs/" + name }

  func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

  func compiled(
    access: Machine.Access = .internal, usesRuntime: Bool = true, features: Set<Machine.SwiftFeature> = []
  ) throws -> [Compilation.Output] {
    let compilation = Compilation(
      try bytes(), path: path, access: access, usesRuntime: usesRuntime, features: features)
    try #require(
      compilation.diagnostics.filter { $0.severity == .error }.isEmpty,
      "\(compilation.diagnostics.map { $0.rendered(path: name) }.joined(separator: "\n"))")
    return compilation.outputs
  }
}
