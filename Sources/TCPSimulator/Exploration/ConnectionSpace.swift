import EnumatonExplore
import TCPRuntime

/// Everything that can happen between two hosts, in any order: calls, arrivals, losses, duplicates, timers. Time
/// does not count: a timer that runs may expire next. States are packed: the numbers of both endpoints and of
/// the segments on the way, which are kept sorted since any may arrive first.
struct ConnectionSpace: PackedSpace {
  enum Step: Hashable, Sendable {
    case call(Side, UserCall)
    case deliver(Segment, to: Side)
    case lose(Segment, to: Side)
    case duplicate(Segment, to: Side)
    case expire(TCPConnection.Timer, Side)
  }

  enum Mark: Hashable, Sendable {
    /// The two were in these states together.
    case joint(TCPConnection.State, TCPConnection.State)
    /// And nothing can happen any more.
    case deadEnd(TCPConnection.State, TCPConnection.State)
    /// The machine has no answer: the number of the finding.
    case undefined(Side, Int)
  }

  let circumstances: Circumstances
  private(set) var table: EndpointTable
  let start: PackedState
  private let layout: Layout

  /// - Returns: `nil` if so many segments do not fit into a state.
  init?(_ circumstances: Circumstances) {
    guard let layout = Layout(circumstances) else { return nil }
    self.layout = layout
    self.circumstances = circumstances
    table = EndpointTable(mostEndpoints: 1 << 22, mostSegments: 1 << layout.width - 1)
    var start = PackedState(low: 0, high: 1 << 63)
    for host in Side.allCases {
      let endpoint = Endpoint(
        profile: circumstances.profile, initialSequenceNumber: host.initialSequenceNumber)
      start.low |= UInt64(table.number(of: endpoint) ?? 0) << Layout.endpointShift(host)
    }
    self.start = start
  }

  mutating func prepare(_ states: ArraySlice<PackedState>) {
    for state in states {
      for host in Side.allCases {
        let endpoint = layout.endpoint(host, state)
        table.completeTimers(of: endpoint)
        let calls = circumstances.calls(of: host)
        let made = layout.calls(host, state)
        if made < calls.count {
          table.complete(calls[made], number: callNumber(host, made), at: endpoint)
        }
        for segment in layout.segments(host, state) {
          table.complete(arrivalOf: segment, at: endpoint)
        }
      }
    }
  }

  func expand(_ states: ArraySlice<PackedState>, into expansion: inout PackedExpansion) {
    var seen: Set<Mark> = []
    for (place, state) in states.enumerated() {
      func mark(_ mark: Mark) {
        if seen.insert(mark).inserted { expansion.marks.append((number(of: mark), place)) }
      }
      let before = expansion.successors.count
      let (client, server) = (endpoint(.client, state).state, endpoint(.server, state).state)
      mark(.joint(client, server))
      var successors = expansion.successors
      expansion.successors = []
      forEachStep(from: state) { _, next in
        successors.append(next)
      } mark: { finding, _ in
        mark(finding)
      }
      expansion.successors = successors
      if successors.count == before { mark(.deadEnd(client, server)) }
      expansion.ends.append(successors.count)
    }
  }

  func endpoint(_ host: Side, _ state: PackedState) -> Endpoint {
    table.endpoints[layout.endpoint(host, state)]
  }

  private func callNumber(_ host: Side, _ made: Int) -> Int {
    host == .client ? made : circumstances.clientCalls.count + made
  }

  /// Everything that can happen in a state, always in the same order. What changes nothing is left out.
  func forEachStep(
    from state: PackedState, _ found: (Step, PackedState) -> Void, mark: (Mark, Step) -> Void
  ) {
    for host in Side.allCases {
      let endpoint = layout.endpoint(host, state)
      func take(_ outcome: EndpointTable.Outcome, _ step: Step, _ state: PackedState, changes: Bool) {
        if outcome.undefined > 0 { mark(.undefined(host, Int(outcome.undefined)), step) }
        var next = state
        layout.set(host, endpoint: outcome.endpoint, &next)
        for index in 0..<Int(outcome.sentCount) {
          let segment = table.sent[Int(outcome.firstSent) + index]
          layout.add(segment, to: host.peer, &next)
        }
        if changes || next != state { found(step, next) }
      }

      let calls = circumstances.calls(of: host)
      let made = layout.calls(host, state)
      if made < calls.count, let outcome = table.call(callNumber(host, made), at: endpoint) {
        var next = state
        layout.addCall(host, &next)
        take(outcome, .call(host, calls[made]), next, changes: true)
      }
      let segments = layout.segments(host, state)
      for (index, segment) in segments.enumerated() where index == 0 || segments[index - 1] != segment {
        let header = table.segments[segment - 1]
        var rest = state
        layout.remove(index, host, &rest)
        if let outcome = table.arrival(of: segment, at: endpoint) {
          take(outcome, .deliver(header, to: host), rest, changes: true)
        }
        if layout.losses(state) < circumstances.losses {
          layout.addLoss(&rest)
          found(.lose(header, to: host), rest)
        }
        if layout.duplicates(state) < circumstances.duplicates, segments.count < circumstances.capacity {
          var next = state
          layout.add(UInt32(segment), to: host, &next)
          layout.addDuplicate(&next)
          found(.duplicate(header, to: host), next)
        }
      }
      for (timer, outcome) in table.timers(of: endpoint) {
        take(table.outcomes[outcome], .expire(timer, host), state, changes: false)
      }
    }
  }
}

