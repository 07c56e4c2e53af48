import EnumatonRuntime
import TCPRuntime

/// A run of an exploration, told in lines and as a scenario.
struct RunStory {
  private(set) var lines: [String] = []
  /// Steps and faults as scenario files have them.
  private var steps: [String] = []
  private var faults: [String] = []
  /// What each host has sent so far, to number faults.
  private var sent: [Side: [SegmentSummary]] = [:]

  /// Each step with the endpoints it starts from.
  init(_ run: [(step: ConnectionSpace.Step, before: SidePair<Endpoint>)]) {
    for (step, before) in run { tell(step, before) }
  }

  /// The run as the simulator's faults and steps. When segments arrive and timers expire is for its clock to say, so
  /// the order of these is told beside it.
  var scenario: [String] {
    (faults.isEmpty ? [] : ["faults:"] + faults.map { "  - \($0)" }) + ["steps:"] + steps.map { "  - \($0)" }
  }

  private mutating func tell(_ step: ConnectionSpace.Step, _ before: SidePair<Endpoint>) {
    var line: String
    let actor: Side?
    var outputs: [Endpoint.Output] = []
    var copy = before
    switch step {
    case .call(let host, let call):
      line = "\(host.rawValue): \(call.text)"
      actor = host
      outputs = copy[host].call(call, at: .origin)
      steps.append(Self.step(call, host))
    case .deliver(let segment, let host):
      line = "network delivers \(SegmentSummary(segment).text) to \(host.rawValue)"
      actor = host
      outputs = copy[host].receive(segment, at: .origin)
    case .expire(let timer, let host):
      line = "\(host.rawValue): \(timer.name) runs out"
      actor = host
      outputs = copy[host].expire(timer)
    case .lose(let segment, let host):
      line = "network loses \(SegmentSummary(segment).text) on its way to \(host.rawValue)"
      actor = nil
      addFault(SegmentSummary(segment), from: host.peer)
    case .duplicate(let segment, let host):
      line = "network duplicates \(SegmentSummary(segment).text) on its way to \(host.rawValue)"
      actor = nil
    }
    if let actor {
      let (old, new) = (before[actor].state, copy[actor].state)
      line += " → " + (old == new ? "stays in \(new.name)" : "\(new.name)")
      var texts: [String] = []
      for case .transmit(let segment) in outputs {
        let summary = SegmentSummary(segment)
        sent[actor, default: []].append(summary)
        texts.append(summary.text)
      }
      if !texts.isEmpty { line += ", sends " + texts.joined(separator: " and ") }
      if old != new { steps.append("until: { \(actor.rawValue): \(new.name) }") }
    }
    lines.append(line)
  }

  /// The last segment sent that looks like this one.
  private mutating func addFault(_ segment: SegmentSummary, from host: Side) {
    let all = sent[host] ?? []
    let kinds = SegmentKind.allCases.filter { $0 != .any && $0.matches(segment) }
    guard let kind = kinds.first, let last = all.lastIndex(of: segment) else { return }
    let number = all[...last].count { kind.matches($0) }
    faults.append("drop: { from: \(host.rawValue), kind: \(kind.rawValue), number: \(number) }")
  }

  /// The call as a step of a scenario.
  private static func step(_ call: UserCall, _ host: Side) -> String {
    let name = host.rawValue
    let ports: [Side: Int] = [.client: 4000, .server: 80]
    func socket(_ side: Side) -> String { "\(side.rawValue):\(ports[side] ?? 80)" }
    switch call {
    case .passiveOpen: return "open: { from: \(socket(host)), to: \(socket(host.peer)), passive: true }"
    case .activeOpen: return "open: { from: \(socket(host)), to: \(socket(host.peer)) }"
    case .send(let octets): return "send: { \(name): \(octets) }"
    case .receive(let octets): return "receive: { \(name): \(octets) }"
    case .shutdown: return "shutdown: \(name)"
    case .close: return "close: \(name)"
    case .abort: return "abort: \(name)"
    case .keepAlive(let isOn): return "keepalive: { \(name): \(isOn) }"
    }
  }
}
