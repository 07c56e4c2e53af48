import EnumatonTestSupport
import Foundation
import Testing

@testable import EnumatonSpec

@Suite struct SourceFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String, _ content: Data) throws -> String {
    let file = folder.url.appending(path: name)
    try content.write(to: file)
    return file.path()
  }

  private func failure(_ path: String) -> Diagnostic? {
    do throws(SourceFile.ReadError) {
      _ = try SourceFile.read(path)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test func `a file is read to its end`() throws {
    let content = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0) })
    #expect(try SourceFile.read(path("spec.yaml", content)) == Array(content))
    #expect(try SourceFile.read(path("empty.yaml", Data())) == [])
  }

  @Test func `of a file that is too long, one byte too many is read`() throws {
    let content = Data(repeating: 0x20, count: SourceText.largest + 100)
    let bytes = try SourceFile.read(path("long.yaml", content))
    #expect(bytes.count == SourceText.largest + 1)
    #expect(readSpec(bytes).diagnostics.map(\.code) == [.tooLarge])
    #expect(readSpec(bytes.dropLast()).diagnostics.map(\.code) == [.missingKey])
  }

  @Test func `what cannot be read says why`() throws {
    let missing = folder.url.appending(path: "none.yaml").path()
    #expect(failure(missing)?.rendered(path: "s") == "s:1:1: error: there is no such file [unreadable]")
    #expect(failure(folder.url.path())?.message == "this is a directory; name the spec files in it")
    #expect(failure("")?.message == "there is no such file")
    #expect(failure(String(repeating: "a", count: 10_000))?.message == "the name of this file is too long")
  }

  // The superuser may read everything.
  @Test(.enabled(if: geteuid() != 0)) func `a file may be read only by those permitted`() throws {
    let secret = try path("secret.yaml", Data())
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: secret)
    #expect(failure(secret)?.message == "reading this file is not permitted")
  }
}
