package import EnumatonRuntime
import TCPRuntime

/// How a replay differs from what was recorded: by the three criteria of agreement, and by two finer ones, which tell
/// apart more but ask what an implementation may decide otherwise.
package struct Agreement: Sendable {
  package enum Criterion: String, Sendable {
    /// The path of states is the recorded one.
    case path
    /// The same SYN, SYN,ACK, FIN and RST segments in the same order, each counted once, and every SYN and
    /// FIN of the peer acknowledged.
    case segments
    /// Six milliseconds after each of the kernel's changes of state the endpoint is in that state.
    case states
    /// Finer: a SYN, FIN or text that the kernel sent again the endpoint sent again.
    case repetitions
    /// Finer: text that the kernel acknowledged the endpoint acknowledged, and a segment that the kernel answered
    /// at once with an ACK it answered before long.
    case answers

    /// Whether it is one of the three by which endpoints agree.
    package var isDecisive: Bool { self != .repetitions && self != .answers }
  }

  package struct Difference: Sendable {
    package var criterion: Criterion
    /// When the two parted, as far as it can be told.
    package var time: Instant
    /// What the kernel did and what the endpoint did, in words.
    package var text: String
  }

  /// In the order of time.
  package private(set) var differences: [Difference] = []

  /// Whether the endpoint did what the kernel did, by the first three criteria.
  package var agrees: Bool { !differences.contains { $0.criterion.isDecisive } }

  package func differs(in criterion: Criterion) -> Bool { differences.contains { $0.criterion == criterion } }

  package init(of replay: Replay, with history: History) {
    comparePaths(replay, history)
    compareSegments(replay, history)
    compareStates(replay)
    compareRepetitions(replay, history)
    compareAnswers(replay, history)
    // The path shows what happened better than a state that is looked at later.
    differences = differences.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  mutating func add(_ criterion: Criterion, at time: Instant, _ text: String) {
    differences.append(Difference(criterion: criterion, time: time, text: text))
  }

  // MARK: Paths

  private mutating func comparePaths(_ replay: Replay, _ history: History) {
    let recorded = Self.significant(history.path, \.self)
    let actual = Self.significant(replay.path, \.state)
    let common = zip(recorded, actual).prefix { $0 == $1.state }.count
    guard common < recorded.count || common < actual.count else { return }
    let place = common == 0 ? "at first" : "from \(recorded[common - 1].name)"
    let linux = common < recorded.count ? recorded[common] : nil
    if common < actual.count {
      let own = actual[common]
      let linux = linux.map { "Linux went to \($0.name)" } ?? "Linux stayed there"
      add(.path, at: own.time, "\(place) \(linux), we went to \(own.state.name) \(own.cause.words)")
    } else if let linux {
      // When the kernel went there is told only of full sockets.
      let time = history.moment(of: linux) ?? history.end
      add(.path, at: time, "\(place) Linux went to \(linux.name), we stayed there")
    }
  }

  /// Without the CLOSED and LISTEN before it begins; LISTEN after SYN_RECEIVED is CLOSED, and a listener that
  /// goes on is not part of the path.
  private static func significant<Item>(
    _ items: [Item], _ state: WritableKeyPath<Item, TCPConnection.State>
  ) -> [Item] {
    var path: [Item] = []
    for item in items {
      var item = item
      let last = path.last?[keyPath: state]
      switch item[keyPath: state] {
      case .listen:
        guard last == .synReceived else { continue }
        item[keyPath: state] = .closed
      case .closed: guard let last, last != .closed else { continue }
      default: break
      }
      path.append(item)
    }
    return path
  }

  // MARK: Segments

  private mutating func compareSegments(_ replay: Replay, _ history: History) {
    let (recorded, sent) = (Sent.all(in: history), Sent.all(in: replay))
    compareControls(Self.controls(recorded), Self.controls(sent), end: history.end)

    for entry in history.entries {
      guard case .received(let segment) = entry.event, !segment.flags.isDisjoint(with: [.syn, .fin]) else {
        continue
      }
      let end = segment.sequence + segment.sequenceLength
      guard let answer = recorded.first(where: { $0.acknowledges(end, after: entry.time) }),
        !sent.contains(where: { $0.acknowledges(end, after: entry.time) })
      else { continue }
      add(
        .segments, at: answer.time,
        "Linux acknowledged the \(segment.words) of \(entry.time.words), we never did")
    }
  }

  private mutating func compareControls(_ recorded: [Sent], _ sent: [Sent], end: Instant) {
    let common = zip(recorded, sent).prefix { $0.control == $1.control }.count
    let linux = common < recorded.count ? recorded[common] : nil
    let own = common < sent.count ? sent[common] : nil
    switch (linux, own) {
    case (nil, nil): break
    case (let linux?, nil):
      add(
        .segments, at: linux.time, "Linux sent \(linux.segment.words), we sent nothing of the kind any more")
    case (nil, let own?):
      add(.segments, at: own.time, "Linux sent nothing of the kind any more, we sent \(own.words)")
    case (let linux?, let own?):
      add(
        .segments, at: min(linux.time, own.time),
        "Linux sent \(linux.segment.words) at \(linux.time.words), we sent \(own.words) at \(own.time.words)")
    }
  }

  /// The segments that open, close and break off, each once.
  private static func controls(_ segments: [Sent]) -> [Sent] {
    var seen: Set<Sent.Control> = []
    return segments.filter { sent in
      !sent.segment.flags.isDisjoint(with: [.syn, .fin, .rst]) && seen.insert(sent.control).inserted
    }
  }

  // MARK: States

  private mutating func compareStates(_ replay: Replay) {
    for checkpoint in replay.checkpoints where checkpoint.expected != checkpoint.actual {
      add(
        .states, at: checkpoint.time,
        "Linux was in \(checkpoint.expected.name), we were in \(checkpoint.actual.name)")
    }
  }
}

/// A segment and when it was sent.
struct Sent {
  var time: Instant
  var segment: Segment
  var state: TCPConnection.State?
  var cause: Replay.Cause?

  static func all(in history: History) -> [Sent] {
    history.entries.compactMap { entry in
      if case .sent(let segment) = entry.event { Sent(time: entry.time, segment: segment) } else { nil }
    }
  }

  static func all(in replay: Replay) -> [Sent] {
    replay.sent.map { Sent(time: $0.time, segment: $0.segment, state: $0.state, cause: $0.cause) }
  }

  /// What makes two segments the same.
  struct Control: Hashable {
    var flags: Segment.Flags
    var number: SequenceNumber?
  }

  var control: Control {
    let flags = segment.flags.subtracting(.psh)
    // The number of a reset that acknowledges is nobody's concern; a FIN may ride on text, and has its own number.
    guard !flags.isSuperset(of: [.rst, .ack]) else { return Control(flags: flags, number: nil) }
    let text = flags.contains(.fin) ? UInt32(segment.length) : 0
    return Control(flags: flags, number: segment.sequence + text)
  }

  func acknowledges(_ end: SequenceNumber, after moment: Instant) -> Bool {
    time >= moment && segment.flags.contains(.ack) && segment.acknowledgment >= end
  }

  var words: String {
    [segment.words, state.map { "in \($0.name)" }, cause?.words].compactMap(\.self).joined(separator: " ")
  }
}

extension History {
  /// When the kernel said that it was in `state`, the last time.
  fileprivate func moment(of state: TCPConnection.State) -> Instant? {
    entries.last { if case .state(_, state) = $0.event { true } else { false } }?.time
  }
}
