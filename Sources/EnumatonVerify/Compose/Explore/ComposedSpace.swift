import EnumatonExplore

/// All that two endpoints and the channels between them can do, as packed states.
struct ComposedSpace: PackedSpace {
  /// One thing that happens.
  enum Step: Hashable {
    /// An endpoint does something by itself: the cell says what.
    case act(Int, cell: Int)
    case deliver(channel: Int, message: UInt64, cell: Int)
    case lose(channel: Int, message: UInt64)
    case duplicate(channel: Int, message: UInt64)
  }

  /// What is worth telling.
  enum Mark: Hashable {
    /// Both endpoints are in situations of these classes.
    case joint(Int, Int)
    /// And nothing can happen any more.
    case quiet(Int, Int)
    case unhandled(endpoint: Int, number: Int)
    case overflow(channel: Int, message: Int)
  }

  let composition: Composition
  let layout: PackedLayout
  let alphabets: [Alphabet]
  private(set) var tables: [EndpointTable]
  private let channels: [Channel]
  /// For each endpoint, the channel it sends on.
  private let outgoing: [Int?]

  /// What a channel does, as the inner loop asks for it.
  private struct Channel: Sendable {
    var to: Int
    var capacity: UInt64
    var place: PackedLayout.Place
    var loses, duplicates, reorders, isUnordered: Bool
    var full: Composition.Full
    var losses, copies, overtakings: PackedLayout.Count?
  }

  /// - Returns: `nil` if a state does not fit into two words.
  init?(_ composition: Composition) {
    self.composition = composition
    let alphabets = composition.channels.map { Alphabet($0, in: composition) }
    self.alphabets = alphabets
    let layout = PackedLayout(composition, messages: alphabets.map(\.messages.count))
    self.layout = layout
    // (A message is a byte in the tables.)
    guard layout.fits, alphabets.allSatisfy({ $0.messages.count < 256 }) else { return nil }
    outgoing = [0, 1].map { index in composition.channels.firstIndex { $0.from == index } }
    tables = [0, 1].map { index in
      let incoming = composition.channels.firstIndex { $0.to == index }
      let outgoing = composition.channels.firstIndex { $0.from == index }
      return EndpointTable(
        composition, index, incoming: incoming.map { alphabets[$0] }, outgoing: outgoing.map { alphabets[$0] }
      )
    }
    channels = composition.channels.indices.map { index in
      let channel = composition.channels[index]
      return Channel(
        to: channel.to, capacity: UInt64(channel.capacity), place: layout.places[index],
        loses: channel.loses != .never, duplicates: channel.duplicates != .never,
        reorders: channel.reorders != .never, isUnordered: channel.reorders == .anyNumber,
        full: channel.full, losses: layout.losses[index], copies: layout.duplicates[index],
        overtakings: layout.reorders[index])
    }
  }

  var isFull: Bool { tables.contains(where: \.isFull) }

  /// Where both endpoints start; what they send at once is on its way.
  var start: PackedState {
    var state = PackedLayout.empty
    for index in 0..<2 {
      for message in tables[index].startSends {
        _ = send(UInt64(message), from: index, &state) { _ in }
      }
    }
    return state
  }

  mutating func prepare(_ states: ArraySlice<PackedState>) {
    for state in states {
      for index in 0..<2 {
        let situation = state.situation(index)
        if situation >= tables[index].rowCount { tables[index].complete(upTo: situation) }
      }
    }
  }

  func expand(_ states: ArraySlice<PackedState>, into expansion: inout PackedExpansion) {
    var successors = expansion.successors
    var marks = expansion.marks
    expansion.successors = []
    var seen = Seen(tables)
    for (place, state) in states.enumerated() {
      let before = successors.count
      let first = Int(tables[0].classOf[state.situation(0)])
      let second = Int(tables[1].classOf[state.situation(1)])
      if seen.joint.insert(first, second) {
        marks.append((Self.number(of: .joint(first, second)), place))
      }
      forEachStep(from: state) { _, next in
        successors.append(next)
      } mark: { mark, _ in
        if seen.others.insert(mark).inserted { marks.append((Self.number(of: mark), place)) }
      }
      if successors.count == before, seen.quiet.insert(first, second) {
        marks.append((Self.number(of: .quiet(first, second)), place))
      }
      expansion.ends.append(successors.count)
    }
    expansion.successors = successors
    expansion.marks = marks
  }

  /// What was marked already in this piece of work.
  private struct Seen {
    var joint: Pairs
    var quiet: Pairs
    var others: Set<Mark> = []

    init(_ tables: [EndpointTable]) {
      joint = Pairs(tables[0].classes.count, tables[1].classes.count)
      quiet = joint
    }
  }

  /// A set of pairs: a table where that is small.
  private struct Pairs {
    private var table: [Bool]
    private var set: Set<Int> = []
    private let width: Int

    init(_ height: Int, _ width: Int) {
      self.width = width
      table = .init(repeating: false, count: height * width > 4096 ? 0 : height * width)
    }

