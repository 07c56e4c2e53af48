import EnumatonTestSupport
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite struct RunCommand {
  @Test("Reactions are printed in lines for people or objects for scripts", arguments: ["text", "json"])
  func formats(format: String) throws {
    let run = try Tool.run(
      "run", "Connection.yaml", "--input", "handshake.events", "--format", format)
    #expect(run.status == 0)
    #expect(run.errors == "")
    try expectGolden(run.output, at: Tool.golden("run.\(format == "text" ? "txt" : "jsonl")"))
    let events = try String(
      contentsOf: Tool.fixtures.appendingPathComponent("handshake.events"), encoding: .utf8)
    let piped = try Tool.run("run", "Connection.yaml", "--format", format, input: events)
    #expect(piped.output == run.output)
    if format == "json" {
      for line in run.output.split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(Array(9...10).contains(object?.keys.count ?? 0))
      }
    }
  }

  @Test(
    "Regions, internal events, counters and deferred events are in the trace", arguments: ["text", "json"])
  func statechart(format: String) throws {
    let run = try Tool.run("run", "Player.yaml", "--input", "evening.events", "--format", format)
    #expect(run.status == 0)
    #expect(run.errors == "")
    try expectGolden(run.output, at: Tool.golden("run-player.\(format == "text" ? "txt" : "jsonl")"))
  }

  @Test("A run starts in a state of a region, with any counts")
  func startInside() throws {
    let run = try Tool.run(
      "run", "Player.yaml", "--state", "playing", "--counters", "skips = 2", input: "skip\nskip\n")
    #expect(run.status == 0)
    #expect(
      run.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") } == [
        "0.0 s start playing+small start idle, light, spin (skips 2; idle in 10.0 s)",
        "0.0 s skip playing+small stayed playing#1 (skips 3; idle in 10.0 s)",
        "0.0 s skip playing+small → ended+small playing#2 (idle in 10.0 s)",
      ])
  }

  @Test(
    "Counters on the command line that the spec does not have, or cannot have so, are misuse",
    arguments: [
      ("skip=1", "no counter is called 'skip'; did you mean 'skips'?"),
      ("skips=4", "'skips' needs a number from 0 to 3, as in 'skips=3'"),
      ("skips=1,skips", "'skips' needs a number from 0 to 3, as in 'skips=3'"),
      ("skips=two", "'skips' needs a number from 0 to 3, as in 'skips=3'"),
      ("=", "no counter is called ''"),
    ])
  func wrongCounters(value: String, message: String) throws {
    let run = try Tool.run("run", "Player.yaml", "--counters", value)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("error: \(message)\n"))
  }

  @Test("A run starts in any state with any held flags")
  func startAnywhere() throws {
    let run = try Tool.run(
      "run", "Connection.yaml", "--state", "TIME_WAIT", "--held", "passive", "--format", "json",
      input: "close\nadvance 1h\n")
    #expect(run.status == 0)
    #expect(
      run.output == """
        {"time":0.0,"event":"close","from":"TIME_WAIT","to":"TIME_WAIT","reaction":"rejected",\
        "rejection":"closing","transition":"TIME_WAIT/close#1","effects":[],"held":["passive"],\
        "timers":{"timeWait":60.0}}
        {"time":60.0,"event":"timer timeWait","from":"TIME_WAIT","to":"CLOSED","reaction":"moved",\
        "transition":"TIME_WAIT/timeWait#1","effects":["stop timeWait"],"held":["passive"],"timers":{}}

        """)
  }

  @Test(
    "Names on the command line that the spec does not have are misuse",
    arguments: [
      (["--state", "TIME_WAITS"], "error: no state is called 'TIME_WAITS'; did you mean 'TIME_WAIT'?"),
      (["--held", "SYN"], "error: no held flag is called 'SYN'"),
      (["--held", "passive,pasive"], "error: no held flag is called 'pasive'; did you mean 'passive'?"),
      (["--input", "missing.events"], "error: can't read 'missing.events': No such file or directory"),
    ])
  func unknownNames(options: [String], message: String) throws {
    let run = try Command.run(Tool.path, ["run", "Connection.yaml"] + options, in: Tool.fixtures)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix(message + "\n"))
  }

  @Test("A line that makes no sense ends the run, after the reactions to those before")
  func badLine() throws {
    let run = try Tool.run(
      "run", "Connection.yaml", input: "listen\nadvance 1s\n  segment SYN RTS\nsegment SYN\n")
    #expect(run.status == 1)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(
      run.errors
        == "<stdin>:3:15: error: no flag is called 'RTS' [undeclared]\n<stdin>:3:15: note: did you mean 'RST'?\n"
    )
    let folder = try TemporaryFolder()
    let file = try folder.write("\n# nothing\nadvance soon", to: "events")
    #expect(
      try Tool.run("run", "Connection.yaml", "--input", file).errors
        == "\(file):3:9: error: no constant is called 'soon' [undeclared]\n")
  }

  @Test("Neither a missing end of the last line nor one of another system matters")
  func lineEnds() throws {
    let run = try Tool.run("run", "Connection.yaml", input: "listen\r\nclose")
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 2)
  }

  @Test("Of a spec with errors nothing is run")
  func brokenSpec() throws {
    let run = try Tool.run("run", "Broken.yaml", input: "open\n")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Broken.yaml:8:23: error: "))
  }

  @Test("Each reaction is there as soon as its event is, so that a program can talk to it")
  func conversation() throws {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = ["run", "Connection.yaml"]
    process.currentDirectoryURL = Tool.fixtures
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    func say(_ line: String) throws -> String {
      try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
      // So that a missing answer is a failure and not a wait for ever.
      var answer = pollfd(fd: output.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&answer, 1, 60_000) == 1 else { return "nothing" }
      return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }
    #expect(try say("listen").contains("CLOSED → LISTEN"))
    #expect(try say("segment SYN").contains("LISTEN → SYN_RECEIVED"))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("It ends quietly when nobody listens any more, and says so when it cannot write")
  func closedOutput() throws {
    let events = String(repeating: "listen\nclose\n", count: 20_000)
    let head = try Command.run(
      "sh", ["-c", "\"$0\" run Connection.yaml | head -n 1", Tool.path], input: events, in: Tool.fixtures)
    #expect(head.output.split(separator: "\n").count == 1)
    #expect(head.errors == "")
    #if os(Linux)
      let full = try Command.run(
        "sh", ["-c", "exec \"$0\" run Connection.yaml > /dev/full", Tool.path], input: events,
        in: Tool.fixtures)
      #expect(full.status == 2)
      #expect(full.errors == "error: can't write to standard output: No space left on device\n")
    #endif
  }
}
