import EnumatonCheck
import EnumatonSpec

/// The situations of one endpoint, numbered as they are met, and for each what comes of everything that can
/// happen in it: composing two endpoints is looking things up here.
struct EndpointTable: Sendable {
  /// What comes of one thing that can happen.
  struct Cell: Sendable {
    var situation: UInt32
    /// Where in `sent` the messages are, and how many.
    var firstSent: UInt32
    var sentCount: UInt16
    /// Which of the events from outside it is; -1 for others.
    var outside: Int16
    /// The finding that it is unhandled; 0 for none.
    var mark: UInt32
    var stimulus: UInt32
    var kind: Microstep.Kind
  }

  /// An unhandled reception.
  struct Unhandled: Hashable, Sendable {
    var message: Int
    var configuration: String
  }

  /// What distinguishes situations in goals and reports.
  struct Class: Hashable, Sendable {
    var facts: UInt64
    var states: String
    var isFinal: Bool
  }

  static let mostSituations = 1 << 20
  static let mostClasses = 1 << 12

  let machine: CheckedMachine
  private let endpoint: Composition.Endpoint
  private let facts: [(bit: Int, kind: Composition.Fact.Kind)]
  private let outgoing: Alphabet?
  private let messageCount: Int
  /// All that can happen: for each incoming message its cases, the events from outside, the timers.
  private(set) var stimuli: [Stimulus] = []
  private var ranges: [Range<Int>] = []
  private var outsideOf: [Int] = []

  private(set) var situations: [Situation] = []
  private var numbers: [Situation: UInt32] = [:]
  /// For each situation, its class.
  private(set) var classOf: [UInt32] = []
  private(set) var classes: [Class] = []
  private var classNumbers: [Class: UInt32] = [:]
  private(set) var cells: [Cell] = []
  /// For each situation with a row: the cells of what happens by itself, then those of each message.
  private(set) var starts: [UInt32] = [0]
  private(set) var sent: [UInt8] = []
  private var sentNumbers: [[UInt8]: UInt32] = [:]
  private(set) var unhandled: [Unhandled] = []
  private var unhandledNumbers: [Unhandled: UInt32] = [:]
  /// Whether there are more situations than are kept.
  private(set) var isFull = false
  /// What is sent before anything happens.
  private(set) var startSends: [UInt8] = []

  init(_ composition: Composition, _ index: Int, incoming: Alphabet?, outgoing: Alphabet?) {
    endpoint = composition.endpoints[index]
    machine = endpoint.machine
    facts = composition.facts.enumerated().filter { $0.element.endpoint == index }
      .map { ($0.offset, $0.element.kind) }
    self.outgoing = outgoing
    messageCount = incoming?.messages.count ?? 0
    for message in incoming?.messages ?? [] { add(message.arrival, outside: -1) }
    for (number, outside) in endpoint.outside.enumerated() { add(outside.arrival, outside: number) }
    for timer in machine.machine.timers.identifiers where endpoint.expiring[timer.index] {
      ranges.append(stimuli.count..<stimuli.count + 1)
      outsideOf.append(-1)
      stimuli.append(.timer(timer))
    }
    let start = machine.start
    startSends = messages(of: start)
    _ = number(of: start.situation)
  }

  private mutating func add(_ arrival: Composition.Arrival, outside: Int) {
    let cases = arrival.cases
    ranges.append(stimuli.count..<stimuli.count + cases.count)
    outsideOf.append(outside)
    stimuli += cases.map { .event(arrival.event, flags: $0) }
  }

  private func messages(of answer: Answer) -> [UInt8] {
    // No channel has room for so many: the rest makes no difference.
    answer.effects.lazy.compactMap { outgoing?.number(of: $0).map { UInt8(truncatingIfNeeded: $0) } }
      .prefix(255).map(\.self)
  }

