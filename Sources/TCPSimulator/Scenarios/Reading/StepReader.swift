import EnumatonSpec
import TCPRuntime

extension ScenarioReader {
  mutating func steps(_ node: YAMLNode) -> [ScriptLine] {
    values.list(node, "a list of steps").flatMap { step($0) }
  }

  /// One entry of the script, which may be several calls.
  private mutating func step(_ node: YAMLNode) -> [ScriptLine] {
    if node.plainText == "settle" { return [ScriptLine(.settle, range: node.range)] }
    guard let fields = values.fields(node, StepKey.self) else { return [] }
    let time = fields[.at].flatMap { values.duration($0) }
    let actions = fields.values.filter { $0.key != .at }
    guard actions.count == 1, let (key, value) = actions.first else {
      if !fields.isIncomplete {
        values.error(
          .wrongShape,
          actions.isEmpty
            ? "a step says what happens" : "a step does one thing, not \(actions.count)",
          at: node.range,
          actions.isEmpty
            ? "one of: \(StepKey.names.dropFirst().joined(separator: ", "))"
            : "write '- \(actions[1].key.rawValue): …' as a step of its own")
      }
      return []
    }
    // Only the first of several waits for the time.
    return steps(key, value).enumerated().map {
      ScriptLine($0.element, at: $0.offset == 0 ? time : nil, range: node.range)
    }
  }

  private mutating func steps(_ key: StepKey, _ node: YAMLNode) -> [Step] {
    switch key {
    case .at: return []
    case .open: return open(node).map { [.open($0)] } ?? []
    case .listen: return listen(node).map { [.listen($0)] } ?? []
    case .closeListener: return ownSocket(node).map { [.closeListener(host: $0.host, port: $0.port)] } ?? []
    case .send: return counted(node).map { .call($0.end, .send($0.count)) }
    case .receive: return counted(node).map { .call($0.end, .receive($0.count)) }
    case .shutdown: return values.items(node).compactMap { end($0) }.map { .call($0, .shutdown) }
    case .close: return values.items(node).compactMap { end($0) }.map { .call($0, .close) }
    case .abort: return values.items(node).compactMap { end($0) }.map { .call($0, .abort) }
    case .keepalive:
      return values.entries(node, "a mapping of ends to true or false").compactMap { key, value in
        guard let end = end(key) else { return nil }
        return values.boolean(value).map { .call(end, .keepAlive($0)) }
      }
    case .accept: return ownSocket(node).map { [.accept(host: $0.host, port: $0.port)] } ?? []
    case .inject: return injection(node).map { [.inject($0)] } ?? []
    case .drop, .hold, .delay, .duplicate:
      return FaultStepKey(rawValue: key.rawValue).flatMap { fault($0, node) }.map { [.fault($0)] } ?? []
    case .release: return [.release(values.items(node).compactMap { host($0) })]
    case .partition: return direction(node).map { [.cut(true, from: $0.from, to: $0.to)] } ?? []
    case .heal: return direction(node).map { [.cut(false, from: $0.from, to: $0.to)] } ?? []
    case .link: return linkChange(node).map { [.link($0)] } ?? []
    case .crash: return host(node).map { [.crash($0)] } ?? []
    case .reboot: return host(node).map { [.reboot($0)] } ?? []
    case .wait: return values.duration(node).map { [.wait($0)] } ?? []
    case .until: return [.until(endStates(node).map { EndState($0.end, $0.state) })]
    case .settle:
      return values.choice(node, of: [("all", Step.settle)], "forms of 'settle'").map { [$0] } ?? []
    case .expect: return [.expect(expectations(node))]
    case .chapter: return values.text(node).map { [.chapter($0)] } ?? []
    }
  }

  private mutating func counted(_ node: YAMLNode) -> [(end: End, count: Int)] {
    values.entries(node, "a mapping of an end to a number of octets").compactMap { key, value in
      guard let end = end(key), let count = values.integer(value, in: 0...(1 << 30)) else { return nil }
      return (end, count)
    }
  }

  private mutating func direction(_ node: YAMLNode) -> (from: String, to: String)? {
    guard let fields = values.fields(node, DirectionKey.self), let from = fields[.from], let to = fields[.to],
      let source = host(from), let destination = host(to)
    else { return nil }
    return (source, destination)
  }

  mutating func endStates(_ node: YAMLNode) -> [(end: End, state: TCPConnection.State, range: SourceRange)] {
    values.entries(node, "a mapping of ends to states").compactMap { key, value in
      guard let end = end(key), let state = state(value) else { return nil }
      return (end, state, key.range)
    }
  }

  mutating func state(_ node: YAMLNode) -> TCPConnection.State? {
    values.choice(node, of: TCPConnection.State.allCases.map { ("\($0.name)", $0) }, "states")
  }

  // MARK: Applications

