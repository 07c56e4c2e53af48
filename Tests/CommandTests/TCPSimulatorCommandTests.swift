import EnumatonTestSupport
import Foundation
import Testing

@Suite struct TCPSimulatorCommand {
  /// Runs the `tcp-simulator` that was built together with these tests.
  private func run(_ arguments: [String]) throws -> Command {
    let folder = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
    return try Command.run(folder.appendingPathComponent("tcp-simulator").path, arguments)
  }

  @Test("The scenarios are listed with what there is to see")
  func list() throws {
    let list = try run(["list"])
    #expect(list.status == 0)
    #expect(list.output.split(separator: "\n").count >= 25)
    #expect(list.output.contains(/simultaneous-close +Both sides send their FIN before/))
  }

  @Test("Alone it shows the tour: the handshake and the close, explained", arguments: [[], ["tour"]])
  func tour(arguments: [String]) throws {
    let tour = try run(arguments)
    #expect(tour.status == 0)
    #expect(tour.errors == "")
    #expect(tour.output.hasPrefix("Three-way handshake\n"))
    #expect(tour.output.contains("\nFour-way close\n"))
    #expect(tour.output.contains("has nothing more to send either"))
  }

  @Test("Ladders are drawn as asked; what is no terminal gets no colours")
  func ladders() throws {
    let wide = try run(["run", "simultaneous-close"])
    #expect(wide.status == 0)
    #expect(wide.output.contains("╳"))
    #expect(!wide.output.contains("\u{1B}"))
    let narrow = try run(
      [
        "run", "three-way-handshake", "half-close", "--ascii", "--width", "80", "--latency", "250us",
        "--explain",
      ])
    #expect(narrow.status == 0)
    let others = narrow.output.filter { !$0.isASCII }
    #expect(others == "")
    let widest = narrow.output.split(separator: "\n").map(\.count).max() ?? 0
    #expect((60...80).contains(widest))
    #expect(narrow.output.contains("250 us"))
    #expect(narrow.output.contains("\n\nHalf-close\n"))
  }

  @Test("Every scenario can be run at once, also as lines of JSON")
  func all() throws {
    let json = try run(["run", "all", "--format", "json"])
    #expect(json.status == 0)
    let names = Set(json.output.split(separator: "\n").map { $0.prefix { $0 != "," } })
    #expect(names.count >= 25)
    #expect(json.output == (try run(["run", "all", "--format", "json"])).output)
  }

  @Test("Sockets are shown at the moments asked for, as a table or as lines of JSON")
  func sockets() throws {
    let table = try run(["sockets", "half-close", "--at", "20ms", "--at", "500ms", "--width", "80"])
    #expect(table.status == 0)
    #expect(table.errors == "")
    #expect(table.output.hasPrefix("Half-close\n\nat 20 ms\n\nclient 10.0.0.1\n"))
    #expect(table.output.contains("  1 connection: TIME_WAIT 1\n"))
    #expect(table.output.contains(/TIME_WAIT +250 +0 +10.0.0.1:49152 +10.0.0.2:80/))
    let json = try run(["sockets", "half-close", "--host", "server", "--format", "json"])
    #expect(json.status == 0)
    let lines = json.output.split(separator: "\n")
    #expect(lines.count > 4)
    #expect(lines.allSatisfy { $0.contains("\"host\":\"server\"") })
  }

  @Test("A run writes the plots it is asked for")
  func plots() throws {
    let folder = try TemporaryFolder()
    let paths = ["states.svg", "sequence.svg"].map { folder.url.appendingPathComponent($0).path }
    let play = try run(["run", "half-close", "--states", paths[0], "--sequence", paths[1], "--reverse"])
    #expect(play.status == 0)
    #expect(play.errors == "")
    #expect(try folder.text(of: "states.svg").contains(">1  client:49152</text>"))
    #expect(try folder.text(of: "sequence.svg").contains(">Half-close: server:80 to client:49152</text>"))
  }

  @Test("Expectations that are not met are told, and the exit status is 1")
  func expectations() throws {
    // So slow a network that the SYN is sent again before it can be answered.
    let play = try run(["run", "three-way-handshake", "--latency", "0.8s"])
    #expect(play.status == 1)
    #expect(
      play.errors.contains(
        "/Spec/Scenarios/three-way-handshake.yaml:20:15: not as expected: client sends 2 × SYN, not 1\n"))
    #expect(play.output.contains("SYN seq=100 (again)"))
  }

  @Test(
    "Misuse has the exit status 2 and says what is wrong",
    arguments: [
      (["run"], "Missing expected argument"),
      (["run", "no-such"], "there is no scenario 'no-such'; there are: "),
      (["run", "half-close", "--format", "xml"], "'xml'"),
      (["run", "half-close", "--width", "20"], "'--width' must be between 72 and 1000"),
      (["run", "half-close", "--latency", "0ms"], "'0ms'"),
      (["run", "half-close", "--latency", "10"], "'10'"),
      (["run", "half-close", "--latency", "0.5ns"], "'0.5ns'"),
      (["run", "half-close", "--latency", "99999999999999999s"], "'99999999999999999s'"),
      (["sockets", "half-close", "--at", "soon"], "'soon'"),
      (
        ["sockets", "half-close", "--host", "proxy"], "half-close has no host 'proxy'; it has: client, server"
      ),
      (
        ["run", "half-close", "four-way-close", "--states", "x.svg"],
        "'--states' and '--sequence' plot one scenario, not 2"
      ),
      (["run", "half-close", "--connection", "7", "--sequence", "x.svg"], "no such connection"),
      (["tour", "--colour"], "Unknown option '--colour'"),
    ])
  func misuse(arguments: [String], message: String) throws {
    let command = try run(arguments)
    #expect(command.status == 2)
    #expect(command.output == "")
    #expect(command.errors.contains(message), "\(command.errors)")
  }

  @Test("Help is no misuse")
  func help() throws {
    let help = try run(["run", "--help"])
    #expect(help.status == 0)
    #expect(help.errors == "")
    #expect(help.output.contains(/default:\s+the/))
  }
}
