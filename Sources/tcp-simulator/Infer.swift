import ArgumentParser
import TCPSimulator

/// `tcp-simulator infer FILE`
struct Infer: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Follows the connections in a capture with two machines each, and tells what became of them.",
    discussion: """
      Reads pcap and pcapng files. A packet shows what its sender did; when its receiver gets it shows in what that \
      sends later, and where nothing speaks against it, packets arrive in the order of the capture. States in \
      parentheses are assumed, not shown.

      Exits with 1 if an end has done what no correct one could have, or the file breaks off; with 2 if the file \
      cannot be read or is no capture.
      """)

  @Argument(help: "The capture.", completion: .file(extensions: ["pcap", "pcapng", "cap"]))
  var file: String

  @Option(help: "Text, or one JSON object a line for each connection.")
  var format = Format.text

  @Option(help: "Only this connection: its number, or one of its sockets as '10.0.0.1:80'. May be repeated.")
  var connection: [String] = []

  @Flag(help: "Take segments for received though their checksums are wrong.")
  var ignoreChecksums = false

  @OptionGroup var plots: PlotOptions

  func run() throws {
    let capture: Capture
    do {
      capture = try Capture(try CaptureFile.read(file))
    } catch let error as CaptureError {
      throw ValidationError("\(file): \(error)")
    } catch {
      throw ValidationError("\(error)")
    }
    var packets = CapturedPackets(capture)
    if ignoreChecksums { packets.ignoreChecksums() }
    let inference = Inference(packets)
    let chosen = try chosen(of: inference.connections)
    switch format {
    case .text: write(inference.text(of: chosen), to: .standardOutput)
    case .json:
      write(chosen.map { $0.json(since: inference.start) + "\n" }.joined(), to: .standardOutput)
    }
    try plot(chosen)
    if let damage = capture.damage { write("\(file): \(damage)\n", to: .standardError) }
    if capture.damage != nil || chosen.contains(where: { !$0.impossibilities.isEmpty }) {
      throw ExitCode(1)
    }
  }

  private func plot(_ connections: [InferredConnection]) throws {
    if let sequence = plots.sequence {
      guard let connection = connections.first, connections.count == 1 else {
        throw ValidationError("'--sequence' plots one connection: choose it with '--connection'")
      }
      try plots.writePlot(connection.sequencePlot(from: plots.reverse ? .second : .first).svg(), to: sequence)
    }
    if let states = plots.states { try plots.writePlot(StatePlot(connections).svg(), to: states) }
  }

  private func chosen(of connections: [InferredConnection]) throws -> [InferredConnection] {
    guard !connection.isEmpty else { return connections }
    let chosen = connections.filter { candidate in
      let names = ["\(candidate.number)"] + Party.allCases.map { "\(candidate.sockets[$0])" }
      return connection.contains { names.contains($0) }
    }
    guard !chosen.isEmpty else {
      throw ValidationError(
        "no connection is '\(connection.joined(separator: "', '"))'; the capture has \(connections.count)")
    }
    return chosen
  }
}
