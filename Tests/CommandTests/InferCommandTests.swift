import EnumatonTestSupport
import Foundation
import Testing

@Suite struct InferCommand {
  /// Runs the `tcp-simulator` that was built together with these tests.
  private func run(_ arguments: [String]) throws -> Command {
    let folder = URL(fileURLWithPath: Tool.path).deletingLastPathComponent()
    return try Command.run(folder.appendingPathComponent("tcp-simulator").path, arguments)
  }

  @Test("What a scenario writes as captures is read again, with the same states, at either host")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let captures = folder.url.appending(path: "new/captures").path
    #expect(try run(["run", "lost-final-ack", "--pcap", captures]).status == 0)
    for host in ["client", "server"] {
      let inferred = try run(["infer", "\(captures)/lost-final-ack-\(host).pcap"])
      #expect(inferred.status == 0)
      #expect(
        inferred.output.contains("LISTEN → SYN_RECEIVED → ESTABLISHED → CLOSE_WAIT → LAST_ACK → CLOSED\n"))
      #expect(inferred.output.contains("FIN_WAIT_1 → FIN_WAIT_2 → TIME_WAIT (→ CLOSED)\n"))
      #expect(inferred.output.hasSuffix("1 connection, nothing impossible\n"))
    }
  }

  @Test("A connection is chosen by its number or a socket, and told as JSON or drawn")
  func choice() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["run", "half-close", "--pcap", folder.url.path]).status == 0)
    let file = folder.url.appending(path: "half-close-client.pcap").path
    let chosen = try run(["infer", file, "--connection", "10.0.0.2:80", "--format", "json"])
    #expect(chosen.status == 0)
    #expect(chosen.output.hasPrefix("{\"connection\":1,"))
    let plots = ["states", "sequence"].map { folder.url.appending(path: "\($0).svg") }
    #expect(
      try run(["infer", file, "--states", plots[0].path, "--sequence", plots[1].path, "--reverse"]).status
        == 0)
    for plot in plots { #expect(try String(contentsOf: plot, encoding: .utf8).hasPrefix("<svg ")) }
    let missing = try run(["infer", file, "--connection", "2"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("no connection is '2'; the capture has 1"))
  }

  @Test("A file that breaks off is told up to there, with status 1; what is no capture is refused with 2")
  func damage() throws {
    let folder = try TemporaryFolder()
    #expect(try run(["run", "four-way-close", "--pcap", folder.url.path]).status == 0)
    let file = folder.url.appending(path: "four-way-close-client.pcap")
    let octets = try Data(contentsOf: file)
    try octets.dropLast(7).write(to: file)
    let broken = try run(["infer", file.path])
    #expect(broken.status == 1)
    #expect(broken.output.contains("connection 1:"))
    #expect(broken.errors.contains("a frame of 40 octets goes beyond the end of the file"))
    try Data("no capture at all".utf8).write(to: file)
    let text = try run(["infer", file.path])
    #expect(text.status == 2)
    #expect(text.errors.contains("neither a pcap nor a pcapng file"))
    let absent = try run(["infer", file.path + ".none"])
    #expect(absent.status == 2)
    #expect(absent.errors.contains("there is no such file or folder"))
  }

  @Test("Ladders are drawn as SVG and Mermaid")
  func ladders() throws {
    let svg = try run(["run", "simultaneous-close", "--format", "svg"])
    #expect(svg.status == 0)
    #expect(svg.output.hasPrefix("<svg "))
    let mermaid = try run(["run", "simultaneous-close", "--format", "mermaid"])
    #expect(mermaid.output.contains("\nsequenceDiagram\n"))
  }
}
