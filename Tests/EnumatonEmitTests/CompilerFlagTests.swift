import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The generated Swift compiles without a warning under every set of flags that its users may have.
struct CompilerFlagTests {
  enum Flags: String, CaseIterable {
    case swift5, swift6, upcoming, mainActor, memorySafety, evolution, embedded

    var arguments: [String] {
      switch self {
      case .swift5: ["-swift-version", "5", "-strict-concurrency=complete"]
      case .swift6: ["-swift-version", "6"]
      case .upcoming:
        ["-swift-version", "6"]
          + ["ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"].flatMap {
            ["-enable-upcoming-feature", $0]
          }
      case .mainActor: ["-swift-version", "6", "-default-isolation", "MainActor"]
      case .memorySafety: ["-swift-version", "6", "-strict-memory-safety"]
      case .evolution: ["-swift-version", "6", "-enable-library-evolution"]
      case .embedded: ["-swift-version", "6", "-enable-experimental-feature", "Embedded", "-wmo", "-O"]
      }
    }
  }

  /// Machines of one name: each set is a module.
  enum Variant: String, CaseIterable {
    case `internal`, package, `public`, inlinable, compact

    var access: Machine.Access { Machine.Access(rawValue: rawValue) ?? .public }
    var features: Set<Machine.SwiftFeature> {
      switch self {
      case .internal, .package, .public: []
      case .inlinable: [.inlinable]
      case .compact: [.compact]
      }
    }

    /// Not all machines can be compact, and none that is can be inlinable.
    func isFor(_ spec: GoldenSpec) throws -> Bool {
      let compilation = Compilation(try spec.bytes(), path: spec.name, features: features)
      return !compilation.diagnostics.contains { $0.code == .unsupported }
    }
  }

  @Test(arguments: Flags.allCases)
  func theGeneratedSwiftCompilesWithoutAWarning(_ flags: Flags) throws {
    let folder = try TemporaryFolder()
    for variant in Variant.allCases where variant != .package || flags != .embedded {
      let module = folder.url.appendingPathComponent(variant.rawValue)
      try FileManager.default.createDirectory(at: module, withIntermediateDirectories: true)
      var files: [String] = []
      for spec in try GoldenSpec.all() {
        // Typed payloads may use what Embedded Swift has not: that is the spec's choice.
        if flags == .embedded, spec.name == "Courier.yaml" { continue }
        if try !variant.isFor(spec) { continue }
        let output = try #require(
          try spec.compiled(access: variant.access, usesRuntime: false, features: variant.features)
            .first { $0.name.hasSuffix(".swift") })
        try Data(output.text.utf8).write(to: module.appendingPathComponent(output.name))
        files.append(variant.rawValue + "/" + output.name)
      }
      try #require(files.count > 8)
      let result = try Command.run(
        "swiftc",
        ["-parse-as-library", "-warnings-as-errors", "-package-name", "tests", "-module-name", "Machines"]
          + (flags == .embedded ? ["-c", "-o", "machines.o"] : ["-typecheck"]) + flags.arguments + files,
        in: folder.url)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
  }
}
