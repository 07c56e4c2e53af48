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

  @Test(arguments: Flags.allCases)
  func theGeneratedSwiftCompilesWithoutAWarning(_ flags: Flags) throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for spec in try GoldenSpec.all() {
      // Typed payloads may use what Embedded Swift has not: that is the spec's choice.
      if flags == .embedded, spec.name == "Courier.yaml" { continue }
      for access in Machine.Access.allCases where access != .package || flags != .embedded {
        let output = try #require(
          try spec.compiled(access: access, usesRuntime: false).first { $0.name.hasSuffix(".swift") })
        // Three machines of one name in one module: each in a namespace of its own would not be what users
        // compile, so each access level is a module.
        let module = folder.url.appendingPathComponent(access.rawValue)
        try FileManager.default.createDirectory(at: module, withIntermediateDirectories: true)
        try Data(output.text.utf8).write(to: module.appendingPathComponent(output.name))
        files.append(access.rawValue + "/" + output.name)
      }
    }
    for access in Machine.Access.allCases {
      let module = files.filter { $0.hasPrefix(access.rawValue + "/") }
      guard !module.isEmpty else { continue }
      let result = try Command.run(
        "swiftc",
        ["-parse-as-library", "-warnings-as-errors", "-package-name", "tests", "-module-name", "Machines"]
          + (flags == .embedded ? ["-c", "-o", "machines.o"] : ["-typecheck"]) + flags.arguments + module,
        in: folder.url)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
  }
}
