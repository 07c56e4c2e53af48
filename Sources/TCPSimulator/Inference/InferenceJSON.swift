package import EnumatonRuntime
import TCPRuntime

extension InferredConnection {
  /// What was found of the connection, as one JSON object; times are seconds from `start`.
  package func json(since start: Instant) -> String {
    var object = JSONObject()
    object.add("connection", raw: "\(number)")
    object.add("packets", raw: "\(sightings.count)")
    object.add("from", raw: ((sightings.first?.time ?? start) - start).secondsText)
    object.add("to", raw: ((sightings.last?.time ?? start) - start).secondsText)
    object.add("ended", text: ending.name)
    if let party = ending.party { object.add("by", text: "\(sockets[party])") }
    object.add(
      "ends", raw: "[" + Party.allCases.map { json(of: $0, since: start) }.joined(separator: ",") + "]")
    object.add("damaged", raw: Self.list(sightings.filter(\.isDamaged).map(\.number)))
    object.add(
      "impossible", raw: "[" + impossibilities.map { json($0, since: start) }.joined(separator: ",") + "]")
    object.add("assumed", raw: "[" + assumptions.map(JSONObject.quoted).joined(separator: ",") + "]")
    return object.text
  }

  private func json(of party: Party, since start: Instant) -> String {
    let end = ends[party]
    var object = JSONObject()
    object.add("socket", text: "\(sockets[party])")
    object.add("path", raw: "[" + end.path.map { $0.json(since: start) }.joined(separator: ",") + "]")
    object.add("again", raw: Self.list(end.retransmissions))
    object.add("late", raw: Self.list(end.late))
    object.add("probes", raw: Self.list(end.probes))
    object.add("unseen", raw: "\(end.unseen)")
    return object.text
  }

  private func json(_ impossibility: Impossibility, since start: Instant) -> String {
    var object = JSONObject()
    object.add("kind", text: impossibility.kind.rawValue)
    object.add("packet", raw: "\(impossibility.packet)")
    object.add("t", raw: (impossibility.time - start).secondsText)
    object.add("socket", text: "\(sockets[impossibility.sender])")
    object.add("segment", text: segmentText(ofPacket: impossibility.packet))
    object.add("text", text: impossibility.text)
    return object.text
  }

  private static func list(_ numbers: [Int]) -> String {
    "[" + numbers.map { "\($0)" }.joined(separator: ",") + "]"
  }
}

extension PathStep {
  fileprivate func json(since start: Instant) -> String {
    var object = JSONObject()
    object.add("state", text: "\(state.name)")
    switch reason {
    case .beginning: object.add("because", text: "beginning")
    case .assumed: object.add("because", text: "assumed")
    case .timer: object.add("because", text: "timer")
    case .call(let call, let packet, let time):
      object.add("because", text: call.rawValue)
      object.add("packet", raw: "\(packet)")
      object.add("t", raw: (time - start).secondsText)
    case .received(let packet, let time):
      object.add("because", text: "received")
      object.add("packet", raw: "\(packet)")
      object.add("t", raw: (time - start).secondsText)
    }
    return object.text
  }
}
