import EnumatonTestSupport
import Foundation
import Testing

/// `tcp-simulator replay`
@Suite struct ReplayCommandTests {
  private func replay(_ arguments: String..., input: String = "") throws -> Command {
    let folder = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
    return try Command.run(
      folder.appendingPathComponent("tcp-simulator").path, ["replay"] + arguments, input: input)
  }

  private static let root = Tool.tests.deletingLastPathComponent().deletingLastPathComponent()
  private static let histories =
    root.appendingPathComponent("Tests/TCPRuntimeTests/Fixtures/linux-tcp-histories.jsonl").path
  private static let spec = root.appendingPathComponent("Spec/TCPRuntime/TCPConnection.yaml")

  @Test func theRecordingsAgree() throws {
    let text = try replay(Self.histories)
    #expect(text.status == 0 && text.errors == "")
    #expect(text.output.hasSuffix("\nagreed 147 of 147 endpoints\n"))
    let json = try replay(Self.histories, "--format", "json")
    #expect(json.status == 0 && json.output.split(separator: "\n").count == 148)
  }

  @Test func aChangedSpecIsRunInstead() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOf: Self.spec, encoding: .utf8)
    let same = try replay(Self.histories, "--spec", folder.write(text, to: "Same.yaml"))
    #expect(same.status == 0 && same.output.hasSuffix("\nagreed 147 of 147 endpoints\n"))
    let changed = text.replacingOccurrences(
      of: "on: activeOpen, when: remoteKnown, to: SYN_SENT",
      with: "on: activeOpen, when: remoteKnown, to: LISTEN")
    let other = try replay(Self.histories, "--spec", folder.write(changed, to: "Changed.yaml"))
    #expect(other.status == 1 && changed != text)
    #expect(!other.output.hasSuffix("\nagreed 147 of 147 endpoints\n"))
    #expect(other.output.contains(") differs:\n"))
  }

  @Test func aSpecThatCannotBeRunIsRefused() throws {
    let folder = try TemporaryFolder()
    let lamp = try folder.write(
      "machine: Lamp\nevents: [press]\nstates: [off]\ntransitions: [{ from: off, on: press, to: off }]\n",
      to: "Lamp.yaml")
    let refused = try replay(Self.histories, "--spec", lamp)
    #expect(refused.status == 1 && refused.output == "")
    #expect(refused.errors.contains("Lamp.yaml:1:10: error: a TCP endpoint tells its machine of 'segment'"))
    let missing = try replay(Self.histories, "--spec", "/nowhere.yaml")
    #expect(missing.status == 1 && missing.errors.contains("/nowhere.yaml:1:1: error: there is no such file"))
  }

  @Test func aLineThatIsWrongIsToldAndTheRestGoesOn() throws {
    let good = #"{"events":[],"path":[],"more":{},"scenario":"none"}"#
    let mixed = try replay("-", input: "\(good)\r\n\n{\"path\":\n\(good)")
    #expect(mixed.status == 1)
    #expect(mixed.errors == "<stdin>:3: error: column 9: the text ends where a value is expected\n")
    #expect(mixed.output.hasSuffix("\nagreed 2 of 2 endpoints\n"))
  }

  @Test func aFileThatIsNotThereIsMisuse() throws {
    let missing = try replay("/nowhere.jsonl")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("can't read '/nowhere.jsonl': No such file or directory"))
  }
}
