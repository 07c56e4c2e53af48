import EnumatonRuntime
import TCPRuntime

/// Writes what happens between any number of hosts as a sequence diagram of Mermaid, the ports with every segment. As
/// in that of two hosts, a segment stands where it arrives, or where it leaves if it never does.
struct HostsMermaid {
  private let title: String
  private let hosts: [HostSettings]
  private var lines: [String] = []
  private var flights: [Int: Flight] = [:]
  private var sent = Repetitions<Record.Connection>()
  private var note: Note?
  /// The last moment that was told, and how many came before.
  private var now: Instant?
  private var moment = 0
  /// Whether the story has begun; segments are kept in mind before.
  private var isTold: Bool

  private struct Flight {
    var source: Socket
    var destination: Socket
    var text: String
    var departure: (time: Instant, moment: Int)
    var wasHeld = false
    var isHeld = false
    /// How often it is still to arrive.
    var copies = 1
    var hasArrived = false
  }

  /// What one end does at an instant.
  private struct Note {
    var host: String
    var connection: Record.Connection?
    var texts: [String]
    /// Whether its application has asked for what happens.
    var isCalled: Bool
  }

  init(_ play: Play, connection: Int? = nil) {
    title = play.scenario.title
    hosts = play.scenario.hosts
    let records = play.records.filter {
      connection == nil || $0.connection == nil || $0.connection?.number == connection
    }
    let start = records.firstIndex { if case .chapter = $0.event { true } else { false } } ?? 0
    isTold = start == 0
    for record in records[..<start] { tell(record) }
    finishNote()
    now = nil
    isTold = true
    begin(after: records[..<start])
    for record in records[start...] { tell(record) }
    finishNote()
    end()
  }

  var text: String {
    let head = ["---", "title: \(JSONObject.quoted(title))", "---", "sequenceDiagram"]
    let participants = hosts.indices.map { "participant \(id($0)) as \(hosts[$0].name)" }
    return (head + (participants + lines).map { "  \($0)" }).joined(separator: "\n") + "\n"
  }

  // MARK: Lines

  /// Names could be words of Mermaid's own.
  private func id(_ host: Int) -> String { "h\(host + 1)" }

  private func id(_ name: String) -> String { id(hosts.firstIndex { $0.name == name } ?? 0) }

  private func id(_ socket: Socket) -> String? { socket.address.host(of: hosts.count).map(id) }

  private var everybody: String { hosts.count == 1 ? id(0) : "\(id(0)),\(id(hosts.count - 1))" }

  private mutating func add(_ head: String, _ texts: [String]) {
    guard isTold else { return }
    lines.append(head + ": " + texts.map(LadderMermaid.escaped).joined(separator: "<br/>"))
  }

  /// The states that hosts have come to before the story begins.
  private mutating func begin(after records: ArraySlice<Record>) {
    for host in hosts {
      var ends: [(end: Record.Connection?, state: TCPConnection.State)] = []
      for record in records where record.host == host.name {
        switch record.event {
        case .state(_, let state):
          if let index = ends.firstIndex(where: { $0.end == record.connection }) {
            ends[index].state = state
          } else {
            ends.append((record.connection, state))
          }
        case .crash: ends = []
        default: break
        }
      }
      let texts = ends.filter { $0.state != .closed }.map { end, state in
        (end.map { "\($0.local.port)↔\($0.remote.port): " } ?? "") + "\(state.name)"
      }
      if !texts.isEmpty { add("Note over \(id(host.name))", texts) }
    }
  }

  /// What has not arrived when the story ends.
  private mutating func end() {
    for (_, flight) in flights.sorted(by: { $0.key < $1.key }) where flight.copies > 0 {
      guard let source = id(flight.source), let destination = id(flight.destination) else { continue }
      add("\(source)--)\(destination)", ["\(flight.text) (\(flight.isHeld ? "held" : "on its way"))"])
    }
  }

  // MARK: Records

