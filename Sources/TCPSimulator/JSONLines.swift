import EnumatonRuntime
import TCPRuntime

extension Play {
  /// Everything that happened, one JSON object a line: `t` in seconds, `host`, `kind`, and what belongs to
  /// the kind. All records of one segment have the same number, `segment`.
  public func jsonLines() -> String {
    records.map { $0.json(scenario: scenario.name) + "\n" }.joined()
  }
}

extension Record {
  fileprivate func json(scenario: String) -> String {
    var object = JSONObject()
    object.add("scenario", text: scenario)
    object.add("t", raw: (time - .origin).secondsText)
    switch event {
    case .chapter: break
    default: object.add("host", text: host.rawValue)
    }
    switch event {
    case .call(let call):
      object.add("kind", text: "call")
      object.add("call", text: call.text)
    case .timer(let timer):
      object.add("kind", text: "timer")
      object.add("timer", text: timer)
    case .transition(let name):
      object.add("kind", text: "transition")
      object.add("transition", text: name)
    case .transmit(let segment, let flight): object.add("tx", segment, flight)
    case .receive(let segment, let flight): object.add("rx", segment, flight)
    case .drop(let segment, let flight): object.add("drop", segment, flight)
    case .hold(let segment, let flight): object.add("hold", segment, flight)
    case .release(let segment, let flight): object.add("release", segment, flight)
    case .delay(let segment, let flight, let extra):
      object.add("delay", segment, flight)
      object.add("by", raw: extra.secondsText)
    case .state(let from, let to):
      object.add("kind", text: "state")
      object.add("from", text: "\(from.name)")
      object.add("to", text: "\(to.name)")
    case .signal(let signal):
      object.add("kind", text: "signal")
      object.add("signal", text: "\(signal)")
    case .rejected(let reason):
      object.add("kind", text: "rejected")
      object.add("reason", text: reason)
    case .chapter(let title):
      object.add("kind", text: "chapter")
      object.add("title", text: title)
    }
    return object.text
  }
}

extension JSONObject {
  fileprivate mutating func add(_ kind: String, _ segment: SegmentSummary, _ flight: Int) {
    add("kind", text: kind)
    add("segment", raw: "\(flight)")
    add("flags", raw: "[" + segment.flagNames.map(Self.quoted).joined(separator: ",") + "]")
    add("seq", raw: "\(segment.sequence)")
    if let acknowledgment = segment.acknowledgment { add("ack", raw: "\(acknowledgment)") }
    add("len", raw: "\(segment.length)")
  }
}
