import EnumatonSpec
import TCPRuntime

extension ScenarioReader {
  mutating func expectations(_ node: YAMLNode) -> [Expectation] {
    guard let fields = values.fields(node, ExpectKey.self) else { return [] }
    return fields.values.flatMap { expectations($0.key, $0.value) }
  }

  private mutating func expectations(_ key: ExpectKey, _ node: YAMLNode) -> [Expectation] {
    switch key {
    case .paths:
      return values.entries(node, "a mapping of ends to lists of states").compactMap { key, value in
        guard let end = end(key) else { return nil }
        return Expectation(.path(end, values.items(value).compactMap { state($0) }), at: value.range)
      }
    case .states: return endStates(node).map { Expectation(.state($0.end, $0.state), at: $0.range) }
    case .sends:
      let kinds = SegmentKind.allCases.map { ($0.rawValue, $0) }
      return counts(node, of: kinds, "kinds of segments") { .sends($0, $1, $2) }
    case .counts:
      let states = TCPConnection.State.allCases.map { ("\($0.name)", $0) }
      return counts(node, of: states, "states") { .count($0, $1, $2) }
    case .drops:
      let reasons = DropReason.allCases.map { ($0.rawValue, $0) }
      return counts(node, of: reasons, "reasons") { .drops($0, $1, $2) }
    case .segments: return [Expectation(.includes(segments(node)), at: node.range)]
    case .exchange: return [Expectation(.exchange(segments(node)), at: node.range)]
    case .signals:
      let names = Signal.all.map { ($0.name, $0.signal) }
      return values.entries(node, "a mapping of ends to signals").compactMap { key, value in
        guard let end = end(key) else { return nil }
        let signals = values.items(value).compactMap { values.choice($0, of: names, "signals") }
        return Expectation(.signals(end, signals), at: value.range)
      }
    case .refusals:
      return values.entries(node, "a mapping of hosts to numbers").compactMap { key, value in
        guard let host = host(key), let count = values.integer(value, in: 0...Int.max) else { return nil }
        return Expectation(.refusals(host, count), at: value.range)
      }
    case .live:
      let claim = values.choice(node, of: [("none", Expectation.Claim.nothingLive)], "forms of 'live'")
      return claim.map { [Expectation($0, at: node.range)] } ?? []
    case .invariants:
      let names = Invariant.allCases.map { ($0.rawValue, $0) }
      return values.items(node).compactMap { item in
        values.choice(item, of: names, "invariants").map { Expectation(.holds($0), at: item.range) }
      }
    }
  }

  /// A number for each of some things at each of some hosts.
  private mutating func counts<Thing>(
    _ node: YAMLNode, of things: [(name: String, value: Thing)], _ what: String,
    _ claim: (String, Thing, Int) -> Expectation.Claim
  ) -> [Expectation] {
    var expectations: [Expectation] = []
    for (key, value) in values.entries(node, "a mapping of hosts") {
      guard let host = host(key) else { continue }
      for (name, number) in values.entries(value, "a mapping of \(what) to numbers") {
        guard let thing = values.choice(name, of: things, what),
          let count = values.integer(number, in: 0...Int.max)
        else { continue }
        expectations.append(Expectation(claim(host, thing, count), at: name.range))
      }
    }
    return expectations
  }

  private mutating func segments(_ node: YAMLNode) -> [ExpectedSegment] {
    values.list(node, "a list of segments").compactMap { item in
      guard let fields = values.fields(item, SegmentKey.self), let from = fields[.from], let host = host(from)
      else {
        return nil
      }
      var segment = ExpectedSegment(from: host)
      segment.range = item.range
      if let node = fields[.flags] { segment.flags = flags(node) }
      if let node = fields[.seq] { segment.sequence = number(node) }
      if let node = fields[.ack] { segment.acknowledgment = number(node) }
      if let node = fields[.length] { segment.length = values.integer(node, in: 0...65_495) }
      if let node = fields[.window] {
        segment.window = values.integer(node, in: 0...(1 << 30)).map { UInt32($0) }
      }
      return segment
    }
  }

  private mutating func number(_ node: YAMLNode) -> UInt32? {
    values.integer(node, in: 0...Int(UInt32.max)).map { UInt32($0) }
  }
}