  private mutating func open(_ node: YAMLNode) -> Open? {
    guard let fields = values.fields(node, OpenKey.self), let from = fields[.from], let to = fields[.to]
    else {
      return nil
    }
    var host: String?
    var port: UInt16?
    if from.text?.contains(":") == true {
      if let socket = ownSocket(from) { (host, port) = (socket.host, socket.port) }
    } else {
      host = self.host(from)
    }
    guard let host, let remote = socket(to) else { return nil }
    var open = Open(host, to: remote)
    open.port = port
    if let node = fields[.name], let name = values.name(node) {
      if names.contains(name) {
        values.error(.duplicateName, "a connection is called '\(name)' already", at: node.range)
      }
      names.append(name)
      open.name = name
    }
    if let node = fields[.iss] {
      open.initialSequenceNumber = values.integer(node, in: 0...Int(UInt32.max)).map { UInt32($0) }
    }
    if let node = fields[.passive] { open.isPassive = values.boolean(node) ?? false }
    if let node = fields[.application] { open.application = application(node) }
    if let node = fields[.count] { open.count = values.integer(node, in: 1...10_000_000) ?? 1 }
    if let node = fields[.every] { open.interval = values.duration(node) ?? .zero }
    if open.count > 1, let node = fields[.name] ?? (port == nil ? nil : fields[.from]) {
      values.error(
        .wrongShape, "several connections cannot share a name or a port", at: node.range,
        "leave it out, or open them one by one")
    }
    return open
  }

  private mutating func listen(_ node: YAMLNode) -> Listen? {
    if node.text != nil { return ownSocket(node).map { Listen($0.host, $0.port) } }
    guard let fields = values.fields(node, ListenKey.self), let at = fields[.at], let socket = ownSocket(at)
    else {
      return nil
    }
    var listen = Listen(socket.host, socket.port)
    if let node = fields[.backlog] { listen.backlog = values.integer(node, in: 0...1_000_000) ?? 128 }
    if let node = fields[.cookies] { listen.usesCookies = values.boolean(node) ?? false }
    if let node = fields[.accept] {
      let choices = [("at-once", true), ("by-step", false)]
      listen.acceptsAtOnce = values.choice(node, of: choices, "ways to accept") ?? true
    }
    if let node = fields[.application] { listen.application = application(node) }
    return listen
  }

  private mutating func application(_ node: YAMLNode) -> Application {
    if node.text != nil {
      let named = Application.named.map { ($0.name, $0.application) }
      return values.choice(node, of: named, "applications") ?? Application()
    }
    var application = Application()
    application.reads = true
    guard let fields = values.fields(node, ApplicationKey.self) else { return application }
    if let node = fields[.sends] { application.sends = values.integer(node, in: 0...(1 << 30)) ?? 0 }
    if let node = fields[.reads] { application.reads = values.boolean(node) ?? true }
    if let node = fields[.echoes] { application.echoes = values.boolean(node) ?? false }
    if let node = fields[.closes] {
      let choices = Application.Closing.allCases.map { ($0.rawValue, $0) }
      application.closes = values.choice(node, of: choices, "times to close") ?? .never
    }
    if let node = fields[.relay] { application.relay = socket(node) }
    return application
  }

  // MARK: Segments

  private mutating func injection(_ node: YAMLNode) -> Injection? {
    guard let fields = values.fields(node, InjectKey.self), let from = fields[.from], let to = fields[.to],
      let source = socket(from), let destination = socket(to)
    else { return nil }
    var injection = Injection(from: source, to: destination)
    if let node = fields[.flags] { injection.flags = flags(node) }
    if let node = fields[.seq] { injection.sequence = number(node) ?? .absolute(0) }
    if let node = fields[.ack] { injection.acknowledgment = number(node) ?? .absolute(0) }
    if let node = fields[.length] { injection.length = values.integer(node, in: 0...65_495) ?? 0 }
    if let node = fields[.window], let window = values.integer(node, in: 0...(1 << 30)) {
      injection.window = UInt32(window)
    }
    if let node = fields[.takes] { injection.time = values.duration(node) }
    return injection
  }

  mutating func flags(_ node: YAMLNode) -> Segment.Flags {
    let choices = Segment.Flags.names.map { ($0.1, $0.0) }
    return values.items(node).reduce(into: []) { flags, item in
      if let flag = values.choice(item, of: choices, "control bits") { flags.insert(flag) }
    }
  }

  /// An integer, or `RCV.NXT + 5`.
  private mutating func number(_ node: YAMLNode) -> Injection.Number? {
    guard let text = node.text else {
      values.wrong(node, "a sequence number")
      return nil
    }
    if let value = UInt32(text) { return .absolute(value) }
    let compact = text.filter { $0 != " " }
    // The longest first: one name begins like another.
    for base in Injection.Base.allCases.sorted(by: { $0.rawValue.count > $1.rawValue.count })
    where compact.hasPrefix(base.rawValue) {
      let rest = compact.dropFirst(base.rawValue.count)
      if rest.isEmpty { return .relative(base, 0) }
      if rest.first == "+" || rest.first == "-", let offset = Int32(rest) { return .relative(base, offset) }
    }
    let bases = Injection.Base.allCases.map(\.rawValue).joined(separator: ", ")
    values.wrong(
      node, "a sequence number",
      "write a number below 4294967296, or one from the receiver's connection: \(bases); as in RCV.NXT + 1")
    return nil
  }
}
