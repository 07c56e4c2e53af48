import EnumatonRuntime
import TCPRuntime

/// A recording as it will be told: moments one after the other, and at each of them what is to be written
/// beside and between the two lifelines, line by line. Nothing here knows of rows and columns.
struct Story {
  /// A segment on its way.
  struct Flight {
    enum Fate { case arrives, lost, held, underway }

    var sender: Side
    var segment: SegmentSummary
    /// Whether the host has sent the same before.
    var isRepeated: Bool
    var fate = Fate.underway
    /// Whether it was held on its way, whatever became of it.
    var wasHeld = false
    var wasDelayed = false
    /// Whether the network made it from another.
    var isCopy = false
    /// The moments, by their index, at which it left, was let go on, and arrived.
    var departure: Int
    var release: Int?
    var arrival: Int?

    /// What stands on its line.
    var text: String { segment.text + (isCopy ? " (copy)" : isRepeated ? " (again)" : "") }
  }

  /// One line at one host.
  enum Line {
    /// What stands beside the lifeline and what touches it there.
    case event(Label?, Port?)
    /// A remark beside the lifeline, inwards.
    case note(String)
  }

  /// What is written beside a lifeline.
  struct Label {
    enum Kind { case call, timer, state, failure }
    var text: String
    var kind: Kind
  }

  /// Where a segment's way touches a lifeline; the number is the segment's.
  enum Port: Hashable {
    case departs(Int)
    case arrives(Int)
  }

  /// What happens at one instant.
  struct Moment {
    var time: Instant
    var lines = SidePair<[Line]> { _ in [] }
    /// Whether segments that were held go on now.
    var releases = false
    var chapter: String?
    /// Whether something begins here by itself, rather than by the arrival of a segment.
    var isNewStart = false
  }

  /// The states in which the story begins.
  private(set) var beginning = SidePair<TCPConnection.State> { _ in .closed }
  private(set) var moments: [Moment] = []
  /// The segments by their numbers.
  private(set) var flights: [Int: Flight] = [:]
  /// The states each host goes through in the story, from its beginning.
  private(set) var paths = SidePair<[TCPConnection.State]> { _ in [] }

  /// What happens at one of the two hosts.
  struct Record {
    var time: Instant
    var host: Side
    var event: TCPSimulator.Record.Event
  }

  init(_ records: [Record], explains: Bool) {
    let start =
      records.firstIndex { if case .chapter = $0.event { true } else { false } } ?? records.startIndex
    for record in records[..<start] {
      if case .state(_, let state) = record.event { beginning[record.host] = state }
    }
    paths = SidePair { [beginning[$0]] }
    var sent = Repetitions<Side>()
    for record in records[..<start] {
      switch record.event {
      case .transmit(let segment, _), .inject(let segment, _): _ = sent.insert(segment, from: record.host)
      default: break
      }
    }
    var told = records[start...]
    while let first = told.first {
      let now = told.prefix { $0.time == first.time }
      told = told.dropFirst(now.count)
      tell(now, at: first.time, explains: explains, &sent)
    }
  }

  /// Whether two segments leave (or are let go on) at one instant and arrive at one instant, and no other is
  /// on its way in between: they cross halfway, and nothing is in their way.
  func cross(_ one: Int, _ other: Int) -> Bool {
    guard let first = flights[one], let second = flights[other], first.sender != second.sender,
      let arrival = first.arrival, second.arrival == arrival, first.release == second.release,
      first.release != nil || first.departure == second.departure
    else { return false }
    let departure = min(first.departure, second.departure)
    return !flights.contains { id, flight in
      id != one && id != other && flight.fate != .lost && flight.departure < arrival
        && (flight.arrival ?? .max) > departure
    }
  }

  /// The number under which a copy of a segment goes.
  private static func copy(of flight: Int) -> Int { -1 - flight }

  /// Tells what happens at one instant.
  private mutating func tell(
    _ records: ArraySlice<Record>, at time: Instant, explains: Bool, _ sent: inout Repetitions<Side>
  ) {
    var moment = Moment(time: time)
    var reactions = SidePair<[Reaction]> { _ in [] }
    for record in records {
      let host = record.host
      let state = paths[host].last ?? .closed
      switch record.event {
      case .chapter(let text): moment.chapter = text
      case .call, .timer:
        moment.isNewStart = true
        reactions[host].append(Reaction(to: record.event, in: state))
      case .receive(let segment, let id):
        // The second of the kind is the copy.
        let flight = flights[id]?.fate == .arrives ? Self.copy(of: id) : id
        reactions[host].append(Reaction(to: .receive(segment, flight: flight), in: state))
        flights[flight]?.arrival = moments.count
        flights[flight]?.fate = .arrives
      case .inject(let segment, let id):
        moment.isNewStart = true
        var reaction = Reaction(to: record.event, in: state)
        let flight = Flight(
          sender: host, segment: segment, isRepeated: sent.insert(segment, from: host),
          departure: moments.count)
        flights[id] = flight
        reaction.sends.append((id, flight))
        reactions[host].append(reaction)
      case .transmit(let segment, let id):
        let flight = Flight(
          sender: host, segment: segment, isRepeated: sent.insert(segment, from: host),
          departure: moments.count)
        flights[id] = flight
        reactions[host].change(in: state) { $0.sends.append((id, flight)) }
      case .state(let from, let to):
        paths[host].append(to)
        reactions[host].change(in: state) { $0.changes.append((from, to)) }
      case .signal(let signal): reactions[host].change(in: state) { $0.signals.append(signal) }
      case .crash, .reboot:
        moment.isNewStart = true
        reactions[host].append(Reaction(to: record.event, in: state))
        if case .crash = record.event, state != .closed { paths[host].append(.closed) }
      case .duplicate(_, let id):
        guard var copy = flights[id] else { continue }
        copy.isCopy = true
        flights[Self.copy(of: id)] = copy
        reactions[host].change(in: state) { $0.sends.append((Self.copy(of: id), copy)) }
      case .transition, .rejected, .cookie, .accept: break
      case .drop(_, let flight, _): flights[flight]?.fate = .lost
      case .hold(_, let flight):
        flights[flight]?.fate = .held
        flights[flight]?.wasHeld = true
      case .delay(_, let flight, _): flights[flight]?.wasDelayed = true
      case .release(_, let flight):
        flights[flight]?.release = moments.count
        flights[flight]?.fate = .underway
        moment.releases = true
      }
    }
    moment.lines = SidePair { reactions[$0].lines(explains: explains) }
    moments.append(moment)
  }
}

/// Which segments have been sent before.
struct Repetitions<Sender: Hashable> {
  private struct Sent: Hashable {
    var sender: Sender
    var segment: SegmentSummary
  }

  private var sent: Set<Sent> = []

  /// Whether the sender has sent the same before: of a segment that carries anything, what it carries; of
  /// another, all of it.
  mutating func insert(_ segment: SegmentSummary, from sender: Sender) -> Bool {
    var segment = segment
    segment.flags.remove(.psh)
    if segment.length > 0 || !segment.flags.isDisjoint(with: [.syn, .fin]) {
      segment.acknowledgment = nil
    }
    return !sent.insert(Sent(sender: sender, segment: segment)).inserted
  }
}
