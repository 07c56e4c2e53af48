import EnumatonTestSupport
import Foundation
import Testing

@Suite struct CheckCommand {
  @Test("A spec without errors passes, with its warnings on standard output")
  func warnings() throws {
    let check = try Tool.run("check", "Connection.yaml")
    #expect(check.status == 0)
    #expect(check.errors == "")
    try expectGolden(check.output, at: Tool.golden("check-warnings.txt"))
  }

  @Test("Warnings are errors if it is strict")
  func strict() throws {
    let check = try Tool.run("check", "--strict", "Connection.yaml")
    #expect(check.status == 1)
    #expect(check.output.contains("Connection.yaml:11:3: error: "))
    #expect(!check.output.contains("warning"))
  }

  @Test("Nothing is printed where nothing is wrong")
  func silence() throws {
    let folder = try TemporaryFolder()
    let spec = try folder.write("machine: Still\nstates: [S]\n", to: "Still.yaml")
    let check = try Tool.run("check", spec)
    #expect(check.status == 0)
    #expect(check.output + check.errors == "")
    #expect(try Tool.run("check", "--format", "json", spec).output == "[]\n")
  }

  @Test("All problems of all files are reported", arguments: ["text", "json"])
  func problems(format: String) throws {
    let check = try Tool.run("check", "Broken.yaml", "Connection.yaml", "--format", format)
    #expect(check.status == 1)
    #expect(check.errors == "")
    try expectGolden(check.output, at: Tool.golden("check-problems.\(format == "text" ? "txt" : "json")"))
    if format == "json" {
      let objects = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]]
      #expect(objects?.first?["path"] as? String == "Broken.yaml")
      #expect(objects?.first?["line"] as? Int == 8)
    }
  }

  @Test("A file that cannot be read is reported with the others, and is no error of a spec")
  func missingFile() throws {
    let check = try Tool.run("check", "missing.yaml", "Broken.yaml")
    #expect(check.status == 2)
    #expect(
      check.output.hasPrefix("missing.yaml:1:1: error: there is no such file [unreadable]\nBroken.yaml:8:"))
  }

  @Test("A code is explained, with or without specs to check")
  func explain() throws {
    let explanation = try Tool.run("check", "--explain", "shadowed-transition")
    #expect(explanation.status == 0)
    try expectGolden(explanation.output, at: Tool.golden("explain.txt"))
    let both = try Tool.run("check", "--explain", "undeclared", "Broken.yaml")
    #expect(both.status == 1)
    #expect(both.output.hasPrefix("[undeclared]\n"))
    #expect(both.output.contains("Broken.yaml:8:23: error: "))
    let unknown = try Tool.run("check", "--explain", "undeclaired")
    #expect(unknown.status == 2)
    #expect(unknown.output == "")
    #expect(unknown.errors == "error: there is no code 'undeclaired'; did you mean 'undeclared'?\n")
  }

  @Test(
    "Misuse is told apart from errors of a spec",
    arguments: [
      [], ["--format", "xml", "Broken.yaml"], ["--colour", "Broken.yaml"],
    ])
  func misuse(arguments: [String]) throws {
    let check = try Command.run(Tool.path, ["check"] + arguments, in: Tool.fixtures)
    #expect(check.status == 2)
    #expect(check.output == "")
    #expect(check.errors.hasPrefix("Error: "))
    #expect(check.errors.contains("enumaton check --help"))
  }

  @Test("Help is no misuse", arguments: [["--help"], ["check", "--help"], ["help", "run"]])
  func help(arguments: [String]) throws {
    let help = try Command.run(Tool.path, arguments)
    #expect(help.status == 0)
    #expect(help.errors == "")
    #expect(help.output.contains("USAGE: enumaton"))
  }
}
