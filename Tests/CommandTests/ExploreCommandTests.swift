import EnumatonTestSupport
import Foundation
import Testing

@Suite struct ExploreCommand {
  private var compositions: URL {
    Tool.tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "Spec/Compositions")
  }

  @Test("A protocol that works is said to work, with the states it comes to")
  func fine() throws {
    let explore = try Tool.run("explore", "AlternatingBit.compose.yaml", in: compositions)
    #expect(explore.status == 0)
    #expect(explore.errors == "")
    #expect(explore.output.contains("  sender.WAIT_0 and receiver.EXPECT_1\n"))
    #expect(!explore.output.contains("  sender.READY_0 and receiver.EXPECT_1\n"))
    #expect(explore.output.hasSuffix("nothing is wrong\n"))
  }

  @Test("TCP opens and closes with itself, as one line of JSON")
  func tcp() throws {
    let folder = try TemporaryFolder()
    let original = compositions.appendingPathComponent("TCP.compose.yaml")
    let text = try String(contentsOf: original, encoding: .utf8)
    let specs = compositions.deletingLastPathComponent().path
    // (Without faults, for the sake of debug builds.)
    let small = text.replacing("../TCPRuntime", with: specs + "/TCPRuntime").replacing(
      "loses: 1", with: "loses: 0"
    )
    .replacing("duplicates: 1", with: "duplicates: 0")
    let file = try folder.write(small, to: "TCP.compose.yaml")
    let explore = try Tool.run("explore", file, "--format", "json", "--threads", "2")
    #expect(explore.output.split(separator: "\n").count == 1)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(explore.output.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["states", "transitions", "seconds", "states_per_s", "complete", "findings"])
    #expect(object["complete"] as? Bool == true)
    #expect((object["states"] as? Int ?? 0) > 1_000)
  }

  @Test("A protocol that does not work: each finding has its place and its shortest run")
  func broken() throws {
    let folder = try TemporaryFolder()
    for name in ["AlternatingSender.yaml", "AlternatingReceiver.yaml", "AlternatingBit.compose.yaml"] {
      let text = try String(contentsOf: compositions.appendingPathComponent(name), encoding: .utf8)
      // Messages that overtake one another are what the protocol is not made for.
      _ = try folder.write(
        text.replacing("duplicates: true", with: "duplicates: true\n    reorders: true"), to: name)
    }
    let explore = try Tool.run("explore", "AlternatingBit.compose.yaml", in: folder.url)
    #expect(explore.status == 1)
    #expect(explore.output.contains("AlternatingBit.compose.yaml:"))
    #expect(
      explore.output.contains("comes about [broken-never]\n  1. sender: send → WAIT_0, sends message\n"))
  }

  @Test("Misuse, files that are not there and mistakes in them have their exit status")
  func misuse() throws {
    let folder = try TemporaryFolder()
    #expect(try Tool.run("explore").status == 2)
    #expect(try Tool.run("explore", "--limit", "0", "x.yaml").status == 2)
    #expect(try Tool.run("explore", "nothing.yaml").status == 2)
    let file = try folder.write("compose: A\nendpoints: { a: none.yaml, b: none.yaml }\n", to: "A.yaml")
    let missing = try Tool.run("explore", file)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("A.yaml:2:17: error: 'none.yaml': there is no such file"))
    let broken = try folder.write("compose: A\nends: [x]\n", to: "B.yaml")
    let errors = try Tool.run("explore", broken)
    #expect(errors.status == 1)
    #expect(errors.errors.contains("B.yaml:1:1: error: a composition needs 'endpoints'"))
  }

  @Test(
    "spin finds as many states of the exported model, and the same steps between them",
    .enabled(if: Self.hasSpin), arguments: ["AlternatingBit", "Bounded"])
  func spin(name: String) throws {
    let folder = try TemporaryFolder()
    var text = try String(
      contentsOf: compositions.appendingPathComponent("AlternatingBit.compose.yaml"), encoding: .utf8)
    text = text.replacing("Alternating", with: compositions.path + "/Alternating")
      .replacing("compose: \(compositions.path)/AlternatingBit", with: "compose: AlternatingBit")
    if name == "Bounded" {
      text = text.replacing("loses: true", with: "loses: 1\n    full: waits\n    reorders: 1")
        .replacing("duplicates: true", with: "duplicates: 1").replacing("capacity: 3", with: "capacity: 2")
    }
    let file = try folder.write(text, to: "Bit.yaml")
    let json = try Tool.run("explore", file, "--format", "json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let model = try Tool.run("explore", file, "--promela")
    #expect(model.status == 0)
    _ = try folder.write(model.output, to: "model.pml")
    let script = "spin -a model.pml && cc -O1 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m200000"
    let pan = try Command.run("/bin/sh", ["-c", script], in: folder.url)
    #expect(pan.status == 0)
    #expect(pan.output.contains(" \(object["states"] as? Int ?? 0) states, stored"))
    // One more: the first step into the model.
    #expect(pan.output.contains(" \((object["transitions"] as? Int ?? 0) + 1) transitions (="))
  }

  private static let hasSpin =
    (try? Command.run("/bin/sh", ["-c", "command -v spin && command -v cc"]).status) == 0

  @Test("The simulator explores TCP with its numbers")
  func simulator() throws {
    let path = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
      .appendingPathComponent("tcp-simulator").path
    let text = try Command.run(path, ["explore", "--losses", "0", "--duplicates", "0", "--retries", "0"])
    #expect(text.status == 0)
    #expect(text.output.contains("client.CLOSING and server.CLOSING\n"))
    let json = try Command.run(path, ["explore", "--limit", "100", "--format", "json"])
    #expect(json.status == 1)
    #expect(json.output.hasPrefix("{\"states\":100,\"transitions\":"))
    #expect(json.output.contains("\"complete\":false,\"findings\":[]}\n"))
    #expect(try Command.run(path, ["explore", "--capacity", "0"]).status == 2)
  }
}
