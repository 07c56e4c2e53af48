import EnumatonTestSupport
import Foundation
import Testing

/// Scenario files of the user's own, and loads.
@Suite struct WorldCommandTests {
  private static let lossy = """
    name: lossy
    title: Lossy
    summary: Everything that can happen to segments.
    hosts: { client: , server: { profile: linux } }
    network: { latency: 20ms, jitter: 15ms, loss: 10%, duplication: 5%, reordering: 5%, corruption: 2% }
    steps:
      - listen: { at: server:80, application: echo }
      - open:
          from: client
          to: server:80
          count: 40
          every: 3ms
          application: { sends: 3000, closes: after-receiving }
      - wait: 20min
    expect:
      live: none

    """

  private func run(_ arguments: [String], in folder: URL? = nil) throws -> Command {
    let tools = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
    return try Command.run(tools.appendingPathComponent("tcp-simulator").path, arguments, in: folder)
  }

  @Test("The same seed gives the same bytes in another process, and another seed gives others")
  func determinism() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("lossy.yaml")
    try Data(Self.lossy.utf8).write(to: file)
    let first = try run(["run", file.path, "--format", "json", "--seed", "7"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("\"kind\":\"drop\""))
    #expect(first.output.contains("\"kind\":\"duplicate\""))
    #expect(first.output == (try run(["run", file.path, "--format", "json", "--seed", "7"])).output)
    #expect(first.output != (try run(["run", file.path, "--format", "json", "--seed", "8"])).output)
  }

  @Test("A file with mistakes is refused with their places, a failed expectation told with its line")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("mine.yaml")
    try Data(Self.lossy.replacing("network:", with: "netwrok:").utf8).write(to: file)
    let refused = try run(["run", "mine.yaml"], in: folder.url)
    #expect(refused.status == 1)
    #expect(refused.output == "")
    #expect(refused.errors.hasPrefix("mine.yaml:5:1: error: a scenario has no key 'netwrok' [unknown-key]\n"))
    #expect(refused.errors.contains("did you mean 'network'?"))

    try Data(Self.lossy.replacing("wait: 20min", with: "wait: 1ms").utf8).write(to: file)
    let failed = try run(["run", "mine.yaml"], in: folder.url)
    #expect(failed.status == 1)
    #expect(failed.errors.hasPrefix("mine.yaml:16:9: not as expected: "), "\(failed.errors)")
  }

  @Test("Scenarios are found by name in a folder, and it is said where to look if there is none")
  func folders() throws {
    let folder = try TemporaryFolder()
    try Data(Self.lossy.utf8).write(to: folder.url.appendingPathComponent("lossy.yaml"))
    let list = try run(["list", "--scenarios", folder.url.path])
    #expect(list.output == "lossy  Everything that can happen to segments.\n")
    let missing = try run(["run", "lossy.yaml", "--scenarios", folder.url.path])
    #expect(missing.status == 1)
    #expect(missing.errors == "lossy.yaml:1:1: error: there is no such file [unreadable]\n")
    #expect(try run(["run", "lossy", "--scenarios", folder.url.path]).status == 0)
  }

  @Test("bench and flood print one line of JSON with what was measured")
  func loads() throws {
    let bench = try run(["bench", "--connections", "200", "--loss", "1"])
    let flood = try run(["flood", "--syns", "5000", "--backlog", "10", "--cookies"])
    for (command, keys) in [
      (bench, ["connections", "wall_s", "connections_per_s", "events_per_s", "peak_rss_bytes"]),
      (flood, ["syns", "wall_s", "peak_rss_bytes", "cookies", "honest_served"]),
    ] {
      #expect(command.status == 0)
      #expect(command.errors == "")
      let object = try JSONSerialization.jsonObject(with: Data(command.output.utf8)) as? [String: Any]
      for key in keys { #expect(object?[key] is NSNumber, "\(key)") }
    }
    #expect(try run(["bench", "--connections", "0"]).status == 2)
    #expect(try run(["bench", "--loss", "101"]).status == 2)
  }
}
