import EnumatonTestSupport
import Foundation
import Testing

@Suite struct GenerateCommand {
  @Test("The Swift and the diagram of each spec are written, into a folder that is made")
  func outputs() throws {
    let folder = try TemporaryFolder()
    let lamp = try folder.write("machine: Lamp\nstates: [dark]\n", to: "Lamp.machine.yaml")
    let output = folder.url.appendingPathComponent("made/here").path
    let generate = try Tool.run("generate", "Connection.yaml", lamp, "--output", output)
    #expect(generate.status == 0, "\(generate.errors)")
    #expect(generate.output + generate.errors == "")
    let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(names == ["Connection.dot", "Connection.swift", "Lamp.dot", "Lamp.swift"])
    #expect(try folder.text(of: "made/here/Lamp.swift").contains("struct Lamp"))
  }

  @Test("The access level and the runtime are chosen")
  func options() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path
    let generate = try Tool.run(
      "generate", "Connection.yaml", "--output", path, "--access", "public", "--runtime")
    #expect(generate.status == 0, "\(generate.errors)")
    let text = try folder.text(of: "Connection.swift")
    #expect(text.contains("public struct Connection"))
    #expect(text.contains("import EnumatonRuntime"))
  }

  @Test("Files that do not change are not touched")
  func unchanged() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path
    func files() throws -> [Int?] {
      try folder.names.map {
        try FileManager.default.attributesOfItem(atPath: "\(path)/\($0)")[.systemFileNumber] as? Int
      }
    }
    #expect(try Tool.run("generate", "Connection.yaml", "--output", path).status == 0)
    let first = try files()
    #expect(first.count == 2)
    #expect(try Tool.run("generate", "Connection.yaml", "--output", path + "/").status == 0)
    #expect(try files() == first)
  }

  @Test("If one spec has errors, nothing is written, and only errors are printed")
  func errors() throws {
    let folder = try TemporaryFolder()
    let generate = try Tool.run(
      "generate", "Connection.yaml", "Broken.yaml", "--output", folder.url.path + "/new")
    #expect(generate.status == 1)
    #expect(generate.output == "")
    #expect(generate.errors.hasPrefix("Broken.yaml:8:23: error: no event or timer is called 'clothes'"))
    #expect(!generate.errors.contains("warning"))
    #expect(folder.names == [])
    #expect(try Tool.run("generate", "missing.yaml", "--output", folder.url.path).status == 2)
  }

  @Test("Two specs that would be written to the same file are a misuse")
  func sameName() throws {
    let folder = try TemporaryFolder()
    let generate = try Tool.run(
      "generate", "Connection.yaml", "../Fixtures/Connection.yaml", "--output", folder.url.path)
    #expect(generate.status == 2)
    #expect(
      generate.errors.hasPrefix(
        "Error: 'Connection.yaml' and '../Fixtures/Connection.yaml' would both be written to "
          + "'Connection.swift'."))
    #expect(folder.names == [])
  }

  @Test("A folder that cannot be made is told")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")
    let generate = try Tool.run("generate", "Connection.yaml", "--output", file)
    #expect(generate.status == 2)
    #expect(generate.errors == "error: can't write '\(file)': it is not a folder\n")
  }
}
