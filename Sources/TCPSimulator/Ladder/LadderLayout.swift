import EnumatonRuntime
import TCPRuntime

/// A story laid out in rows: what stands on each, and in which rows the segments leave and arrive.
struct LadderLayout {
  struct Row {
    var time: Instant?
    var labels = SidePair<Story.Label?> { _ in nil }
    var notes = SidePair<String?> { _ in nil }
    /// The segment whose text stands here, because there is no room for it in its line below.
    var captions = SidePair<Int?> { _ in nil }
    /// In the middle, between the lifelines.
    var heading: String?
    /// Whether much time passes here.
    var isGap = false
  }

  /// The rows of a segment.
  struct Span: Hashable {
    var departure: Int
    var release: Int?
    /// `nil` if it never arrives.
    var arrival: Int?
  }

  let story: Story
  private(set) var rows: [Row] = []
  private(set) var spans: [Int: Span] = [:]
  /// The columns between the lifelines.
  private let lane: Int
  /// The segments whose text stands above their line.
  let captioned: Set<Int>

  init(_ story: Story, lane: Int, captioned: Set<Int>) {
    self.story = story
    self.lane = lane
    self.captioned = captioned
    var first = Row()
    for host in Side.allCases { first.labels[host] = Self.label(story.beginning[host]) }
    rows.append(first)
    for index in story.moments.indices { place(index) }
  }

  private static func label(_ state: TCPConnection.State) -> Story.Label {
    Story.Label(text: "\(state.name)", kind: .state)
  }

  /// How long nothing happens, to the nearest second if that is long.
  static func text(pause: Duration) -> String {
    guard pause >= .seconds(10) else { return "\(pause.shortText) later" }
    let rounded = Duration.seconds((pause + .milliseconds(500)).components.seconds)
    return (rounded == pause ? "" : "about ") + "\(rounded.shortText) later"
  }

  // MARK: Moments

  private mutating func place(_ index: Int) {
    let moment = story.moments[index]
    let isQuiet = !isUnderway(before: index)
    if index > 0, isQuiet {
      let pause = moment.time - story.moments[index - 1].time
      if pause >= .milliseconds(500) {
        rows.append(Row(heading: Self.text(pause: pause), isGap: true))
      } else if moment.isNewStart {
        rows.append(Row())
      }
    }
    if let chapter = moment.chapter {
      for line in wrap(chapter, width: lane - 4) { rows.append(Row(heading: line)) }
      rows.append(Row())
    }
    while rows.count < earliestRow(of: index) { rows.append(Row()) }

    let first = rows.count
    if moment.releases {
      for flight in story.flights.keys where story.flights[flight]?.release == index {
        spans[flight]?.release = rows.count
      }
      rows.append(Row())
    }
    place(SidePair { host in items(of: moment, at: index, host: host) })
    if first < rows.count { rows[first].time = moment.time }
  }

  /// Whether a segment is on its way when the moment comes, apart from those that never arrive.
  private func isUnderway(before index: Int) -> Bool {
    story.flights.values.contains { flight in
      flight.departure < index && flight.fate != .lost && (flight.arrival ?? .max) >= index
    }
  }

  /// Whether a segment is on its way before and after the moment.
  private func passes(_ index: Int) -> Bool {
    story.flights.values.contains { flight in
      flight.departure < index && flight.fate != .lost && (flight.arrival ?? .max) > index
    }
  }

  /// Segments that cross take a row more, to cross in.
  private func earliestRow(of index: Int) -> Int {
    let arriving = story.flights.keys.filter { story.flights[$0]?.arrival == index }
    var row = 0
    for one in arriving {
      for other in arriving where story.cross(one, other) {
        if let span = spans[one] { row = max(row, (span.release ?? span.departure) + 2) }
      }
    }
    return row
  }

  // MARK: Lines of one moment

  /// What takes one row at one host.
  private enum Item {
    case event(Story.Label?, Story.Port?)
    case note(String)
    case caption(Int)

    var port: Story.Port? { if case .event(_, let port) = self { port } else { nil } }
    var isText: Bool { if case .event = self { false } else { true } }
  }

  private func items(of moment: Story.Moment, at index: Int, host: Side) -> [Item] {
    let isShared =
      moment.lines[host.peer].contains { if case .note = $0 { true } else { false } }
      || passes(index)
    var items: [Item] = []
    for line in moment.lines[host] {
      switch line {
      case .note(let text):
        items += wrap(text, width: isShared ? lane / 2 - 4 : lane - 4).map(Item.note)
      case .event(let label, let port):
        if case .departs(let flight) = port, captioned.contains(flight) { items.append(.caption(flight)) }
        items.append(.event(label, port))
      }
    }
    return items
  }

  /// Puts the items of both hosts side by side where they do not get in each other's way.
  private mutating func place(_ items: SidePair<[Item]>) {
    var client = items.client[...]
    var server = items.server[...]
    while client.first != nil || server.first != nil {
      var takesClient = client.first != nil
      var takesServer = server.first != nil
      if let left = client.first, let right = server.first, !fit(left, right) {
        // What arrives comes first, then text, then what leaves.
        takesClient = precedence(left) <= precedence(right)
        takesServer = !takesClient
      }
      var row = Row()
      if takesClient, let item = client.popFirst() { put(item, of: .client, on: &row) }
      if takesServer, let item = server.popFirst() { put(item, of: .server, on: &row) }
      rows.append(row)
    }
  }

  private func fit(_ left: Item, _ right: Item) -> Bool {
    if left.isText, right.isText {
      return text(of: left).count + text(of: right).count + 5 <= lane
    }
    switch (left.port, right.port) {
    case (nil, nil): return true
    case (nil, _?): return !left.isText
    case (_?, nil): return !right.isText
    case (.arrives(let one), .arrives(let other)):
      return story.cross(one, other)
        && (spans[one]?.release != nil || spans[one]?.departure == spans[other]?.departure)
    case (.departs(let one), .departs(let other)):
      return story.flights[one]?.fate != .lost && story.flights[other]?.fate != .lost
    default: return false
    }
  }

  private func text(of item: Item) -> String {
    switch item {
    case .note(let text): text
    case .caption(let flight): story.flights[flight]?.text ?? ""
    case .event: ""
    }
  }

  private func precedence(_ item: Item) -> Int {
    switch item.port {
    case .arrives: 0
    case nil: 1
    case .departs: 2
    }
  }

  private mutating func put(_ item: Item, of host: Side, on row: inout Row) {
    switch item {
    case .note(let text): row.notes[host] = text
    case .caption(let flight): row.captions[host] = flight
    case .event(let label, let port):
      row.labels[host] = label
      switch port {
      case .departs(let flight): spans[flight] = Span(departure: rows.count)
      case .arrives(let flight): spans[flight]?.arrival = rows.count
      case nil: break
      }
    }
  }
}

/// Breaks a text into lines of at most `width` characters, between words where possible.
func wrap(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += (line.isEmpty ? "" : " ") + word
  }
  return lines + (line.isEmpty ? [] : [line])
}
