import EnumatonTestSupport
import Foundation
import Testing

@Suite struct EmbeddedTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The assembly of the runtime, the machines of these tests and a program, in one module, so that the runtime's
  /// generics are instantiated.
  private func assembly(_ program: String) throws -> String {
    let runtime = Self.tests.appendingPathComponent("../../Sources/EnumatonRuntime").standardizedFileURL
    let folder = try TemporaryFolder()
    let machines = try ["Dialer.swift", "Kitchen.swift"].map { name in
      let text = try String(contentsOf: Self.tests.appendingPathComponent(name), encoding: .utf8)
      let copy = folder.url.appendingPathComponent(name)
      try Data(text.replacing("import EnumatonRuntime", with: "").utf8).write(to: copy)
      return copy.path
    }
    let use = folder.url.appendingPathComponent("Use.swift")
    try Data(program.utf8).write(to: use)
    let sources = try FileManager.default.contentsOfDirectory(at: runtime, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "swift" }.map(\.path)
    let options = [
      "-enable-experimental-feature", "Embedded", "-wmo", "-O", "-swift-version", "6", "-parse-as-library",
      "-warnings-as-errors", "-module-name", "Embedded", "-emit-assembly", "-o", "embedded.s",
    ]
    let compiler = try Command.run(
      "swiftc", options + machines + [use.path] + sources.sorted(), in: folder.url)
    try #require(compiler.status == 0, "\(compiler.errors)")
    return try String(contentsOf: folder.url.appendingPathComponent("embedded.s"), encoding: .utf8)
  }

  @Test("The runtime and a machine on it compile as Embedded Swift")
  func compilesEmbedded() throws {
    let assembly = try assembly(
      """
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
      """)
    // Nobody observes, and there is no code for it.
    let functions = assembly.split(separator: "\n").filter { $0.hasPrefix("$e8Embedded") && $0.contains(":") }
    #expect(functions.contains { $0.contains("Driver") })
    #expect(!functions.contains { $0.contains("Observe") })
  }

  @Test("Observers work in Embedded Swift, and one that does nothing leaves the driver as it is without one")
  func observes() throws {
    /// The instructions, without names and labels.
    func instructions(_ driver: String) throws -> [String] {
      let assembly = try assembly(
        """
        extension Latch: ObservableMachine {
          static var name: StaticString { "Latch" }
          static func name(of event: Event) -> StaticString { "push" }
          static func outcome(of reaction: Reaction) -> ReactionOutcome { .moved }
          static func forEachTransition(of reaction: Reaction, _ body: (StaticString) -> Void) {}
          func forEachState(_ body: (StaticString) -> Void) {}
        }
        struct Nobody: MachineObserver {
          mutating func observe<Machine>(_ reaction: ObservedReaction<Machine>) {}
        }
        public func run(_ times: Int) -> Int {
          var latch = \(driver)
          var count = 0
          for time in 0..<times where latch.handle(time % 3 == 0 ? .push : .release) == .deferred { count += 1 }
          return count
        }
        """)
      let start = try #require(assembly.ranges(of: "\n$e8Embedded3runyS2iF:").first)
      let rest = assembly[start.upperBound...]
      let end = try #require(rest.ranges(of: ".Lfunc_end").first)
      return rest[..<end.lowerBound].split(separator: "\n").compactMap { line in
        let words = line.split(whereSeparator: \.isWhitespace)
        guard let first = words.first, !first.hasPrefix("."), !first.hasSuffix(":") else { return nil }
        return words.joined(separator: " ")
      }
    }
    let plain = try instructions("Latch()")
    #expect(plain.count > 5)
    #expect(try instructions("Observed(Latch(), by: Nobody())") == plain)
  }
}
