import EnumatonEmit
import EnumatonTestSupport
import Foundation
import Testing

struct OutputFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appendingPathComponent("Door.swift").path }

  /// Which file on disk it is; a replaced file is another one.
  private func identity() throws -> UInt64 {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.systemFileNumber] as? NSNumber).uint64Value
  }

  @Test func aNewFileIsWritten() throws {
    #expect(try OutputFile.write("struct Door {}", to: path))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "struct Door {}")
  }

  @Test func aFileWithTheSameContentIsNotTouched() throws {
    _ = try OutputFile.write("a", to: path)
    let before = try identity()
    #expect(try OutputFile.write("a", to: path) == false)
    #expect(try identity() == before)
  }

  @Test func aChangedFileIsReplacedInOneStepAndLeavesNothingBehind() throws {
    _ = try OutputFile.write("a", to: path)
    let before = try identity()
    #expect(try OutputFile.write("b", to: path))
    #expect(try identity() != before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["Door.swift"])
  }

  @Test func whatCanNotBeWrittenIsSaidWithItsReason() throws {
    let missing = folder.url.appendingPathComponent("missing/Door.swift").path
    #expect(throws: OutputFile.WriteError(path: missing, reason: "No such file or directory")) {
      try OutputFile.write("a", to: missing)
    }
  }

  @Test func aLinkStaysAndWhatItLeadsToIsReplaced() throws {
    _ = try OutputFile.write("a", to: path)
    let link = folder.url.appendingPathComponent("link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "Door.swift")
    #expect(try OutputFile.write("b", to: link))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "Door.swift")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "b")
  }

  @Test func aPipeIsWrittenTo() throws {
    let pipe = folder.url.appendingPathComponent("pipe").path
    let made = try Command.run("mkfifo", [pipe])
    try #require(made.status == 0)
    let read = Process()
    read.executableURL = URL(fileURLWithPath: "/bin/sh")
    read.arguments = ["-c", "cat '\(pipe)' > '\(path)'"]
    try read.run()
    #expect(try OutputFile.write("a", to: pipe))
    read.waitUntilExit()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a")
  }

  @Test func aFolderIsNoFileToWrite() throws {
    #expect(throws: OutputFile.WriteError(path: folder.url.path, reason: "it is a folder")) {
      try OutputFile.write("a", to: folder.url.path)
    }
  }

  @Test func foldersAreMadeOnTheWay() throws {
    let deep = folder.url.appendingPathComponent("a/b/c").path
    try OutputFile.makeFolder(deep)
    try OutputFile.makeFolder(deep)
    #expect(FileManager.default.fileExists(atPath: deep))
    _ = try OutputFile.write("a", to: path)
    #expect(throws: OutputFile.WriteError.self) { try OutputFile.makeFolder(path) }
  }

  @Test(arguments: [
    ("Spec/Door.yaml", "Door"), ("Door.machine.yaml", "Door"), ("a.b/Door.yml", "Door"), ("Door", "Door"),
  ])
  func theNameOfTheOutputsFollowsFromTheNameOfTheSpec(_ path: String, _ stem: String) {
    #expect(Compilation.stem(of: path) == stem)
  }
}
