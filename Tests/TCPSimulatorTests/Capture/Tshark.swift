import EnumatonTestSupport
import Foundation

/// Wireshark's command, which reads captures independently, if it is installed.
enum Tshark {
  static let isInstalled = (try? Command.run("tshark", ["--version"]))?.status == 0

  struct Failure: Error {
    var errors: String
  }

  /// The given fields of each packet, as text; checksums are verified.
  static func fields(_ names: [String], of file: [UInt8], options: [String] = []) throws -> [[String]] {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "capture.pcap").path
    try Data(file).write(to: URL(filePath: path))
    let checks = ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE"]
    let result = try Command.run(
      "tshark",
      ["-r", path, "-n", "-T", "fields"] + checks + options + names.flatMap { ["-e", $0] })
    guard result.status == 0 else { throw Failure(errors: result.errors) }
    return result.output.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