  private mutating func number(of situation: Situation) -> UInt32? {
    if let number = numbers[situation] { return number }
    let description = describe(situation)
    let known = classNumbers[description]
    guard situations.count < Self.mostSituations, known != nil || classes.count < Self.mostClasses else {
      isFull = true
      return nil
    }
    let number = UInt32(situations.count)
    numbers[situation] = number
    situations.append(situation)
    if known == nil {
      classNumbers[description] = UInt32(classes.count)
      classes.append(description)
    }
    classOf.append(known ?? UInt32(classes.count - 1))
    return number
  }

  private func describe(_ situation: Situation) -> Class {
    let leaves = situation.configuration.leaves(in: machine)
    let spec = machine.machine
    var bits: UInt64 = 0
    for (bit, kind) in facts {
      let holds =
        switch kind {
        case .inState(let state): leaves.contains { spec.lineage(of: $0).contains(state) }
        case .held(let flag): situation.configuration.held & spec.flags[flag].mask != 0
        case .running(let timer): situation.timers[timer.index] >= 0
        }
      if holds { bits |= 1 << UInt64(bit) }
    }
    return Class(
      facts: bits, states: leaves.map { spec.states[$0].name.text }.joined(separator: "+"),
      isFinal: leaves.allSatisfy { spec.states[$0].isFinal })
  }

  /// How many situations have their row.
  var rowCount: Int { (starts.count - 1) / (messageCount + 1) }

  /// Works out all rows up to that of a situation.
  mutating func complete(upTo situation: Int) {
    while rowCount <= situation { appendRow() }
  }

  private mutating func appendRow() {
    let row = rowCount
    for group in ranges.indices.dropFirst(messageCount) { append(group, row) }
    starts.append(UInt32(cells.count))
    for group in 0..<messageCount {
      append(group, row)
      starts.append(UInt32(cells.count))
    }
  }

  private mutating func append(_ group: Int, _ row: Int) {
    let isMessage = group < messageCount
    let first = cells.count
    for index in ranges[group] {
      guard let answer = machine.answer(to: stimuli[index], in: situations[row]) else { continue }
      let messages = messages(of: answer)
      if !isMessage, messages.isEmpty, answer.situation == situations[row] { continue }
      // Nobody calls where the call is refused, and a call that is refused changes nothing.
      guard let next = number(of: answer.situation) else { continue }
      var mark: UInt32 = 0
      if isMessage, answer.kind == .unhandled || answer.kind == .overflow {
        mark = self.mark(Unhandled(message: group + 1, configuration: classes[Int(classOf[row])].states))
      }
      let start = place(of: messages)
      let isKnown = cells[first...].contains {
        $0.situation == next && $0.firstSent == start && Int($0.sentCount) == messages.count
          && $0.mark == mark && $0.outside == Int16(outsideOf[group])
      }
      if isKnown { continue }
      cells.append(
        Cell(
          situation: next, firstSent: start, sentCount: UInt16(messages.count),
          outside: Int16(outsideOf[group]), mark: mark, stimulus: UInt32(index), kind: answer.kind))
    }
  }

  private mutating func place(of messages: [UInt8]) -> UInt32 {
    if messages.isEmpty { return 0 }
    if let place = sentNumbers[messages] { return place }
    let place = UInt32(sent.count)
    sent += messages
    sentNumbers[messages] = place
    return place
  }

  private mutating func mark(_ finding: Unhandled) -> UInt32 {
    if let number = unhandledNumbers[finding] { return number }
    unhandled.append(finding)
    unhandledNumbers[finding] = UInt32(unhandled.count)
    return UInt32(unhandled.count)
  }

  /// The cells of what happens by itself in a situation.
  @inline(__always)
  func spontaneous(_ situation: Int) -> Range<Int> {
    let row = situation &* (messageCount &+ 1)
    return Int(starts[row])..<Int(starts[row &+ 1])
  }

  /// The cells of a message that is received.
  @inline(__always)
  func received(_ message: Int, _ situation: Int) -> Range<Int> {
    let row = situation &* (messageCount &+ 1) &+ message
    return Int(starts[row])..<Int(starts[row &+ 1])
  }
}
