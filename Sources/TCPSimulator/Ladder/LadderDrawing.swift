import TCPRuntime
import EnumatonRuntime

/// Draws a laid out story.
struct LadderDrawing {
  private let style: LadderStyle
  private let glyphs: Glyphs
  private let layout: LadderLayout
  private let routes: [Int: Route]
  private var canvas: Canvas

  /// Columns: the time, then the client's labels, its lifeline, the lane, the server's lifeline and labels.
  private static let timeWidth = 9
  private static let labelWidth = 12
  private static let margin = timeWidth + 2 + labelWidth + 1

  private let lane: Int
  private let lifelines: SidePair<Int>
  /// The header stands in the first row.
  private static let top = 1

  private let names: SidePair<String>

  init(_ story: Story, names: SidePair<String>, style: LadderStyle) {
    self.names = names
    self.style = style
    glyphs = style.ascii ? .ascii : .unicode
    let between = style.width - Self.margin - Self.labelWidth - 3
    lane = between - (between + 1) % 2  // odd
    let lane = lane
    lifelines = SidePair { $0 == .client ? Self.margin : Self.margin + lane + 1 }

    // Segments without room for their text in their line get it above; that moves rows, so lay out anew, until
    // all have room.
    var captioned: Set<Int> = []
    var layout = LadderLayout(story, lane: lane, captioned: captioned)
    var routes = layout.routes(lane: lane)
    while true {
      let cramped = routes.keys.filter { id in
        guard let span = layout.spans[id], let flight = story.flights[id] else { return false }
        return routes[id].map { $0.labelEnd(span: span) < flight.text.count + 5 } ?? false
      }
      guard !captioned.isSuperset(of: cramped) else { break }
      captioned.formUnion(cramped)
      layout = LadderLayout(story, lane: lane, captioned: captioned)
      routes = layout.routes(lane: lane)
    }
    self.layout = layout
    self.routes = routes
    canvas = Canvas(width: style.width)
    draw()
  }

  func lines() -> [String] { canvas.lines(color: style.color) }

  private static func ink(of segment: SegmentSummary) -> Canvas.Ink {
    if segment.flags.contains(.rst) { return .rst }
    if segment.flags.contains(.syn) { return .syn }
    if segment.flags.contains(.fin) { return .fin }
    return segment.length > 0 ? .data : .ack
  }

  // MARK: Rows

  private mutating func draw() {
    canvas.put("time", row: 0, to: Self.timeWidth - 1, .faint)
    for side in Side.allCases { putBeside(side, names[side], row: 0, .title) }
    for (index, row) in layout.rows.enumerated() { drawLifelines(row, at: index + Self.top) }
    for id in routes.keys.sorted() { drawLine(of: id) }
    for (index, row) in layout.rows.enumerated() { drawTexts(row, at: index + Self.top) }
  }

  private mutating func drawLifelines(_ row: LadderLayout.Row, at index: Int) {
    for host in Side.allCases {
      let glyph = row.isGap ? glyphs.gapLifeline : glyphs.lifeline
      canvas.put(glyph, row: index, column: lifelines[host], .faint)
    }
  }

  private mutating func drawTexts(_ row: LadderLayout.Row, at index: Int) {
    if let time = row.time {
      let text = (time - .origin).shortText(fitting: Self.timeWidth)
      canvas.put(spelled(text), row: index, to: Self.timeWidth - 1, .faint)
    }
    if let heading = row.heading {
      let start = lifelines.client + 1 + max(0, (lane - heading.count) / 2)
      canvas.put(spelled(heading), row: index, from: start, .note)
    }
    for host in Side.allCases {
      if let label = row.labels[host] { putBeside(host, label.text, row: index, Self.ink(of: label.kind)) }
      if let note = row.notes[host] { putInside(host, note, row: index, .note) }
      if let id = row.captions[host], let flight = layout.story.flights[id] {
        putInside(host, flight.text, row: index, Self.ink(of: flight.segment))
      }
    }
  }

  /// The text in the characters of this style.
  private func spelled(_ text: String) -> String {
    style.ascii ? String(text.map { $0 == "µ" ? "u" : $0 }) : text
  }

  private static func ink(of kind: Story.Label.Kind) -> Canvas.Ink {
    switch kind {
    case .call: .call
    case .timer: .timer
    case .state: .state
    case .failure: .rst
    }
  }

  /// Writes outside of a lifeline.
  private mutating func putBeside(_ host: Side, _ text: String, row: Int, _ ink: Canvas.Ink) {
    let text = text.count > Self.labelWidth ? String(text.prefix(Self.labelWidth - 1)) + "." : text
    switch host {
    case .client: canvas.put(text, row: row, to: lifelines.client - 2, ink)
    case .server: canvas.put(text, row: row, from: lifelines.server + 2, ink)
    }
  }

  /// Writes inside the lane, next to a lifeline.
  private mutating func putInside(_ host: Side, _ text: String, row: Int, _ ink: Canvas.Ink) {
    switch host {
    case .client: canvas.put(text, row: row, from: lifelines.client + 2, ink)
    case .server: canvas.put(text, row: row, to: lifelines.server - 2, ink)
    }
  }

  // MARK: Segments

