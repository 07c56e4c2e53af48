import EnumatonTestSupport
import Foundation
import Testing

@Suite struct EmbeddedTests {
  @Test("The runtime and a machine on it compile as Embedded Swift")
  func compilesEmbedded() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let runtime = tests.appendingPathComponent("../../Sources/EnumatonRuntime").standardizedFileURL
    let folder = try TemporaryFolder()

    // The machines of these tests, in one module with the runtime, so that its generics are instantiated.
    let machines = try ["Dialer.swift", "Kitchen.swift"].map { name in
      let text = try String(contentsOf: tests.appendingPathComponent(name), encoding: .utf8)
      let copy = folder.url.appendingPathComponent(name)
      try Data(text.replacing("import EnumatonRuntime", with: "").utf8).write(to: copy)
      return copy.path
    }
    let use = folder.url.appendingPathComponent("Use.swift")
    let text = """
      public func run() -> Int {
        var driver = Driver(Dialer(), clock: VirtualClock())
        var count = 0
        driver.start { _ in count += 1 }
        driver.handle(.dial) { _ in count += 1 }
        driver.advance(by: .seconds(30), perform: { _ in count += 1 })
        var kitchen = Driver(Kitchen(), clock: VirtualClock())
        kitchen.handle(.order(1)) { _ in count += 1 }
        kitchen.handle(.unlock, perform: { _ in count += 1 }, observe: { _, _ in count += 1 })
        var latch = Driver(Latch(), clock: VirtualClock())
        latch.handle(.push) { _ in }
        let restored = Driver(restoring: kitchen.snapshot, clock: VirtualClock())
        count += restored.timers.running(at: .origin).count
        count += kitchen.deferredEvents.count + latch.deferredEvents.count
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
      "swiftc", options + machines + [use.path] + sources.sorted(), in: folder.url)
    #expect(compiler.status == 0, "\(compiler.errors)")
  }
}
