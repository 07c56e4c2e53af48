package import EnumatonSpec
import TCPRuntime

/// Reads a scenario.
struct ScenarioReader {
  var values = NodeReader()
  var hosts: [String] = []
  /// The names given to connections so far.
  var names: [String] = []

  mutating func scenario(_ node: YAMLNode) -> Scenario? {
    guard let fields = values.fields(node, ScenarioKey.self) else { return nil }
    var scenario = Scenario(name: "", title: "", summary: "", hosts: [], script: [], expectations: [])
    if let node = fields[.name] { scenario.name = values.name(node) ?? "" }
    if let node = fields[.title] { scenario.title = values.text(node) ?? "" }
    if let node = fields[.summary] { scenario.summary = values.text(node) ?? "" }
    if let node = fields[.seed], let seed = values.integer(node, in: 0...Int.max) {
      scenario.seed = UInt64(seed)
    }
    if let node = fields[.hosts] { scenario.hosts = hostSettings(node) }
    if let node = fields[.network] { scenario.network = network(node) }
    if let node = fields[.links] {
      scenario.links = values.list(node, "a list of links").compactMap { linkChange($0) }
    }
    if let node = fields[.faults] {
      scenario.faults = values.list(node, "a list of faults").compactMap { fault($0) }
    }
    if let node = fields[.steps] { scenario.script = steps(node) }
    if let node = fields[.expect] { scenario.expectations = expectations(node) }
    return scenario
  }

  // MARK: Hosts

  private mutating func hostSettings(_ node: YAMLNode) -> [HostSettings] {
    let entries = values.entries(node, "a mapping of host names")
    if entries.isEmpty { values.error(.missingKey, "a scenario needs at least one host", at: node.range) }
    if entries.count > Self.mostHosts {
      values.error(.tooMany, "a scenario has at most \(Self.mostHosts) hosts", at: node.range)
      return []
    }
    var settings: [HostSettings] = []
    for (key, value) in entries {
      guard let name = values.name(key) else { continue }
      hosts.append(name)
      settings.append(host(name, value))
    }
    return settings
  }

  private static let mostHosts = 1_000

  private mutating func host(_ name: String, _ node: YAMLNode) -> HostSettings {
    var host = HostSettings(name: name)
    guard !node.isEmpty, let fields = values.fields(node, HostKey.self) else { return host }
    if let node = fields[.profile],
      let profile = values.choice(
        node, of: [("rfc9293", Profile.rfc9293), ("linux", Profile.linux)], "profiles")
    {
      host.profile = profile
    }
    for (key, value) in fields.values { set(key, value, &host) }
    return host
  }

  private mutating func set(_ key: HostKey, _ node: YAMLNode, _ host: inout HostSettings) {
    func retries(_ reader: inout ScenarioReader) -> Int? { reader.values.integer(node, in: 0...1_000) }
    switch key {
    case .profile: break
    case .iss:
      host.initialSequenceNumbers = values.items(node).compactMap {
        values.integer($0, in: 0...Int(UInt32.max)).map { UInt32($0) }
      }
    case .ports: if let range = portRange(node) { host.ephemeralPorts = range }
    case .initialTimeout: if let value = values.duration(node) { host.profile.initialTimeout = value }
    case .minimumTimeout: if let value = values.duration(node) { host.profile.minimumTimeout = value }
    case .maximumTimeout: if let value = values.duration(node) { host.profile.maximumTimeout = value }
    case .synRetries: if let value = retries(&self) { host.profile.synRetries = value }
    case .steadySynRetries: if let value = retries(&self) { host.profile.steadySynRetries = value }
    case .synAckRetries: if let value = retries(&self) { host.profile.synAckRetries = value }
    case .dataRetries: if let value = retries(&self) { host.profile.dataRetries = value }
    case .orphanRetries: if let value = retries(&self) { host.profile.orphanRetries = value }
    case .userTimeout: if let value = values.optionalDuration(node) { host.profile.userTimeout = value }
    case .segmentLifetime: if let value = values.duration(node) { host.profile.segmentLifetime = value }
    case .orphanFinWait2: if let value = values.optionalDuration(node) { host.profile.orphanFinWait2 = value }
    case .keepaliveIdle: if let value = values.duration(node) { host.profile.keepaliveIdle = value }
    case .keepaliveInterval: if let value = values.duration(node) { host.profile.keepaliveInterval = value }
    case .keepaliveProbes:
      if let value = values.integer(node, in: 1...1_000) { host.profile.keepaliveProbes = value }
    case .delayedAck: if let value = values.optionalDuration(node) { host.profile.delayedAck = value }
    case .maximumSegmentSize:
      if let value = values.integer(node, in: 1...65_495) { host.profile.maximumSegmentSize = value }
    case .receiveBuffer:
      if let value = values.integer(node, in: 0...(1 << 30)) { host.profile.receiveBuffer = value }
    case .challengeInterval:
      if let value = values.optionalDuration(node) { host.profile.challengeInterval = value }
    }
  }

