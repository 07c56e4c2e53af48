import EnumatonCheck
import EnumatonSpec
import Foundation
import TCPSimulator
import Testing

extension History {
  /// The recordings that are kept with the tests.
  static let all: [History] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/linux-tcp-histories.jsonl")
    guard let text = try? Data(contentsOf: file) else { return [] }
    return text.split(separator: UInt8(ascii: "\n")).enumerated().compactMap { index, line in
      (try? HistoryReader.read(Array(line)[...], line: index + 1)) ?? nil
    }
  }()

  static let complete = all.filter(\.isComplete)
}

extension History: CustomTestStringConvertible {
  /// The scenario and the connection.
  public var testDescription: String { "\(scenario) \(connection)" }
}

extension ConnectionSpec {
  /// The text of the spec that the machine is generated from.
  static let text: String = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Spec/TCPRuntime/TCPConnection.yaml")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  /// That spec, to be interpreted.
  static let original = Result { () throws(UnusableSpec) in try ConnectionSpec(bytes: Array(text.utf8)) }
}
