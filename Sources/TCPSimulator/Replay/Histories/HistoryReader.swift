import EnumatonRuntime
import EnumatonSpec
import TCPRuntime

/// Reads a line of a file of histories: a JSON object whose members may stand in any order. Members and kinds of
/// events that are not known are passed over.
package struct HistoryReader {
  /// What is wrong with a line.
  package struct Failure: Error, Hashable, Sendable {
    package var line: Int
    package var message: String
  }

  private let line: Int
  private let members: [String: JSON]
  private var omissions: [String] = []

  /// The history in a line; `nil` if it is blank.
  package static func read(_ bytes: ArraySlice<UInt8>, line: Int) throws(Failure) -> History? {
    var bytes = bytes
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return nil }
    let value: JSON
    do throws(JSONReader.Failure) {
      value = try JSONReader.read(bytes)
    } catch {
      throw Failure(line: line, message: "column \(error.column): \(error.message)")
    }
    guard case .object(let members) = value else {
      throw Failure(line: line, message: "a line is a JSON object, one endpoint of one connection")
    }
    var reader = HistoryReader(line: line, members)
    return try reader.history()
  }

  private init(line: Int, _ members: [JSON.Member]) {
    self.line = line
    self.members = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
  }

  private func failure(_ place: String, _ message: String) -> Failure {
    Failure(line: line, message: "\(place): \(message)")
  }

  private mutating func history() throws(Failure) -> History {
    let entries = try entries()
    let end = try time("ends") ?? entries.map(\.time).max() ?? .origin
    var isComplete = true
    if let complete = try bool("complete") {
      isComplete = complete
    } else if case .array(let events)? = members["events"] {
      isComplete = !events.contains { $0.elements.contains(.string("inferred")) }
    }
    return History(
      scenario: try text("scenario") ?? "unnamed", connection: try text("conn") ?? "line \(line)", line: line,
      path: try path(), isListening: try bool("listening") ?? false, isComplete: isComplete, end: end,
      settings: try settings(), entries: entries, omissions: omissions)
  }

  // MARK: Members

  private func text(_ name: String) throws(Failure) -> String? {
    switch members[name] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw failure(name, "a text is expected")
    }
  }

  private func bool(_ name: String) throws(Failure) -> Bool? {
    switch members[name] {
    case nil, .null: return nil
    case .bool(let value): return value
    default: throw failure(name, "true or false is expected")
    }
  }

  private func time(_ name: String) throws(Failure) -> Instant? {
    switch members[name] {
    case nil, .null: return nil
    case .some(let value): return try time(value, name)
    }
  }

  private func path() throws(Failure) -> [TCPConnection.State] {
    guard case .array(let values)? = members["path"] else {
      throw failure("path", "the states it went through are expected, as in [\"SYN_SENT\",\"ESTABLISHED\"]")
    }
    var path: [TCPConnection.State] = []
    for (index, value) in values.enumerated() { path.append(try state(value, "path[\(index)]")) }
    return path
  }

  private func settings() throws(Failure) -> [String: Int] {
    switch members["sysctl"] {
    case nil, .null: return [:]
    case .object(let members):
      var settings: [String: Int] = [:]
      for member in members {
        switch member.value {
        case .integer(let value): settings[member.key] = value
        // Some settings are no numbers; none of those counts here.
        case .string(let text): settings[member.key] = Int(text)
        default: throw failure("sysctl.\(member.key)", "a number is expected")
        }
      }
      return settings
    default: throw failure("sysctl", "an object is expected, as in {\"net.ipv4.tcp_syn_retries\":\"3\"}")
    }
  }

  private mutating func entries() throws(Failure) -> [History.Entry] {
    guard case .array(let values)? = members["events"] else {
      throw failure("events", "the list of what happened is expected")
    }
    var entries: [History.Entry] = []
    entries.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let place = "events[\(index)]"
      let fields = value.elements
      guard fields.count >= 2, case .string(let kind) = fields[0] else {
        throw failure(
          place, "an event is a list that begins with its kind and its time, as in [\"call\",0.5,\"CLOSE\"]")
      }
      let time = try time(fields[1], place)
      if let event = try event(kind, fields, place) { entries.append(.init(time: time, event: event)) }
    }
    return entries
  }

  // MARK: Events

  private mutating func event(_ kind: String, _ fields: [JSON], _ place: String) throws(Failure) -> History
    .Event?
  {
    switch kind {
    case "call":
      guard fields.count > 2, case .string(let name) = fields[2] else {
        throw failure(place, "the name of the call is expected third")
      }
      if let call = History.Call(rawValue: name) { return .call(call) }
      omissions.append("\(place): the call '\(name)' is not known, and passed over")
      return nil
    case "rx": return .received(try segment(fields, place))
    case "tx": return .sent(try segment(fields, place))
    case "state":
      guard fields.count > 3 else {
        throw failure(place, "the state before and after are expected after the time")
      }
      return .state(from: try state(fields[2], place), to: try state(fields[3], place))
    case "retx": return .retransmission
    default: return nil
    }
  }

  private func segment(_ fields: [JSON], _ place: String) throws(Failure) -> Segment {
    guard fields.count > 3, case .string(let flags) = fields[2] else {
      throw failure(place, "a segment is its flags, sequence number, acknowledgment number and length")
    }
    let acknowledgment = fields.count > 4 ? fields[4] : .null
    let length = fields.count > 5 ? try integer(fields[5], place, "length") : 0
    guard length >= 0 else { throw failure(place, "the length \(length) is below zero") }
    return Segment(
      flags: Segment.Flags(recorded: flags), sequence: try number(fields[3], place, "sequence number"),
      acknowledgment: acknowledgment == .null
        ? 0 : try number(acknowledgment, place, "acknowledgment number"),
      length: length)
  }

  // MARK: Values

  private func integer(_ value: JSON, _ place: String, _ what: String) throws(Failure) -> Int {
    guard case .integer(let integer) = value else {
      throw failure(place, "the \(what) must be a whole number")
    }
    return integer
  }

  /// Counted from an initial number, so a number before that is negative.
  private func number(_ value: JSON, _ place: String, _ what: String) throws(Failure) -> SequenceNumber {
    SequenceNumber(UInt32(truncatingIfNeeded: try integer(value, place, what)))
  }

  private func state(_ value: JSON, _ place: String) throws(Failure) -> TCPConnection.State {
    guard case .string(let name) = value else { throw failure(place, "the name of a state is expected") }
    guard let state = TCPConnection.State(recorded: name) else {
      let names = TCPConnection.State.allCases.map { "\($0.name)" }.joined(separator: ", ")
      throw failure(place, "no state is called '\(name)'; there are \(names)")
    }
    return state
  }

  private func time(_ value: JSON, _ place: String) throws(Failure) -> Instant {
    let seconds: Double? =
      switch value {
      case .integer(let integer): Double(integer)
      case .number(let text): Double(text)
      default: nil
      }
    // Some three hundred years; what is more does not fit into nanoseconds.
    guard let seconds, abs(seconds) < 9e9 else {
      throw failure(place, "the time must be a number of seconds")
    }
    return Instant(nanoseconds: Int64((seconds * 1e9).rounded()))
  }
}

extension JSON {
  fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}

extension Segment.Flags {
  /// `SYN+ACK`; flags that change no state, such as ECE, are left out.
  init(recorded text: String) {
    let flags: [Substring: Segment.Flags] = [
      "SYN": .syn, "ACK": .ack, "FIN": .fin, "RST": .rst, "PSH": .psh,
    ]
    self = text.split { $0 == "+" || $0 == "," }.reduce(into: []) { $0.formUnion(flags[$1] ?? []) }
  }
}