  private mutating func portRange(_ node: YAMLNode) -> ClosedRange<UInt16>? {
    let parts = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false).map { UInt16($0) }
    if parts.count == 2, let low = parts[0], let high = parts[1], low > 0, low <= high { return low...high }
    values.wrong(node, "a range of ports", "write two ports with '-' between them: 49152-65535")
    return nil
  }

  // MARK: Network

  private mutating func network(_ node: YAMLNode) -> LinkSettings {
    guard let fields = values.fields(node, LinkKey.self) else { return LinkSettings() }
    var change = LinkChange()
    for (key, value) in fields.values { set(key, value, &change) }
    return change.applied(to: LinkSettings())
  }

  mutating func linkChange(_ node: YAMLNode) -> LinkChange? {
    guard let fields = values.fields(node, LinkChangeKey.self), let from = fields[.from],
      let to = fields[.to],
      let source = host(from), let destination = host(to)
    else { return nil }
    var change = LinkChange(from: source, to: destination)
    for (key, value) in fields.values {
      if let key = LinkKey(rawValue: key.rawValue) { set(key, value, &change) }
    }
    return change
  }

  private mutating func set(_ key: LinkKey, _ node: YAMLNode, _ change: inout LinkChange) {
    switch key {
    case .latency: change.latency = values.duration(node)
    case .jitter: change.jitter = values.duration(node)
    case .bandwidth: change.bandwidth = values.bandwidth(node)
    case .queue: change.queue = values.integer(node, in: 0...(1 << 30))
    case .loss: change.loss = values.probability(node)
    case .duplication: change.duplication = values.probability(node)
    case .reordering: change.reordering = values.probability(node)
    case .reorderingDelay: change.reorderingDelay = values.duration(node)
    case .corruption: change.corruption = values.probability(node)
    }
  }

  private mutating func fault(_ node: YAMLNode) -> Fault? {
    guard let fields = values.fields(node, FaultStepKey.self) else { return nil }
    guard fields.values.count == 1, let (key, value) = fields.values.first else {
      if !fields.isIncomplete {
        values.error(
          .wrongShape, "a fault is one of: \(FaultStepKey.names.joined(separator: ", "))", at: node.range)
      }
      return nil
    }
    return fault(key, value)
  }

  mutating func fault(_ key: FaultStepKey, _ node: YAMLNode) -> Fault? {
    guard let fields = values.fields(node, FaultKey.self), let from = fields[.from], let host = host(from)
    else {
      return nil
    }
    let kinds = SegmentKind.allCases.map { (name: $0.rawValue, value: $0) }
    let kind = fields[.kind].flatMap { values.choice($0, of: kinds, "kinds of segments") } ?? .any
    let time = fields[.by].flatMap { values.duration($0) }
    if key == .delay, fields[.by] == nil {
      values.error(
        .missingKey, "'delay' needs the key 'by'", at: node.range, "it says how much longer it takes")
    }
    let fate: Fault.Fate
    switch key {
    case .drop: fate = .drop
    case .hold: fate = .hold
    case .delay: fate = .delay(time ?? .zero)
    case .duplicate: fate = .duplicate(after: time ?? .zero)
    }
    if key == .drop || key == .hold, let by = fields[.by] {
      values.error(.unknownKey, "'\(key.rawValue)' has no key 'by'", at: by.range, "remove it")
    }
    var number: Int? = 1
    if let node = fields[.number] {
      number = node.text == "all" ? nil : values.integer(node, in: 1...1_000_000_000) ?? 1
    }
    return Fault(fate, host, kind, number: number)
  }

  // MARK: References

  /// The name of a host that there is.
  mutating func host(_ node: YAMLNode) -> String? {
    guard let text = node.text, !node.isEmpty else {
      values.wrong(node, "the name of a host")
      return nil
    }
    return host(text, at: node)
  }

  mutating func host(_ text: String, at node: YAMLNode) -> String? {
    if hosts.contains(text) { return text }
    // The hosts are not known if their section could not be read.
    if !hosts.isEmpty {
      values.error(
        .undeclared, "there is no host '\(text)'", at: node.range,
        values.suggestion(text, among: hosts, "hosts"))
    }
    return nil
  }

  /// `server:80`
  mutating func socket(_ node: YAMLNode) -> Destination? {
    guard let text = node.text, let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...]), port > 0
    else {
      values.wrong(node, "a host and a port", "write them with ':' between: server:80")
      return nil
    }
    return destination(String(text[..<colon]), port, at: node)
  }

  private mutating func destination(_ host: String, _ port: UInt16, at node: YAMLNode) -> Destination? {
    if let address = Address(host) { return Destination(host: .address(address), port: port) }
    return self.host(host, at: node).map { Destination(host: .name($0), port: port) }
  }

  /// A socket of a host that there is.
  mutating func ownSocket(_ node: YAMLNode) -> (host: String, port: UInt16)? {
    guard let socket = socket(node) else { return nil }
    guard case .name(let name) = socket.host else {
      values.wrong(node, "the name of a host and a port")
      return nil
    }
    return (name, socket.port)
  }

  /// `client`, `client/first`, `server/client:4000`
  mutating func end(_ node: YAMLNode) -> End? {
    guard let text = node.text, !node.isEmpty else {
      values.wrong(node, "an end of a connection", "write a host, or a host and a connection: client/first")
      return nil
    }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let host = host(parts[0], at: node) else { return nil }
    guard parts.count > 1 else { return End(host) }
    if let colon = parts[1].lastIndex(of: ":"), let port = UInt16(parts[1][parts[1].index(after: colon)...]) {
      return destination(String(parts[1][..<colon]), port, at: node).map { End(host, .remote($0)) }
    }
    guard names.contains(parts[1]) else {
      values.error(
        .undeclared, "no connection was called '\(parts[1])' before", at: node.range,
        names.isEmpty
          ? "give it a name where it is opened: open: { …, name: \(parts[1]) }"
          : values.suggestion(parts[1], among: names, "connections"))
      return nil
    }
    return End(host, .named(parts[1]))
  }
}

extension Scenario {
  /// Reads the text of a scenario file.
  package static func read(_ bytes: [UInt8]) -> (scenario: Scenario?, diagnostics: [Diagnostic]) {
    let (root, refused) = readNodes(bytes)
    guard let root, !root.isEmpty else {
      let empty = Diagnostic(
        .error, .missingKey, "the file is empty; a scenario starts with 'name: …'", at: .start)
      return (nil, refused.isEmpty ? [empty] : refused)
    }
    var reader = ScenarioReader()
    let scenario = reader.scenario(root)
    let diagnostics = (refused + reader.values.diagnostics).inFileOrder()
    return (diagnostics.hasErrors ? nil : scenario, diagnostics)
  }
}
