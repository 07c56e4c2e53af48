import EnumatonTestSupport
import Foundation
import Testing

/// A package that depends on this one, built as its owner would build it, with both build systems.
@Suite(.serialized)
struct ConsumerPackageTests {
  @Test(arguments: ["native", "swiftbuild"])
  func theBuildAndTheDiagramsFollowTheSpec(_ buildSystem: String) throws {
    let consumer = try Consumer(buildSystem: buildSystem)

    // The first build generates, compiles and links.
    try consumer.expectBuild()
    #expect(try consumer.printed() == "red\nred/dwell#1\ngreen/dwell#1\namber/caution#1\nred/dwell#1\n")
    #expect(try consumer.diagrams() == ["TrafficLight.dot"])
    // What only the adapters for logs, metrics and traces need is not even fetched.
    #expect(try consumer.checkouts().filter { $0 != "swift-argument-parser" } == [])
    // What only the command plugin needs is not compiled.
    #expect(consumer.modules(named: "ArgumentParser") == [])

    // Nothing changed: nothing is compiled. (Native runs the tool once more after a clean build.)
    try consumer.expectBuild()
    let objects = try consumer.objects()
    let untouched = try consumer.expectBuild()
    #expect(!untouched.output.contains("Compiling Lights"), "\(untouched.output)")
    #expect(try consumer.objects() == objects)

    // Touching a spec runs the tool, which leaves the output alone.
    try consumer.touchSpec()
    let touched = try consumer.expectBuild()
    #expect(!touched.output.contains("Compiling Lights"), "\(touched.output)")
    #expect(try consumer.objects() == objects)

    // An edit is built.
    let spec = try consumer.spec()
    try consumer.writeSpec(spec.replacing("dwell: 30s", with: "dwell: 100s"))
    try consumer.expectBuild()
    #expect(try consumer.printed() == "red\nred/dwell#1\n")

    // A mistake fails the build at its own line, and the generated file stays.
    let generated = try consumer.generated("TrafficLight.swift")
    try consumer.writeSpec(spec.replacing("to: amber", with: "to: yellow"))
    let failed = try consumer.build()
    #expect(failed.status != 0)
    let place = "TrafficLight.yaml:12:37: error: no state is called 'yellow'"
    #expect((failed.output + failed.errors).contains(place), "\(failed.output)\(failed.errors)")
    #expect(try consumer.generated("TrafficLight.swift") == generated)
    try consumer.writeSpec(spec)

    // A new spec is noticed by a plain build; an editor's lock beside it is no spec.
    try consumer.writeSpec("somebody@somewhere", as: ".#Lamp.yaml")
    try consumer.writeSpec(
      """
      machine: Lamp
      events: [press]
      states: [dark, lit]
      transitions:
        - { from: dark, on: press, to: lit }
        - { from: lit, on: press, to: dark }
      """, as: "Lamp.yaml")
    try consumer.expectBuild()
    #expect(try consumer.generated("Lamp.swift").contains("struct Lamp"))
    #expect(try consumer.diagrams() == ["Lamp.dot", "TrafficLight.dot"])

    try consumer.remove("Spec/Lights/Lamp.yaml")
    if Self.drawing.contains(buildSystem) { try theCommandKeepsTheDiagrams(of: consumer) }
  }

  /// The build systems that build the command too, for a consumer. (CI runs it in this package with the other one.)
  private static let drawing =
    ProcessInfo.processInfo.environment["ENUMATON_CONSUMER"] == "all" ? ["native", "swiftbuild"] : ["native"]

  /// In the same package: much of what the command needs has been built for the plugin.
  private func theCommandKeepsTheDiagrams(of consumer: Consumer) throws {
    let lamp = "machine: Lamp\nstates: [dark]\n"
    // A spec of no target is drawn too; what is no spec, or hidden, is not.
    try consumer.write(lamp, to: "Spec/Sketches/Lamp.yaml")
    try consumer.write("name: story\nsteps: []\n", to: "Spec/Stories/story.yaml")
    try consumer.write("somebody@somewhere", to: "Spec/Lights/.#TrafficLight.yaml")
    let files = ["Lamp.dot", "README.md", "TrafficLight.dot"]

    let run = try consumer.runDiagrams("--format", "dot")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(try consumer.names(in: "Spec/Diagrams") == files)
    for file in files { #expect(run.output.contains("wrote Spec/Diagrams/\(file)\n")) }
    #expect(consumer.modules(named: "ArgumentParser") != [], "this is how the other test would know it")
    let check = try consumer.runDiagrams("--format", "dot", "--check")
    #expect(check.status == 0, "\(check.output)\(check.errors)")

    // A change is noticed, and the command that mends it is told.
    try consumer.writeSpec(consumer.spec().replacing("dwell: 30s", with: "dwell: 100s"))
    try consumer.write(lamp.replacing("dark", with: "lit"), to: "Spec/Sketches/Lamp.yaml")
    let failed = try consumer.runDiagrams("--format", "dot", "--check")
    #expect(failed.status == 1)
    #expect(failed.output.contains("Spec/Diagrams/Lamp.dot: out of date\n"), "\(failed.output)")
    let command = "swift package --allow-writing-to-package-directory enumaton-diagrams --format dot\n"
    #expect((failed.output + failed.errors).contains(command), "\(failed.output)\(failed.errors)")

    // Of one target alone, into the same folder or another.
    let target = try consumer.runDiagrams("--format", "dot", "--target", "Lights")
    #expect(target.status == 0)
    #expect(!target.output.contains("Lamp"))
    #expect(try consumer.names(in: "Spec/Diagrams") == files)
    #expect(try consumer.runDiagrams("--target", "Lights", "--format", "dot", "--output", "Docs").status == 0)
    #expect(try consumer.names(in: "Docs") == ["TrafficLight.dot"])
    let unknown = try consumer.runDiagrams("--target", "Light")
    #expect(unknown.status != 0)
    #expect(
      (unknown.output + unknown.errors).contains("the package has no target 'Light'; its targets are Lights"))
  }
}