  private mutating func tell(_ record: Record) {
    switch record.event {
    case .transition, .rejected, .cookie, .accept: return
    default: goOn(to: record.time)
    }
    switch record.event {
    case .transition, .rejected, .cookie, .accept: break
    case .call(let call): addNote(record, call.text, isCall: true)
    case .timer(let timer): addNote(record, Reaction.text(ofTimer: timer), isCall: false)
    case .crash: addNote(record, "crashes")
    case .reboot: addNote(record, "reboots")
    case .state(_, let state): addNote(record, "\(state.name)")
    case .signal(let signal):
      // Bad news is only news to an application that has not asked for it.
      let isAskedFor = note.map { $0.isCalled && $0.connection == record.connection } ?? false
      if let text = signal.failure, !isAskedFor { addNote(record, text) }
    case .chapter(let text):
      finishNote()
      add("Note over \(everybody)", [text])
    case .transmit(let segment, let id): depart(record, segment, id)
    case .inject(let segment, let id):
      depart(record, segment, id)
      flights[id]?.text += " (injected)"
    case .receive(_, let id): arrive(id)
    case .drop(_, let id, let reason): lose(id, reason)
    case .hold(_, let id):
      flights[id]?.isHeld = true
      flights[id]?.wasHeld = true
    case .release(_, let id): flights[id]?.isHeld = false
    case .duplicate(_, let id): flights[id]?.copies += 1
    case .delay: break
    }
  }

  private mutating func goOn(to time: Instant) {
    guard let last = now else {
      now = time
      return
    }
    guard time > last else { return }
    finishNote()
    now = time
    moment += 1
    let pause = time - last
    if pause >= .milliseconds(500) { add("Note over \(everybody)", [LadderLayout.text(pause: pause)]) }
  }

  // MARK: Notes

  /// Adds to the note of an end; begins one if the last is not about it.
  private mutating func addNote(_ record: Record, _ text: String, isCall: Bool? = nil) {
    if note?.host != record.host || note?.connection != record.connection {
      finishNote()
      note = Note(host: record.host, connection: record.connection, texts: [], isCalled: false)
    }
    note?.texts.append(text)
    if let isCall { note?.isCalled = isCall }
  }

  private mutating func finishNote() {
    guard let note else { return }
    self.note = nil
    let time = ((now ?? .origin) - .origin).shortText(fitting: 9)
    let ports = note.connection.map { ", \($0.local.port)↔\($0.remote.port)" } ?? ""
    add("Note over \(id(note.host))", ["\(time)\(ports):"] + note.texts)
  }

  // MARK: Segments

  private mutating func depart(_ record: Record, _ segment: SegmentSummary, _ id: Int) {
    guard let connection = record.connection else { return }
    let isAgain = sent.insert(segment, from: connection)
    flights[id] = Flight(
      source: connection.local, destination: connection.remote,
      text: "\(connection.local.port)→\(connection.remote.port) \(segment.text)"
        + (isAgain ? " (again)" : ""),
      departure: (record.time, moment))
  }

  private mutating func arrive(_ id: Int) {
    guard let flight = flights[id] else { return }
    finishNote()
    flights[id]?.copies -= 1
    flights[id]?.hasArrived = true
    guard let source = self.id(flight.source), let destination = self.id(flight.destination) else { return }
    let departure = (flight.departure.time - .origin).shortText(fitting: 9)
    let remark =
      if flight.wasHeld {
        " (held, sent at \(departure))"
      } else if flight.hasArrived {
        " (copy)"
      } else if flight.departure.moment + 1 < moment {
        " (sent at \(departure))"
      } else {
        ""
      }
    add("\(source)->>\(destination)", [flight.text + remark])
  }

  private mutating func lose(_ id: Int, _ reason: DropReason) {
    guard let flight = flights[id] else { return }
    finishNote()
    flights[id]?.copies -= 1
    guard let source = self.id(flight.source) else { return }
    guard let destination = self.id(flight.destination) else {
      return add(
        "Note over \(source)", ["\(flight.text) (\(reason.rawValue): \(flight.destination.address))"])
    }
    add("\(source)-x\(destination)", ["\(flight.text) (\(reason.rawValue))"])
  }
}
