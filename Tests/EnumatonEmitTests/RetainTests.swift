import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

/// What passing arrays on costs in optimised code, counted by the runtime's own hooks: events to effects through every
/// door, events to data, data to the data of the next state.
struct RetainTests {
  enum Layout: String, CaseIterable {
    /// The machine in its caller's module, in another module, and there with `swift: inlinable`.
    case sameModule, otherModule, inlinable
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Retains")

  /// The retains of each part of `Caller.swift`, by the name that it has there.
  private func retains(_ layout: Layout) throws -> [String: Int] {
    let folder = try TemporaryFolder()
    let path = Self.folder.appendingPathComponent("Line.yaml")
    let compilation = Compilation(
      [UInt8](try Data(contentsOf: path)), path: path.path, access: .public, usesRuntime: false,
      features: layout == .inlinable ? [.inlinable] : [])
    let machine = try #require(compilation.outputs.first { $0.name.hasSuffix(".swift") })
    try Data(machine.text.utf8).write(to: folder.url.appendingPathComponent("Line.swift"))
    let caller = try String(contentsOf: Self.folder.appendingPathComponent("Caller.swift"), encoding: .utf8)
    let importing = layout == .sameModule ? caller : "import LineMachine\n\n" + caller
    try Data(importing.utf8).write(to: folder.url.appendingPathComponent("Caller.swift"))

    func run(_ program: String, _ arguments: [String]) throws -> Command {
      let result = try Command.run(program, arguments, in: folder.url)
      try #require(result.status == 0, "\(program): \(result.errors)")
      return result
    }
    let hooks = Self.folder.appendingPathComponent("retains.c").path
    _ = try run("clang", ["-O2", "-c", hooks, "-o", "retains.o"])
    let optimised = ["-swift-version", "6", "-O", "-wmo", "-parse-as-library"]
    var parts = ["Caller.swift", "Line.swift", "retains.o"]
    if layout != .sameModule {
      _ = try run(
        "swiftc",
        optimised + [
          "-module-name", "LineMachine", "-emit-module", "-emit-module-path", "LineMachine.swiftmodule", "-c",
          "Line.swift", "-o", "Line.o",
        ])
      parts[1] = "Line.o"
    }
    _ = try run("swiftc", optimised + ["-I", ".", "-o", "caller"] + parts)
    let lines = try run(folder.url.appendingPathComponent("caller").path, []).output.split(separator: "\n")
    return Dictionary(
      uniqueKeysWithValues: lines.compactMap { line in
        guard let space = line.lastIndex(of: " ") else { return nil }
        return Int(line[line.index(after: space)...]).map { (String(line[..<space]), $0) }
      })
  }

  /// (Elsewhere the runtime may have other hooks.)
  private static var canCount: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }

  @Test(.enabled(if: Self.canCount), arguments: Layout.allCases)
  func anArrayIsPassedOnWithoutRetains(_ layout: Layout) throws {
    let retains = try retains(layout)
    #expect(retains["performed"] == 1)
    #expect(retains["copies"] == 0)
    // What the optimiser does not see into takes one for the reaction, which has the array too, and one more where
    // the reaction is asked for its effects.
    let most = layout == .otherModule ? 1 : 0
    for part in ["closure", "handler", "method", "dial", "dial as an event", "opened", "flush"] {
      #expect(try #require(retains[part]) <= most, "\(part)")
    }
    #expect(try #require(retains["handle"]) <= 2 * most)
    // Whatever the layout: nothing is retained where data moves from state to state, or is changed.
    for part in ["append", "move", "append after the move"] { #expect(retains[part] == 0, "\(part)") }
  }
}