    @inline(__always)
    mutating func insert(_ first: Int, _ second: Int) -> Bool {
      let index = first &* width &+ second
      if table.isEmpty { return set.insert(index).inserted }
      if table[index] { return false }
      table[index] = true
      return true
    }
  }

  /// Everything that can happen in a state, always in the same order: what the endpoints do by themselves,
  /// what arrives, what is lost, what is duplicated. What changes nothing is left out.
  @inline(__always)
  func forEachStep(
    from state: PackedState, _ found: (Step, PackedState) -> Void, mark: (Mark, Step) -> Void
  ) {
    for endpoint in 0..<2 {
      for index in tables[endpoint].spontaneous(state.situation(endpoint)) {
        let cell = tables[endpoint].cells[index]
        var next = state
        if cell.outside >= 0 {
          let count = layout.outside[endpoint][Int(cell.outside)]
          guard state.allows(count) else { continue }
          next.add(count)
        }
        take(cell, endpoint, &next, .act(endpoint, cell: index), found, mark)
      }
    }
    for number in channels.indices {
      let channel = channels[number]
      let messages = state.messages(channel.place)
      if messages == 0 { continue }
      let count = channel.place.count(messages)
      let deliverable = channel.reorders && state.allows(channel.overtakings) ? count : 1
      var last: UInt64 = 0
      for position in 0..<deliverable {
        let message = channel.place.message(position, messages)
        // Of equal neighbours one stands for all; a later one would overtake for nothing.
        if message == last { continue }
        last = message
        var rest = state
        rest.set(channel.place, channel.place.without(position, messages))
        if position > 0 { rest.add(channel.overtakings) }
        let to = channel.to
        for index in tables[to].received(Int(truncatingIfNeeded: message), state.situation(to)) {
          let cell = tables[to].cells[index]
          let step = Step.deliver(channel: number, message: message, cell: index)
          if cell.mark != 0 { mark(.unhandled(endpoint: to, number: Int(cell.mark)), step) }
          var next = rest
          take(cell, to, &next, step, found, mark)
        }
      }
      let loses = channel.loses && state.allows(channel.losses)
      let duplicates = channel.duplicates && count < channel.capacity && state.allows(channel.copies)
      guard loses || duplicates else { continue }
      last = 0
      for position in 0..<count {
        let message = channel.place.message(position, messages)
        if message == last { continue }
        last = message
        if loses {
          var next = state
          next.set(channel.place, channel.place.without(position, messages))
          next.add(channel.losses)
          found(.lose(channel: number, message: message), next)
        }
        if duplicates {
          var next = state
          next.set(channel.place, channel.place.with(message, at: position, messages))
          next.add(channel.copies)
          found(.duplicate(channel: number, message: message), next)
        }
      }
    }
  }

  @inline(__always)
  private func take(
    _ cell: EndpointTable.Cell, _ endpoint: Int, _ state: inout PackedState, _ step: Step,
    _ found: (Step, PackedState) -> Void, _ mark: (Mark, Step) -> Void
  ) {
    state.set(endpoint, cell.situation)
    for index in 0..<Int(cell.sentCount) {
      let message = tables[endpoint].sent[Int(cell.firstSent) &+ index]
      let goesOn = send(UInt64(message), from: endpoint, &state) { mark($0, step) }
      if !goesOn { return }
    }
    found(step, state)
  }

  /// Whether the message is on its way, or may be lost: otherwise what sends it waits for room.
  @inline(__always)
  private func send(
    _ message: UInt64, from endpoint: Int, _ state: inout PackedState, _ mark: (Mark) -> Void
  ) -> Bool {
    guard let number = outgoing[endpoint] else { return true }
    let channel = channels[number]
    let messages = state.messages(channel.place)
    let count = channel.place.count(messages)
    guard count < channel.capacity else {
      if channel.full == .error {
        mark(.overflow(channel: number, message: Int(truncatingIfNeeded: message)))
      }
      return channel.full != .waits
    }
    var position = count
    if channel.isUnordered {
      // Where any order is possible, the order on the way is none: it is kept sorted.
      while position > 0, channel.place.message(position &- 1, messages) > message { position &-= 1 }
    }
    state.set(channel.place, channel.place.with(message, at: position, messages))
    return true
  }
}

extension ComposedSpace {
  static func number(of mark: Mark) -> UInt64 {
    func number(_ kind: UInt64, _ first: Int, _ second: Int) -> UInt64 {
      kind << 56 | UInt64(first) << 28 | UInt64(second)
    }
    return switch mark {
    case .joint(let first, let second): number(0, first, second)
    case .quiet(let first, let second): number(1, first, second)
    case .unhandled(let endpoint, let finding): number(2, endpoint, finding)
    case .overflow(let channel, let message): number(3, channel, message)
    }
  }

  static func mark(of number: UInt64) -> Mark {
    let first = Int(number >> 28 & (1 << 28 - 1))
    let second = Int(number & (1 << 28 - 1))
    return switch number >> 56 {
    case 0: .joint(first, second)
    case 1: .quiet(first, second)
    case 2: .unhandled(endpoint: first, number: second)
    default: .overflow(channel: first, message: second)
    }
  }
}
