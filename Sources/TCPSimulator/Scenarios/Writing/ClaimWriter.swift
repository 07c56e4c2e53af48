import TCPRuntime

/// Claims by the keys of `expect`, in their order; of several that have the same place in the file the last counts.
struct ClaimWriter {
  private var keys: [(key: ExpectKey, value: Value)] = []

  /// What stands at a key.
  private indirect enum Value {
    case text(String)
    case items([String])
    case entries([(key: String, value: Value)])

    var flowText: String {
      switch self {
      case .text(let text): text
      case .items(let items): "[\(items.joined(separator: ", "))]"
      case .entries(let entries): flow(entries.map { ($0.key, $0.value.flowText) })
      }
    }

    /// Puts a value where the path leads.
    mutating func put(_ value: Value, at path: ArraySlice<String>) {
      guard let key = path.first else {
        self = value
        return
      }
      var entries: [(key: String, value: Value)] = []
      if case .entries(let present) = self { entries = present }
      let place = entries.firstIndex { $0.key == key } ?? entries.count
      if place == entries.count { entries.append((key, .entries([]))) }
      entries[place].value.put(value, at: path.dropFirst())
      self = .entries(entries)
    }
  }

  init(_ claims: [Expectation.Claim]) {
    for claim in claims { add(claim) }
  }

  /// A line for each key, those of a mapping each on its own.
  var lines: [String] {
    keys.flatMap { key, value -> [String] in
      switch value {
      case .text,
        .items where key != .segments && key != .exchange:
        ["\(key.rawValue): \(value.flowText)"]
      case .items(let items): ["\(key.rawValue):"] + items.map { "  - \($0)" }
      case .entries(let entries):
        ["\(key.rawValue):"] + entries.map { "  \($0.key): \($0.value.flowText)" }
      }
    }
  }

  /// The same in a line.
  var flowText: String { flow(keys.map { ($0.key.rawValue, $0.value.flowText) }) }

  private mutating func add(_ claim: Expectation.Claim) {
    switch claim {
    case .path(let end, let states): put(.items(states.map { "\($0.name)" }), .paths, end.text)
    case .state(let end, let state): put(.text("\(state.name)"), .states, end.text)
    case .sends(let host, let kind, let count): put(.text("\(count)"), .sends, host, kind.rawValue)
    case .count(let host, let state, let count): put(.text("\(count)"), .counts, host, "\(state.name)")
    case .refusals(let host, let count): put(.text("\(count)"), .refusals, host)
    case .signals(let end, let signals):
      let names = signals.compactMap { signal in Signal.all.first { $0.signal == signal }?.name }
      put(.items(names), .signals, end.text)
    case .drops(let host, let reason, let count): put(.text("\(count)"), .drops, host, reason.rawValue)
    case .includes(let segments): put(.items(segments.map(\.flowText)), .segments)
    case .exchange(let segments): put(.items(segments.map(\.flowText)), .exchange)
    case .nothingLive: put(.text("none"), .live)
    case .holds(let invariant):
      var names = [invariant.rawValue]
      if let present = keys.first(where: { $0.key == .invariants }), case .items(let items) = present.value {
        names = items + names
      }
      put(.items(names), .invariants)
    }
  }

  private mutating func put(_ value: Value, _ key: ExpectKey, _ path: String...) {
    let place = keys.firstIndex { $0.key == key } ?? keys.count
    if place == keys.count { keys.append((key, .entries([]))) }
    keys[place].value.put(value, at: path[...])
  }
}

extension ExpectedSegment {
  fileprivate var flowText: String {
    var entries = [(key: "from", value: host)]
    if let flags { entries.append(("flags", flags.isEmpty ? "[]" : flags.flowText)) }
    if let sequence { entries.append(("seq", "\(sequence)")) }
    if let acknowledgment { entries.append(("ack", "\(acknowledgment)")) }
    if let length { entries.append(("length", "\(length)")) }
    if let window { entries.append(("window", "\(window)")) }
    return flow(entries)
  }
}