/// A copy of `Tests/Consumer` that can be changed.
private struct Consumer {
  private let folder: TemporaryFolder
  private let buildSystem: String

  init(buildSystem: String) throws {
    self.buildSystem = buildSystem
    folder = try TemporaryFolder()
    let repository = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let original = repository.appendingPathComponent("Tests/Consumer")
    for item in ["Package.swift", "Sources", "Spec"] {
      try FileManager.default.copyItem(
        at: original.appendingPathComponent(item), to: folder.url.appendingPathComponent(item))
    }
    let manifest = folder.url.appendingPathComponent("Package.swift")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    try Data(text.replacing("\"../..\"", with: "\"\(repository.path)\"").utf8).write(to: manifest)
  }

  func build() throws -> Command {
    // A consumer does not ask for this package's warnings to be errors.
    var environment = ProcessInfo.processInfo.environment
    environment["ENUMATON_WARNINGS_AS_ERRORS"] = nil
    return try Command.run(
      "swift", ["build", "--build-system", buildSystem], in: folder.url, environment: environment)
  }

  @discardableResult
  func expectBuild() throws -> Command {
    var result = try build()
    // The build system of Swift 6.3 on Linux now and then crashes in libdispatch, before it builds anything.
    if result.status != 0, result.errors.contains("_dispatch_event_loop_drain") { result = try build() }
    try #require(result.status == 0, "\(result.output)\(result.errors)")
    return result
  }

  /// The command plugin, with the permission that it asks for.
  func runDiagrams(_ arguments: String...) throws -> Command {
    var environment = ProcessInfo.processInfo.environment
    environment["ENUMATON_WARNINGS_AS_ERRORS"] = nil
    func run() throws -> Command {
      try Command.run(
        "swift",
        [
          "package", "--build-system", buildSystem, "--allow-writing-to-package-directory",
          "enumaton-diagrams",
        ] + arguments, in: folder.url, environment: environment)
    }
    let result = try run()
    return result.errors.contains("_dispatch_event_loop_drain") ? try run() : result
  }

  func write(_ text: String, to name: String) throws {
    let file = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
  }

  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent(name).path).sorted()
  }

  /// Where a module was compiled to.
  func modules(named name: String) -> [String] {
    files { $0.lastPathComponent == name + ".swiftmodule" }.map(\.path)
  }

  func printed() throws -> String {
    let result = try Command.run(
      "swift", ["run", "--build-system", buildSystem, "--skip-build", "Lights"], in: folder.url)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  private func specFile(_ name: String) -> URL { folder.url.appendingPathComponent("Spec/Lights/" + name) }

  func spec() throws -> String { try String(contentsOf: specFile("TrafficLight.yaml"), encoding: .utf8) }

  func writeSpec(_ text: String, as name: String = "TrafficLight.yaml") throws {
    try Data(text.utf8).write(to: specFile(name))
  }

  func touchSpec() throws {
    let result = try Command.run("touch", [specFile("TrafficLight.yaml").path])
    try #require(result.status == 0)
  }

  /// The text of a file that the plugin generated.
  func generated(_ name: String) throws -> String {
    let file = try #require(files { $0.lastPathComponent == name }.first, "\(name) is not generated")
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// The packages that were fetched.
  func checkouts() throws -> [String] {
    let folder = folder.url.appendingPathComponent(".build/checkouts").path
    return FileManager.default.fileExists(atPath: folder)
      ? try FileManager.default.contentsOfDirectory(atPath: folder) : []
  }

  func diagrams() throws -> [String] {
    Set(files { $0.pathExtension == "dot" }.map(\.lastPathComponent)).sorted()
  }

  /// The object files of the target, and when each was written.
  func objects() throws -> [String: Date] {
    var dates: [String: Date] = [:]
    for file in files({ $0.pathExtension == "o" && $0.path.contains("Lights") }) {
      dates[file.path] =
        try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    }
    try #require(!dates.isEmpty)
    return dates
  }

  private func files(_ isWanted: (URL) -> Bool) -> [URL] {
    let build = folder.url.appendingPathComponent(".build")
    let all = FileManager.default.enumerator(at: build, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter(isWanted)
  }
}
