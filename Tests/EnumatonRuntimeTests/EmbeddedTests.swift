import EnumatonTestSupport
import Foundation
import Testing

@Suite struct EmbeddedTests {
  @Test("The runtime and a machine on it compile as Embedded Swift")
  func compilesEmbedded() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let runtime = tests.appendingPathComponent("../../Sources/EnumatonRuntime").standardizedFileURL
    let folder = try TemporaryFolder()

    // The machine of these tests, in one module with the runtime, so that its generics are instantiated.
    let dialer = try String(contentsOf: tests.appendingPathComponent("Dialer.swift"), encoding: .utf8)
    let machine = folder.url.appendingPathComponent("Dialer.swift")
    try Data(dialer.replacing("import EnumatonRuntime", with: "").utf8).write(to: machine)
    let use = folder.url.appendingPathComponent("Use.swift")
    let text = """
      public func run() -> Int {
        var driver = Driver(Dialer(), clock: VirtualClock())
        var count = 0
        driver.start { _ in count += 1 }
        driver.handle(.dial) { _ in count += 1 }
        driver.advance(by: .seconds(30), perform: { _ in count += 1 })
        return count + driver.timers.hashValue
      }
      """
    try Data(text.utf8).write(to: use)

    let sources = try FileManager.default.contentsOfDirectory(at: runtime, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }.map(\.path)
    let options = [
      "-enable-experimental-feature", "Embedded", "-wmo", "-O", "-swift-version", "6", "-parse-as-library",
      "-warnings-as-errors", "-module-name", "Embedded", "-c", "-o", "embedded.o",
    ]
    let compiler = try Command.run(
      "swiftc", options + [machine.path, use.path] + sources.sorted(), in: folder.url)
    #expect(compiler.status == 0, "\(compiler.errors)")
  }
}
