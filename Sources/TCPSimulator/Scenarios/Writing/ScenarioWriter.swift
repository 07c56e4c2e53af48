import TCPRuntime

extension Scenario {
  /// The scenario as a file that reads as the same, with comments above it.
  package func text(heading: [String] = []) -> String {
    var lines = heading.map { "# \($0)" }
    lines += ["name: \(name)", "title: \(title.quoted)", "summary: \(summary.quoted)"]
    if seed != 1 { lines.append("seed: \(seed)") }
    lines += ["", "hosts:"] + hosts.map(\.line)
    let network = network.entries(unlike: LinkSettings())
    if !network.isEmpty { lines += ["", "network: \(flow(network))"] }
    lines += section("links", links.map(\.flowText))
    lines += section("faults", faults.map { "\($0.keyword): \($0.flowText)" })
    lines += section("steps", script.map(\.text))
    if script.isEmpty { lines += ["", "steps: []"] }
    let claims = ClaimWriter(expectations.map(\.claim)).lines
    if !claims.isEmpty { lines += ["", "expect:"] + claims.map { "  \($0)" } }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ key: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["", "\(key):"] + items.map { "  - \($0)" }
  }
}

/// `{ from: client, to: server }`
func flow(_ entries: [(key: String, value: String)]) -> String {
  entries.isEmpty ? "{}" : "{ " + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + " }"
}

/// `[a, b]`, or the one item alone.
func flow(_ items: [String]) -> String {
  items.count == 1 ? items[0] : "[\(items.joined(separator: ", "))]"
}

extension String {
  /// In double quotes, as YAML reads it.
  var quoted: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Duration {
  /// As a scenario has it, exact: `10ms`, `1500us`, `45min`.
  var scenarioText: String {
    let units: KeyValuePairs<String, Int64> = [
      "h": 3_600_000_000_000, "min": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1_000,
    ]
    let nanoseconds = nanosecondsClamped
    let unit = units.first { nanoseconds != 0 && nanoseconds.isMultiple(of: $0.value) }
    return unit.map { "\(nanoseconds / $0.value)\($0.key)" } ?? "\(nanoseconds)ns"
  }
}

extension Probability {
  /// As a scenario has it: `0.5%`.
  var scenarioText: String {
    let decimals = String(String(10_000 + millionths % 10_000).dropFirst())
    return "\(millionths / 10_000).\(decimals)%".replacing(".0000%", with: "%")
  }
}

// MARK: - Hosts and network

extension HostSettings {
  fileprivate var line: String {
    let entries = entries
    return entries.isEmpty ? "  \(name):" : "  \(name): \(flow(entries))"
  }

  private var entries: [(key: String, value: String)] {
    let isLinux = profile.answersSYNInSynReceived
    let usual: Profile = isLinux ? .linux : .rfc9293
    var entries: [(key: String, value: String)] = []
    func add(_ key: HostKey, _ value: String?) {
      if let value { entries.append((key.rawValue, value)) }
    }
    func time(_ key: HostKey, _ path: KeyPath<Profile.Settings, Duration>) {
      let value = profile.settings[keyPath: path]
      if value != usual.settings[keyPath: path] { add(key, value.scenarioText) }
    }
    func optionalTime(_ key: HostKey, _ path: KeyPath<Profile.Settings, Duration?>) {
      let value = profile.settings[keyPath: path]
      if value != usual.settings[keyPath: path] { add(key, value?.scenarioText ?? "none") }
    }
    func count(_ key: HostKey, _ path: KeyPath<Profile.Settings, Int>) {
      let value = profile.settings[keyPath: path]
      if value != usual.settings[keyPath: path] { add(key, "\(value)") }
    }
    func optionalCount(_ key: HostKey, _ path: KeyPath<Profile.Settings, Int?>) {
      let value = profile.settings[keyPath: path]
      if value != usual.settings[keyPath: path] { add(key, value.map { "\($0)" }) }
    }
    if isLinux { add(.profile, "linux") }
    if !initialSequenceNumbers.isEmpty { add(.iss, flow(initialSequenceNumbers.map { "\($0)" })) }
    if ephemeralPorts != HostSettings(name: name).ephemeralPorts {
      add(.ports, "\(ephemeralPorts.lowerBound)-\(ephemeralPorts.upperBound)")
    }
    time(.initialTimeout, \.initialTimeout)
    time(.minimumTimeout, \.minimumTimeout)
    time(.maximumTimeout, \.maximumTimeout)
    count(.synRetries, \.synRetries)
    count(.steadySynRetries, \.steadySynRetries)
    optionalCount(.synAckRetries, \.synAckRetries)
    count(.dataRetries, \.dataRetries)
    optionalCount(.orphanRetries, \.orphanRetries)
    optionalTime(.userTimeout, \.userTimeout)
    time(.segmentLifetime, \.segmentLifetime)
    optionalTime(.orphanFinWait2, \.orphanFinWait2)
    time(.keepaliveIdle, \.keepaliveIdle)
    time(.keepaliveInterval, \.keepaliveInterval)
    count(.keepaliveProbes, \.keepaliveProbes)
    optionalTime(.delayedAck, \.delayedAck)
    count(.maximumSegmentSize, \.maximumSegmentSize)
    count(.receiveBuffer, \.receiveBuffer)
    optionalTime(.challengeInterval, \.challengeInterval)
    return entries
  }
}

extension LinkSettings {
  fileprivate func entries(unlike usual: LinkSettings) -> [(key: String, value: String)] {
    var change = LinkChange()
    if latency != usual.latency { change.latency = latency }
    if jitter != usual.jitter { change.jitter = jitter }
    if bandwidth != usual.bandwidth { change.bandwidth = bandwidth }
    if queue != usual.queue { change.queue = queue }
    if loss != usual.loss { change.loss = loss }
    if duplication != usual.duplication { change.duplication = duplication }
    if reordering != usual.reordering { change.reordering = reordering }
    if reorderingDelay != usual.reorderingDelay { change.reorderingDelay = reorderingDelay }
    if corruption != usual.corruption { change.corruption = corruption }
    return change.entries
  }
}

extension LinkChange {
  fileprivate var entries: [(key: String, value: String)] {
    let values: [(LinkKey, String?)] = [
      (.latency, latency?.scenarioText), (.jitter, jitter?.scenarioText),
      (.bandwidth, bandwidth.map { "\($0 / 1_000).\(String(1_000 + $0 % 1_000).dropFirst())kbit" }),
      (.queue, queue.map { "\($0)" }), (.loss, loss?.scenarioText), (.duplication, duplication?.scenarioText),
      (.reordering, reordering?.scenarioText), (.reorderingDelay, reorderingDelay?.scenarioText),
      (.corruption, corruption?.scenarioText),
    ]
    return values.compactMap { key, value in value.map { (key.rawValue, $0) } }
  }

  var flowText: String { flow([("from", source), ("to", destination)] + entries) }
}

extension Fault {
  var keyword: String {
    switch fate {
    case .drop: "drop"
    case .hold: "hold"
    case .delay: "delay"
    case .duplicate: "duplicate"
    }
  }

  var flowText: String {
    var entries = [(key: "from", value: host)]
    if kind != .any { entries.append(("kind", kind.rawValue)) }
    if number != 1 { entries.append(("number", number.map { "\($0)" } ?? "all")) }
    switch fate {
    case .drop, .hold: break
    case .delay(let time): entries.append(("by", time.scenarioText))
    case .duplicate(let time): if time != .zero { entries.append(("by", time.scenarioText)) }
    }
    return flow(entries)
  }
}
