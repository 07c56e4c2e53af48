import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// The types of the states compile under every set of flags that their users may have, those of TCP and of the
/// machines with the most awkward names among them.
struct TypestateFlagTests {
  @Test(arguments: CompilerFlagTests.Flags.allCases)
  func theTypesOfStatesCompileWithoutAWarning(_ flags: CompilerFlagTests.Flags) throws {
    let folder = try TemporaryFolder()
    for access in Machine.Access.allCases where access != .package || flags != .embedded {
      let files = try Self.specs.map { path in
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let compilation = Compilation(bytes, path: path, access: access, features: [.typestate])
        let output = try #require(compilation.outputs.first, "\(compilation.diagnostics)")
        #expect(output.text.contains("~Copyable"))
        try Data(output.text.utf8).write(to: folder.url.appendingPathComponent(output.name))
        return output.name
      }
      // Who owns what is checked after the types.
      let result = try Command.run(
        "swiftc",
        [
          "-parse-as-library", "-warnings-as-errors", "-package-name", "tests", "-module-name", "Machines",
          "-wmo",
          "-o", "/dev/null", flags == .embedded ? "-c" : "-emit-sil",
        ] + flags.arguments + files, in: folder.url)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
  }

  private static let specs =
    ["Gate", "Upload", "Keywords", "Collisions", "Retry", "Link", "Satchel"].map {
      GoldenSpec.folder + "/Specs/\($0).yaml"
    }
    + [GoldenSpec.folder + "/../../Spec/TCPRuntime/TCPConnection.yaml"]
}
