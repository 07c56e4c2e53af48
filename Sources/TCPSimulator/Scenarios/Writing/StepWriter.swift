import TCPRuntime

extension ScriptLine {
  /// The step as an item of the list.
  var text: String {
    guard let time else { return step.isWord ? step.entry.key : "\(step.entry.key): \(step.entry.value)" }
    return flow([("at", time.scenarioText), (step.entry.key, step.isWord ? "all" : step.entry.value)])
  }
}

extension Step {
  fileprivate var isWord: Bool { self == .settle }

  fileprivate var entry: (key: String, value: String) {
    switch self {
    case .open(let open): ("open", open.flowText)
    case .listen(let listen): ("listen", listen.flowText)
    case .closeListener(let host, let port): ("close-listener", "\(host):\(port)")
    case .call(let end, let call): Self.entry(end, call)
    case .accept(let host, let port): ("accept", "\(host):\(port)")
    case .inject(let injection): ("inject", injection.flowText)
    case .fault(let fault): (fault.keyword, fault.flowText)
    case .release(let hosts): ("release", flow(hosts))
    case .cut(let isCut, let from, let to):
      (isCut ? "partition" : "heal", flow([("from", from), ("to", to)]))
    case .link(let change): ("link", change.flowText)
    case .crash(let host): ("crash", host)
    case .reboot(let host): ("reboot", host)
    case .wait(let time): ("wait", time.scenarioText)
    case .until(let states): ("until", flow(states.map { ($0.end.text, "\($0.state.name)") }))
    case .settle: ("settle", "all")
    case .expect(let expectations): ("expect", ClaimWriter(expectations.map(\.claim)).flowText)
    case .chapter(let title): ("chapter", title.quoted)
    }
  }

  private static func entry(_ end: End, _ call: UserCall) -> (key: String, value: String) {
    switch call {
    // Opening has steps of its own; a scenario has no such calls.
    case .passiveOpen, .activeOpen: ("open", end.text)
    case .send(let octets): ("send", flow([(end.text, "\(octets)")]))
    case .receive(let octets): ("receive", flow([(end.text, "\(octets)")]))
    case .shutdown: ("shutdown", end.text)
    case .close: ("close", end.text)
    case .abort: ("abort", end.text)
    case .keepAlive(let isOn): ("keepalive", flow([(end.text, "\(isOn)")]))
    }
  }
}

extension Open {
  fileprivate var flowText: String {
    var entries = [(key: "from", value: port.map { "\(host):\($0)" } ?? host), ("to", remote.text)]
    if let name { entries.append(("name", name)) }
    if let initialSequenceNumber { entries.append(("iss", "\(initialSequenceNumber)")) }
    if isPassive { entries.append(("passive", "true")) }
    if application != Application() { entries.append(("application", application.flowText)) }
    if count != 1 { entries.append(("count", "\(count)")) }
    if interval != .zero { entries.append(("every", interval.scenarioText)) }
    return flow(entries)
  }
}

extension Listen {
  fileprivate var flowText: String {
    var entries = [(key: "at", value: "\(host):\(port)")]
    if backlog != 128 { entries.append(("backlog", "\(backlog)")) }
    if usesCookies { entries.append(("cookies", "true")) }
    if !acceptsAtOnce { entries.append(("accept", "by-step")) }
    if application != Application() { entries.append(("application", application.flowText)) }
    return entries.count == 1 ? entries[0].value : flow(entries)
  }
}

extension Application {
  /// Its name, or what it does.
  fileprivate var flowText: String {
    if let known = Self.named.first(where: { $0.application == self }) { return known.name }
    var entries: [(key: String, value: String)] = []
    if sends != 0 { entries.append(("sends", "\(sends)")) }
    if !reads { entries.append(("reads", "false")) }
    if echoes { entries.append(("echoes", "true")) }
    if closes != .never { entries.append(("closes", closes.rawValue)) }
    if let relay { entries.append(("relay", relay.text)) }
    return flow(entries)
  }
}

extension Injection {
  fileprivate var flowText: String {
    var entries = [(key: "from", value: source.text), ("to", destination.text)]
    if !flags.isEmpty { entries.append(("flags", flags.flowText)) }
    if sequence != .absolute(0) { entries.append(("seq", sequence.text)) }
    if acknowledgment != .absolute(0) { entries.append(("ack", acknowledgment.text)) }
    if length != 0 { entries.append(("length", "\(length)")) }
    if window != 65_535 { entries.append(("window", "\(window)")) }
    if let time { entries.append(("takes", time.scenarioText)) }
    return flow(entries)
  }
}

extension Injection.Number {
  fileprivate var text: String {
    switch self {
    case .absolute(let value): "\(value)"
    case .relative(let base, 0): base.rawValue
    case .relative(let base, let offset): "\(base.rawValue) \(offset < 0 ? "-" : "+") \(offset.magnitude)"
    }
  }
}

extension Segment.Flags {
  /// `SYN`, or `[SYN, ACK]`.
  var flowText: String { flow(Self.names.filter { contains($0.0) }.map(\.1)) }
}