  private mutating func drawLine(of id: Int) {
    guard let route = routes[id], let span = layout.spans[id], let flight = layout.story.flights[id]
    else { return }
    var pen = Pen(host: flight.sender, ink: Self.ink(of: flight.segment), drawing: self)
    defer { canvas = pen.canvas }
    let departure = span.departure
    pen.put(glyphs.departure, row: departure, column: 0)
    let labelEnd = route.labelEnd(span: span)
    pen.line(row: departure, from: 1, upTo: labelEnd)
    if !layout.captioned.contains(id) { pen.label(flight.text, row: departure, upTo: labelEnd) }

    switch route {
    case .lost(let column):
      pen.put(SidePair { _ in glyphs.lost }, row: departure, column: column)
      pen.text("lost", row: departure, after: column + 1)
    case .slope(let end):
      guard let arrival = span.arrival else { return }
      for row in departure...max(departure, arrival) {
        pen.slope(row: row, column: end - (arrival - row))
      }
      pen.arrive(row: arrival, from: end + 1)
    case .parked(let column):
      pen.put(glyphs.halt, row: departure, column: column)
      let end = span.arrival ?? layout.rows.count
      pen.wait(column: column, from: departure + 1, upTo: end)
      remark(on: flight, span, column: column, before: end, &pen)
      guard let arrival = span.arrival else { return }
      pen.put(glyphs.resume, row: arrival, column: column)
      pen.arrive(row: arrival, from: column + 1)
    case .released(let column):
      guard let arrival = span.arrival, let release = span.release else { return }
      pen.put(glyphs.halt, row: departure, column: column)
      pen.wait(column: column, from: departure + 1, upTo: release)
      remark(on: flight, span, column: column, before: release, &pen)
      for step in 0...2 { pen.slope(row: release + step, column: column + step) }
      pen.arrive(row: arrival, from: column + 3)
    }
  }

  /// Says beside its column why a segment waits, and when it goes on.
  private func remark(
    on flight: Story.Flight, _ span: LadderLayout.Span, column: Int, before end: Int, _ pen: inout Pen
  ) {
    let reason: String? =
      if flight.wasHeld { "held" } else if flight.wasDelayed { "delayed" } else {
        flight.fate == .underway ? "on its way" : nil
      }
    let place = (span.departure + 1..<max(end, span.departure + 1)).first { row in
      guard layout.rows.indices.contains(row), row != span.release else { return false }
      return layout.rows[row].notes[flight.sender] == nil && layout.rows[row].captions[flight.sender] == nil
    }
    if let reason, let place { pen.remark(reason, row: place, before: column) }
    if let release = span.release { pen.remark("released", row: release, before: column) }
  }

  /// Draws from the sender's side: column 0 is its lifeline.
  private struct Pen {
    let host: Side
    let ink: Canvas.Ink
    let glyphs: Glyphs
    let lane: Int
    let origin: Int
    var canvas: Canvas
    /// The slopes of the other direction, to cross with.
    private let otherSlope: Character

    init(host: Side, ink: Canvas.Ink, drawing: LadderDrawing) {
      self.host = host
      self.ink = ink
      glyphs = drawing.glyphs
      lane = drawing.lane
      origin = drawing.lifelines[host]
      canvas = drawing.canvas
      otherSlope = glyphs.slope[host.peer]
    }

    private func x(_ column: Int) -> Int { host == .client ? origin + column : origin - column }

    mutating func put(_ glyph: SidePair<Character>, row: Int, column: Int) {
      canvas.put(glyph[host], row: row + LadderDrawing.top, column: x(column), ink)
    }

    mutating func line(row: Int, from start: Int, upTo end: Int) {
      for column in stride(from: start, to: end, by: 1) {
        put(SidePair { _ in glyphs.line }, row: row, column: column)
      }
    }

    /// One step of a slope; where it meets one that comes the other way they cross.
    mutating func slope(row: Int, column: Int) {
      let isCrossing = canvas.character(row: row + LadderDrawing.top, column: x(column)) == otherSlope
      put(isCrossing ? SidePair { _ in glyphs.cross } : glyphs.slope, row: row, column: column)
    }

    /// Down a column through rows that are still free there.
    mutating func wait(column: Int, from start: Int, upTo end: Int) {
      for row in stride(from: start, to: end, by: 1)
      where canvas.character(row: row + LadderDrawing.top, column: x(column)) == " " {
        put(SidePair { _ in glyphs.parked }, row: row, column: column)
      }
    }

    mutating func arrive(row: Int, from start: Int) {
      line(row: row, from: start, upTo: lane)
      put(glyphs.head, row: row, column: lane)
    }

    /// Writes on the line: in the middle of the lane, or of the line if that is too short.
    mutating func label(_ label: String, row: Int, upTo end: Int) {
      let text = " \(label) "
      guard text.count + 3 <= end else { return }
      let inLane = (lane - text.count) / 2 + 1
      let start = inLane + text.count < end ? inLane : (end - text.count) / 2 + 1
      let left = host == .client ? x(start) : x(start + text.count - 1)
      canvas.put(text, row: row + LadderDrawing.top, from: left, ink)
    }

    /// Writes beyond a column, on the far side.
    mutating func text(_ text: String, row: Int, after column: Int) {
      let left = host == .client ? x(column + 1) : x(column + text.count)
      canvas.put(text, row: row + LadderDrawing.top, from: left, .note)
    }

    /// Writes before a column, on the near side.
    mutating func remark(_ text: String, row: Int, before column: Int) {
      let left = host == .client ? x(column - 1 - text.count) : x(column - 2)
      canvas.put(text, row: row + LadderDrawing.top, from: left, .note)
    }
  }
}
