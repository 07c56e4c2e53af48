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

/// Levels, witnesses and the formats for other tools.
@Suite struct CheckFindingsCommand {
  static let door = """
    machine: Door
    events: [open, close]
    timers: { wait: 1s }
    effects: [ring]
    states: [shut, ajar, stuck]
    transitions:
      - { from: shut, on: open, to: ajar, do: { start: wait } }
      - { from: ajar, on: close, to: shut, do: { stop: wait } }
      - { from: ajar, on: wait, to: stuck }
      - { from: any, on: [open, close], ignore: true }

    """

  private func check(_ arguments: String...) throws -> Command {
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.door, to: "Door.yaml")
    return try Command.run(Tool.path, ["check", "Door.yaml"] + arguments, in: folder.url)
  }

  @Test("A finding shows its place and the events that lead to it, which the interpreter takes")
  func witness() throws {
    let output = try check().output
    #expect(
      output == """
        Door.yaml:4:11: warning: the effect 'ring' is asked for nowhere; use it or remove it [unused]
         4 | effects: [ring]
           |           ^^^^
        Door.yaml:5:22: warning: nothing leads out of 'stuck'; if it is the end, say 'final: true'; otherwise give it a way out [trap]
         5 | states: [shut, ajar, stuck]
           |                      ^^^^^
        Door.yaml:5:22: note: for example after: open; timer wait

        """)
    let folder = try TemporaryFolder()
    _ = try folder.write(Self.door, to: "Door.yaml")
    let run = try Command.run(
      Tool.path, ["run", "Door.yaml"], input: "open\ntimer wait\n", in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.contains("ajar → stuck"))
  }

  @Test("The command line sets levels")
  func levels() throws {
    let silent = try check("--level", "unused=off", "--level", "trap=off")
    #expect(silent.output == "" && silent.status == 0)
    let strict = try check("--level", "trap=error", "--level", "unused=advice")
    #expect(strict.status == 1)
    #expect(strict.output.contains("advice: the effect") && strict.output.contains("error: nothing leads"))
    let advice = try check("--level", "unused=advice", "--level", "trap=advice", "--strict")
    #expect(advice.status == 0, "advice is no warning")
    let wrong = try check("--level", "trapp=off")
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'trap'?"))
    #expect(try check("--level", "trap=loud").errors.contains("the levels are error, warning, advice, off"))
  }

  @Test("SARIF has a rule for each code, levels, places and the events")
  func sarif() throws {
    let text = try check("--format", "sarif").output
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let log = try #require(object as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let runs = log["runs"] as? [[String: Any]]
    let run = try #require(runs?.first)
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == ["trap", "unused"])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["level"] as? String } == ["warning", "warning"])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      let places = result["locations"] as? [[String: Any]]
      let place = places?.first?["physicalLocation"] as? [String: Any]
      #expect((place?["artifactLocation"] as? [String: Any])?["uri"] as? String == "Door.yaml")
      #expect((place?["region"] as? [String: Any])?["startLine"] is Int)
    }
    let witness = (results[1]["properties"] as? [String: Any])?["witness"] as? [String]
    #expect(witness == ["open", "timer wait"])
    try expectGolden(text, at: Tool.golden("check.sarif"))
  }
}
