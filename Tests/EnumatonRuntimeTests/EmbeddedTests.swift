import Foundation
import Testing

@Suite struct EmbeddedTests {
  @Test("The runtime and a machine on it compile as Embedded Swift")
  func compilesEmbedded() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    let runtime = tests.appending(path: "../../Sources/EnumatonRuntime").standardizedFileURL
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }

    // The machine of these tests, in one module with the runtime, so that its generics are instantiated.
    let dialer = try String(contentsOf: tests.appending(path: "Dialer.swift"), encoding: .utf8)
    let machine = scratch.appending(path: "Dialer.swift")
    try dialer.replacing("import EnumatonRuntime", with: "").write(
      to: machine, atomically: true, encoding: .utf8)
    let use = scratch.appending(path: "Use.swift")
    try """
    public func run() -> Int {
      var driver = Driver(Dialer(), clock: VirtualClock())
      var count = 0
      driver.start { _ in count += 1 }
      driver.handle(.dial) { _ in count += 1 }
      driver.advance(by: .seconds(30), perform: { _ in count += 1 })
      return count + driver.timers.hashValue
    }
    """.write(to: use, atomically: true, encoding: .utf8)

    let sources = try FileManager.default.contentsOfDirectory(
      at: runtime, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "swift" }.map(\.path)
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments =
      [
        "swiftc", "-enable-experimental-feature", "Embedded", "-wmo", "-O", "-swift-version", "6",
        "-parse-as-library", "-warnings-as-errors", "-module-name", "Embedded", "-c", "-o",
        scratch.appending(path: "embedded.o").path, machine.path, use.path,
      ] + sources
    let errors = Pipe()
    compiler.standardError = errors
    try compiler.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    compiler.waitUntilExit()
    #expect(compiler.terminationStatus == 0, "\(text)")
  }
}
