import EnumatonRuntime
import TCPRuntime

extension Play {
  /// Everything that happened, one JSON object a line: `t` in seconds, `host`, `kind`, and what belongs to
  /// the kind. All records of one segment have the same number, `segment`.
  package func jsonLines() -> String {
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
    default: object.add("host", text: host)
    }
    if let connection { object.add("conn", raw: "\(connection.number)") }
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
    case .transmit(let segment, let flight): add("tx", segment, flight, to: &object)
    case .inject(let segment, let flight): add("inject", segment, flight, to: &object)
    case .receive(let segment, let flight): add("rx", segment, flight, isArrival: true, to: &object)
    case .drop(let segment, let flight, let reason):
      add("drop", segment, flight, isArrival: reason.isAtReceiver, to: &object)
      object.add("reason", text: reason.rawValue)
    case .hold(let segment, let flight): add("hold", segment, flight, to: &object)
    case .release(let segment, let flight): add("release", segment, flight, to: &object)
    case .duplicate(let segment, let flight): add("duplicate", segment, flight, to: &object)
    case .delay(let segment, let flight, let extra):
      add("delay", segment, flight, to: &object)
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
    case .cookie: object.add("kind", text: "cookie")
    case .accept: object.add("kind", text: "accept")
    case .crash: object.add("kind", text: "crash")
    case .reboot: object.add("kind", text: "reboot")
    case .chapter(let title):
      object.add("kind", text: "chapter")
      object.add("title", text: title)
    }
    return object.text
  }

  /// Adds what belongs to a segment; `src` and `dst` are its sockets.
  private func add(
    _ kind: String, _ segment: SegmentSummary, _ flight: Int, isArrival: Bool = false,
    to object: inout JSONObject
  ) {
    object.add("kind", text: kind)
    object.add("segment", raw: "\(flight)")
    object.add("flags", raw: "[" + segment.flagNames.map(JSONObject.quoted).joined(separator: ",") + "]")
    object.add("seq", raw: "\(segment.sequence)")
    if let acknowledgment = segment.acknowledgment { object.add("ack", raw: "\(acknowledgment)") }
    object.add("len", raw: "\(segment.length)")
    object.add("win", raw: "\(segment.window)")
    guard let connection else { return }
    object.add("src", text: "\(isArrival ? connection.remote : connection.local)")
    object.add("dst", text: "\(isArrival ? connection.local : connection.remote)")
  }
}
