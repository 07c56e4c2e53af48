import EnumatonRuntime
import Foundation
import TCPRuntime
import Testing

/// What one end of one connection did, recorded from a Linux kernel: a line of `linux-tcp-histories.jsonl`.
struct History: Sendable {
  enum Event: Hashable, Sendable {
    case call(String)
    case received(Segment)
    case sent(Segment)
    /// The kernel's own change of state.
    case state(from: String, to: String)
    case retransmission
  }

  var scenario: String
  var connection: String
  /// The states it went through.
  var path: [String]
  /// Whether a listener on its port existed from the start.
  var isListening: Bool
  /// Whether every call was recorded and none had to be deduced.
  var isComplete: Bool
  /// When recording stopped.
  var end: Instant
  /// Settings that differ from the kernel's defaults.
  var settings: [String: String]
  var events: [(time: Instant, event: Event)]
}

extension History: CustomTestStringConvertible {
  var testDescription: String { "\(scenario) \(connection)" }
}

extension History {
  static let all: [History] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/linux-tcp-histories.jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { History(line: String($0)) }
  }()

  static let complete = all.filter(\.isComplete)

  init?(line: String) {
    guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
      let line = object as? [String: Any],
      let scenario = line["scenario"] as? String, let connection = line["conn"] as? String,
      let path = line["path"] as? [String], let isListening = line["listening"] as? Bool,
      let isComplete = line["complete"] as? Bool, let end = line["ends"] as? Double,
      let settings = line["sysctl"] as? [String: String], let events = line["events"] as? [[Any]]
    else { return nil }
    self.scenario = scenario
    self.connection = connection
    self.path = path
    self.isListening = isListening
    self.isComplete = isComplete
    self.end = Instant(seconds: end)
    self.settings = settings
    self.events = events.compactMap { fields in
      guard let time = fields[1] as? Double, let event = Event(fields) else { return nil }
      return (Instant(seconds: time), event)
    }
    guard self.events.count == events.count else { return nil }
  }
}

extension History.Event {
  init?(_ fields: [Any]) {
    switch fields[0] as? String {
    case "call":
      guard let name = fields[2] as? String else { return nil }
      self = .call(name)
    case "rx", "tx":
      guard let flags = fields[2] as? String, let sequence = fields[3] as? UInt32,
        let length = fields[5] as? Int
      else { return nil }
      let segment = Segment(
        flags: Segment.Flags(recorded: flags), sequence: SequenceNumber(sequence),
        acknowledgment: SequenceNumber(fields[4] as? UInt32 ?? 0), length: length)
      self = fields[0] as? String == "rx" ? .received(segment) : .sent(segment)
    case "state":
      guard let from = fields[2] as? String, let to = fields[3] as? String else { return nil }
      self = .state(from: from, to: to)
    case "retx": self = .retransmission
    default: return nil
    }
  }
}

extension Segment.Flags {
  init(recorded text: String) {
    let bits: [Substring: Segment.Flags] = [
      "SYN": .syn, "ACK": .ack, "FIN": .fin, "RST": .rst, "PSH": .psh,
    ]
    self = text.split(separator: "+").compactMap { bits[$0] }.reduce(into: []) { $0.formUnion($1) }
  }
}

extension Instant {
  /// Recorded times have four decimals.
  init(seconds: Double) { self.init(nanoseconds: Int64((seconds * 10_000).rounded()) * 100_000) }
}

extension Profile {
  /// Linux with the settings of a recording.
  init(of history: History) {
    self = .linux
    func setting(_ name: String) -> Int? { history.settings["net.ipv4.tcp_\(name)"].flatMap { Int($0) } }
    if let retries = setting("syn_retries") { synRetries = retries }
    if let retries = setting("synack_retries") { synAckRetries = retries }
    if let retries = setting("retries2") { dataRetries = retries }
    if let seconds = setting("fin_timeout") { orphanFinWait2 = .seconds(seconds) }
  }
}
