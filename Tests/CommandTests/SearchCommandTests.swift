import EnumatonTestSupport
import Foundation
import Testing

/// `tcp-simulator search`
@Suite struct SearchCommandTests {
  private func simulator(_ arguments: String...) throws -> Command {
    let folder = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
    return try Command.run(folder.appendingPathComponent("tcp-simulator").path, arguments)
  }

  private static let spec = Tool.tests.deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Spec/TCPRuntime/TCPConnection.yaml")

  @Test func whatIsFoundIsAScenarioThatFailsUnderTheSameSpecAlone() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOf: Self.spec, encoding: .utf8)
    let changed = text.replacingOccurrences(of: "            timers: [timeWait]\n", with: "")
    #expect(changed != text)
    let spec = try folder.write(changed, to: "Changed.yaml")
    let output = folder.url.appendingPathComponent("found").path
    let found = try simulator("search", "--seeds", "10", "--spec", spec, "--output", output)
    #expect(found.status == 1 && found.errors == "")
    #expect(found.output.hasSuffix("10 schedules from seed 1: 1 invariant broken\n"))
    let names = try FileManager.default.contentsOfDirectory(atPath: output)
    let name = try #require(names.first)
    #expect(names.count == 1 && name.hasPrefix("nobody-is-stuck-"))

    let run = try simulator("run", "\(output)/\(name)", "--spec", spec)
    #expect(run.status == 1 && run.errors.contains("is still in TIME_WAIT"))
    #expect(try simulator("run", "\(output)/\(name)").status == 0)

    let before = try String(contentsOfFile: "\(output)/\(name)", encoding: .utf8)
    let again = try simulator("search", "--seeds", "10", "--spec", spec, "--output", output)
    #expect(again.output == found.output)
    #expect(try String(contentsOfFile: "\(output)/\(name)", encoding: .utf8) == before)
  }

  @Test func nothingFoundIsFine() throws {
    let text = try simulator("search", "--seeds", "3", "--start", "5")
    #expect(text.status == 0 && text.errors == "")
    #expect(text.output == "3 schedules from seed 5: nothing found\n")
    let json = try simulator("search", "--seeds", "3", "--format", "json")
    #expect(json.output == "{\"first\":1,\"schedules\":3,\"broken\":0}\n")
  }

  @Test(arguments: [["--seeds", "0"], ["--start", "18446744073709551615"], ["--start", "-1"]])
  func bounds(arguments: [String]) throws {
    let refused = try simulator("search", arguments[0], arguments[1])
    #expect(refused.status == 2 && refused.output == "")
  }
}
