import ArgumentParser
import TCPSimulator

/// Which plots are written, and where.
struct PlotOptions: ParsableArguments {
  @Option(
    help: "Write a plot of the states over time, a row for each end, to this SVG file.", completion: .file())
  var states: String?

  @Option(
    help:
      "Write a plot of sequence numbers over time to this SVG file; of one connection, what its first end sends.",
    completion: .file())
  var sequence: String?

  @Flag(help: "Plot what the second end sends instead.")
  var reverse = false

  /// Writes a plot to its file.
  func writePlot(_ svg: String, to path: String) throws {
    do {
      try CaptureFile.write(Array(svg.utf8), to: path)
    } catch {
      write("error: \(error)\n", to: .standardError)
      throw ExitCode(1)
    }
  }
}
