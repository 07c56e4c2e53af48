import EnumatonTestSupport
import Foundation
import Testing

@Suite struct DiagramViewCommand {
  @Test("A view is what is drawn, in every notation")
  func view() throws {
    let states = try Tool.run("diagram", "Connection.yaml", "--view", "states")
    #expect(states.status == 0)
    #expect(states.errors == "")
    #expect(states.output.contains("\"LISTEN\""))
    #expect(!states.output.contains("keepalive"))
  }

  @Test(
    "What is no view is told with the way out",
    arguments: [
      (["--view", "stats"], "no view is called 'stats'; did you mean 'states'?"),
      (["--view", "around"], "this view is written 'around:STATE'"),
      (["--view", "around:LISTENN"], "no state is called 'LISTENN'; did you mean 'LISTEN'?"),
      (["--view", "path:x"], "no tag of what is drawn is called 'x'; there is none"),
      (["--view", "full", "--view", "timers"], "'full' and 'timers' can't be shown in one diagram"),
      (["--context"], "'--context' goes with"),
      (["--split"], "'--split' needs a folder"),
      (["--split", "--output", "-"], "'--split' needs a folder"),
      (["--format", "table", "--view", "states"], "A table has all of a machine"),
      (["--format", "table", "--split", "--output", "x"], "A table has all of a machine"),
      (["--view", "coverage:no-such.log"], "can't read 'no-such.log'"),
      (["--view", "diff:no-such.yaml"], "no-such.yaml:1:1: error: there is no such file"),
    ])
  func misuse(_ arguments: [String], _ message: String) throws {
    let diagram = try Command.run(Tool.path, ["diagram", "Connection.yaml"] + arguments, in: Tool.fixtures)
    #expect(diagram.status == 2)
    #expect(diagram.output == "")
    #expect(diagram.errors.contains(message), "\(diagram.errors)")
  }

  @Test("What 'run' prints is what 'coverage' reads, and what was never seen is told")
  func coverage() throws {
    let events = "listen\nsegment SYN\nsegment ACK\nadvance 45s\nclose\n"
    let run = try Tool.run("run", "Connection.yaml", "--format", "json", input: events)
    let diagram = try Tool.run(
      "diagram", "Connection.yaml", "--view", "coverage:-", "--view", "around:OPENED", input: run.output)
    #expect(diagram.status == 0)
    #expect(diagram.output.contains("1×\u{A0}segment"))
    #expect(
      diagram.errors.hasPrefix(
        """
        Connection.yaml: 4 of 8 transitions that change the state were seen
        Connection.yaml: 1 of 2 transitions that stay in it were seen
        Connection.yaml:32:1: note: never seen: SYN_RECEIVED/segment#1, ESTABLISHED/segment#1

        """), "\(diagram.errors)")
  }

  @Test("A log of another spec is an error, with the line")
  func wrongLog() throws {
    let folder = try TemporaryFolder()
    let log = try folder.write("CLOSED/listen#1\n{\"transition\":\"CLOSED/lisden#1\"}\n", to: "run.jsonl")
    let output = folder.url.path + "/picture.dot"
    let diagram = try Tool.run("diagram", "Connection.yaml", "--view", "coverage:\(log)", "--output", output)
    #expect(diagram.status == 1)
    #expect(
      diagram.errors == """
        \(log):2:1: error: no transition of Connection is called 'CLOSED/lisden#1'; is the log of another version of \
        the spec? [undeclared]
        \(log):2:1: note: did you mean 'CLOSED/listen#1'?

        """)
    #expect(folder.names == ["run.jsonl"])
    let empty = try folder.write("{}\n", to: "empty.jsonl")
    let nothing = try Tool.run("diagram", "Connection.yaml", "--view", "coverage:\(empty)")
    #expect(nothing.status == 2)
    #expect(nothing.errors == "error: \(empty) tells of no transition\n")
  }

  @Test("More logs are read than there may be open files")
  func manyLogs() throws {
    let folder = try TemporaryFolder()
    let log = try folder.write("CLOSED/listen#1\n", to: "run.log")
    let views = Array(repeating: "--view 'coverage:\(log)'", count: 40).joined(separator: " ")
    let diagram = try Command.run(
      "sh", ["-c", "ulimit -n 32; '\(Tool.path)' diagram Connection.yaml \(views)"], in: Tool.fixtures)
    #expect(diagram.status == 0, "\(diagram.errors)")
    #expect(diagram.output.contains("40×"))
  }

  @Test("A difference is drawn, and what changes no state is told")
  func difference() throws {
    let folder = try TemporaryFolder()
    let now = try String(contentsOf: Tool.fixtures.appendingPathComponent("Connection.yaml"), encoding: .utf8)
    let old = try folder.write(
      now.replacingOccurrences(of: "on: close, reject: closing", with: "on: close, ignore: true")
        .replacingOccurrences(of: "timeWait: 2 * MSL", with: "timeWait: MSL"), to: "Old.yaml")
    let diagram = try Tool.run("diagram", "Connection.yaml", "--view", "diff:\(old)")
    #expect(diagram.status == 0)
    #expect(diagram.output.contains("−\u{A0}timeWait 30s"))
    #expect(diagram.output.contains("+\u{A0}timeWait 60s"))
    #expect(
      diagram.errors == """
        \(old):42:1: note: removed: TIME_WAIT: close is ignored
        Connection.yaml:42:1: note: added: TIME_WAIT: close is rejected: closing

        """)
  }

  @Test("A diagram is split into a folder, or nothing is written")
  func split() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.path + "/pages"
    let split = try Tool.run("diagram", "Connection.yaml", "--split", "--output", output)
    #expect(split.status == 0)
    #expect(split.output + split.errors == "")
    let names = try FileManager.default.contentsOfDirectory(atPath: output).sorted()
    #expect(names == ["Connection-OPENED.dot", "Connection.dot", "index.md"])
    let failed = try Command.run(
      "PATH=/nowhere",
      [Tool.path, "diagram", "Connection.yaml", "--split", "--format", "svg", "--output", output + "2"],
      in: Tool.fixtures)
    #expect(failed.status == 2)
    #expect(folder.names == ["pages"])
  }

  @Test("An index of somebody's own, or of another spec, is not replaced")
  func foreignIndex() throws {
    let folder = try TemporaryFolder()
    func split(_ spec: String) throws -> Command {
      try Tool.run("diagram", spec, "--split", "--output", "pages", in: folder.url)
    }
    for name in ["One", "Other"] {
      _ = try folder.write(
        "machine: \(name)\nevents: [go]\nstates: { a: { states: [b, c] } }\ntransitions: [{ from: b, on: go, to: c }]\n",
        to: name + ".yaml")
    }
    #expect(try split("One.yaml").status == 0)
    #expect(try split("One.yaml").status == 0)
    let index = try folder.text(of: "pages/index.md")
    let other = try split("Other.yaml")
    #expect(other.status == 2)
    #expect(
      other.errors.contains("leads to the diagrams of '../One.yaml'; give each spec a folder of its own"))
    #expect(try folder.text(of: "pages/index.md") == index)

    _ = try folder.write("by hand", to: "pages/index.md")
    let replaced = try split("One.yaml")
    #expect(replaced.status == 2)
    #expect(replaced.errors.contains("'pages/index.md' is no generated file"))
    #expect(try folder.text(of: "pages/index.md") == "by hand")
  }
}
