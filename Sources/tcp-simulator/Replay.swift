import ArgumentParser
import TCPSimulator

/// `tcp-simulator replay FILE.jsonl`
struct Replay: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Lets the endpoint live through recorded histories of a Linux kernel, and compares the two.",
    discussion: """
      The file has a line for each endpoint. It is told what the recorded one was told (calls, segments, time) under \
      the linux profile; its states and the SYN, FIN and RST segments it sends must be those of the recording. \
      Spec/LINUX.md has the form of a line and what counts as agreement. Exits with 1 if an endpoint differs or a line \
      cannot be read.
      """)

  @Argument(help: "The histories, one JSON object a line; '-' for standard input.")
  var file: String

  @Option(help: "A table with what differs, or one JSON object a line.")
  var format = Format.text

  @OptionGroup var spec: SpecOption

  func run() throws {
    guard try replay(on: spec.read()) else { throw ExitCode(1) }
  }

  /// Returns whether all was as it should be.
  private func replay(on spec: ConnectionSpec?) throws -> Bool {
    var report = ReplayReport()
    var isReadable = true
    do throws(HistoryFile.Failure) {
      var lines = try HistoryFile(path: file)
      while let line = try lines.next() {
        do throws(HistoryReader.Failure) {
          guard let history = try HistoryReader.read(line.bytes, line: line.number) else { continue }
          for omission in history.omissions { complain("warning: \(omission)", line: line.number) }
          let replay = TCPSimulator.Replay(history, on: spec)
          let agreement = Agreement(of: replay, with: history)
          report.add(history, agreement)
          if format == .json { write(agreement.json(of: replay, with: history) + "\n", to: .standardOutput) }
        } catch {
          isReadable = false
          complain("error: \(error.message)", line: error.line)
        }
      }
    } catch {
      throw ValidationError("can't read '\(file)': \(error.message)")
    }
    write(format == .json ? report.json() + "\n" : report.text(), to: .standardOutput)
    return isReadable && report.all.agreed == report.all.endpoints
  }

  private func complain(_ message: String, line: Int) {
    write("\(file == "-" ? "<stdin>" : file):\(line): \(message)\n", to: .standardError)
  }
}
