import EnumatonRuntime
import TCPRuntime

// What happened, in the words of a report.

extension Segment {
  /// `FIN,ACK seq 1 ack 301 len 20`
  var words: String {
    var words = "\(flags.isEmpty ? "no flags" : "\(flags)") seq \(Int32(bitPattern: sequence.rawValue))"
    if flags.contains(.ack) { words += " ack \(Int32(bitPattern: acknowledgment.rawValue))" }
    if length > 0 { words += " len \(length)" }
    return words
  }
}

extension Instant {
  /// `3.2145 s`
  var words: String {
    let tenths = (nanoseconds.magnitude + 50_000) / 100_000
    let digits = String(tenths % 10_000)
    let fraction = String(repeating: "0", count: 4 - digits.count) + digits
    return "\(nanoseconds < 0 && tenths > 0 ? "-" : "")\(tenths / 10_000).\(fraction) s"
  }
}

extension Replay.Cause {
  var words: String {
    switch self {
    case .call(let call): "when \(call.words) was called"
    case .segment(let segment): "on receiving \(segment.words)"
    case .timer(let timer, isExhausted: false): "when \(timer.name) expired"
    case .timer(let timer, isExhausted: true): "when \(timer.name) was exhausted"
    }
  }
}

extension UserCall {
  fileprivate var words: String {
    switch self {
    case .passiveOpen: "passive OPEN"
    case .activeOpen: "active OPEN"
    case .send(let octets): "SEND of \(octets) octets"
    case .receive: "RECEIVE"
    case .shutdown: "SHUTDOWN_WR"
    case .close: "CLOSE"
    case .abort: "ABORT"
    case .keepAlive(let isOn): isOn ? "keep-alive on" : "keep-alive off"
    }
  }
}