extension ConnectionSpace {
  private func number(of mark: Mark) -> UInt64 {
    func index(_ state: TCPConnection.State) -> UInt64 {
      UInt64(TCPConnection.State.allCases.firstIndex(of: state) ?? 0)
    }
    return switch mark {
    case .joint(let client, let server): index(client) << 8 | index(server)
    case .deadEnd(let client, let server): 1 << 32 | index(client) << 8 | index(server)
    case .undefined(let host, let finding):
      2 << 32 | (host == .client ? 0 : 1 << 31) | UInt64(finding)
    }
  }

  func mark(of number: UInt64) -> Mark {
    let states = Array(TCPConnection.State.allCases)
    let (client, server) = (Int(number >> 8 & 0xFF), Int(number & 0xFF))
    return switch number >> 32 {
    case 0: .joint(states[client], states[server])
    case 1: .deadEnd(states[client], states[server])
    default: .undefined(number >> 31 & 1 == 0 ? .client : .server, Int(number & 0x7FFF_FFFF))
    }
  }

  /// Where the parts of a state are.
  struct Layout: Sendable {
    /// The bits of a segment.
    let width: UInt64
    private let capacity: UInt64

    init?(_ circumstances: Circumstances) {
      guard circumstances.capacity <= 5, circumstances.losses < 1 << 5, circumstances.duplicates < 1 << 5,
        circumstances.clientCalls.count < 1 << 4, circumstances.serverCalls.count < 1 << 4
      else { return nil }
      capacity = UInt64(circumstances.capacity)
      width = 63 / (2 * capacity)
    }

    static func endpointShift(_ host: Side) -> UInt64 { host == .client ? 0 : 22 }

    func endpoint(_ host: Side, _ state: PackedState) -> Int {
      Int(state.low >> Self.endpointShift(host) & (1 << 22 - 1))
    }

    func set(_ host: Side, endpoint: UInt32, _ state: inout PackedState) {
      let shift = Self.endpointShift(host)
      state.low = state.low & ~((1 << 22 - 1) << shift) | UInt64(endpoint) << shift
    }

    func losses(_ state: PackedState) -> Int { Int(state.low >> 44 & 0x1F) }
    func addLoss(_ state: inout PackedState) { state.low += 1 << 44 }
    func duplicates(_ state: PackedState) -> Int { Int(state.low >> 49 & 0x1F) }
    func addDuplicate(_ state: inout PackedState) { state.low += 1 << 49 }

    func calls(_ host: Side, _ state: PackedState) -> Int {
      Int(state.low >> (host == .client ? 54 : 58) & 0xF)
    }

    func addCall(_ host: Side, _ state: inout PackedState) {
      state.low += 1 << (host == .client ? 54 : 58)
    }

    private func base(_ host: Side) -> UInt64 { host == .client ? 0 : capacity * width }

    /// The segments on the way to a host.
    func segments(_ host: Side, _ state: PackedState) -> [Int] {
      var segments: [Int] = []
      for index in 0..<capacity {
        let segment = state.high >> (base(host) + index * width) & (1 << width - 1)
        if segment == 0 { break }
        segments.append(Int(segment))
      }
      return segments
    }

    private func set(_ host: Side, _ segments: [Int], _ state: inout PackedState) {
      state.high &= ~((1 << (capacity * width) - 1) << base(host))
      for (index, segment) in segments.enumerated() {
        state.high |= UInt64(segment) << (base(host) + UInt64(index) * width)
      }
    }

    /// A segment sets out for a host; it is lost if there is no room.
    func add(_ segment: UInt32, to host: Side, _ state: inout PackedState) {
      var segments = segments(host, state)
      guard segments.count < Int(capacity) else { return }
      segments.insert(Int(segment), at: segments.firstIndex { $0 > Int(segment) } ?? segments.endIndex)
      set(host, segments, &state)
    }

    func remove(_ index: Int, _ host: Side, _ state: inout PackedState) {
      var segments = segments(host, state)
      segments.remove(at: index)
      set(host, segments, &state)
    }
  }
}
