import EnumatonRuntime
import TCPRuntime

extension Play {
  /// The play as a ladder in SVG: time goes down, segments slant from one lifeline to the other, and a coloured
  /// bar on each lifeline shows the state.
  package func ladderSVG(explains: Bool = false, view: LadderView = LadderView()) -> String {
    let (story, names, _) = story(view, explains: explains)
    return LadderSVG(story, names: names).file(title: scenario.title, summary: scenario.summary)
  }
}

/// Draws a story as a ladder in SVG.
struct LadderSVG {
  private let layout: LadderLayout
  private let names: SidePair<String>
  private let height: Double
  private var drawing = SVGDrawing()

  private static let width = 960.0
  private static let rowHeight = 24.0
  private static let top = 92.0
  private static let timeEnd = 72.0
  private static let lifelines = SidePair<Double> { $0 == .client ? 216 : 808 }
  /// The columns that stand for the lane where texts are broken into lines.
  private static let lane = 76

  init(_ story: Story, names: SidePair<String>) {
    self.names = names
    layout = LadderLayout(story, lane: Self.lane, captioned: [])
    height = Self.top + Double(layout.rows.count) * Self.rowHeight + 24
    drawLifelines()
    for id in layout.spans.keys.sorted() { draw(flight: id) }
    drawTexts()
  }

  func file(title: String, summary: String) -> String {
    var file = drawing
    file.text(title, x: 16, y: 26, class: "title")
    file.text(summary, x: 16, y: 48, class: "faint")
    let states = TCPConnection.State.allCases.filter { state in
      Side.allCases.contains { layout.story.paths[$0].contains(state) }
    }
    return file.file(
      width: Self.width, height: height, title: title, description: summary,
      style: PlotColors.common + "\n" + PlotColors.style(of: states) + "\n" + Self.style)
  }

  private static let style = """
    .segment { stroke: #424a53; stroke-width: 1.5; fill: none; }
    .head { fill: #424a53; }
    .label { fill: #1f2328; font-size: 11px; }
    .wait { stroke: #59636e; stroke-dasharray: 2 3; fill: none; }
    .lost { stroke: #c44e00; stroke-width: 2; }
    .lost-text, .failure { fill: #b23c00; }
    .call { fill: #0a58b0; }
    .timer { fill: #8a5a00; }
    .timer-mark { fill: #ffffff; stroke: #8a5a00; stroke-width: 1.5; }
    .state { fill: #1f2328; font-weight: 600; }
    .note { fill: #59636e; font-size: 11px; font-style: italic; }
    @media (prefers-color-scheme: dark) {
      .segment { stroke: #b7bdc8; }
      .head { fill: #b7bdc8; }
      .label, .state { fill: #f0f6fc; }
      .wait { stroke: #9198a1; }
      .lost { stroke: #ff8c42; }
      .lost-text, .failure { fill: #ff8c42; }
      .call { fill: #79b8ff; }
      .timer { fill: #e3b341; }
      .timer-mark { fill: #0d1117; stroke: #e3b341; }
      .note { fill: #9198a1; }
    }
    """

  /// The middle of a row.
  private func y(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

  // MARK: Lifelines

  private mutating func drawLifelines() {
    let bottom = Self.top + Double(layout.rows.count) * Self.rowHeight
    for host in Side.allCases {
      let x = Self.lifelines[host]
      drawing.text(names[host], x: x, y: Self.top - 14, anchor: .middle, class: "title")
      drawing.line(x, Self.top, x, bottom, class: "life")
      drawStates(of: host, to: bottom)
    }
    for (index, row) in layout.rows.enumerated() where row.isGap {
      for host in Side.allCases {
        let x = Self.lifelines[host]
        drawing.rectangle(x: x - 8, y: y(index) - 6, width: 16, height: 12, class: "paper")
        drawing.line(x, y(index) - 6, x, y(index) + 6, class: "wait")
      }
    }
  }

  /// A bar for as long as the host is in a state.
  private mutating func drawStates(of host: Side, to bottom: Double) {
    var changes: [(row: Int, state: TCPConnection.State)] = []
    for (index, row) in layout.rows.enumerated() {
      guard let label = row.labels[host], case .state = label.kind,
        let state = TCPConnection.State.allCases.first(where: { "\($0.name)" == label.text })
      else { continue }
      changes.append((index, state))
    }
    for (index, change) in changes.enumerated() {
      let end = changes.dropFirst(index + 1).first.map { y($0.row) } ?? bottom
      drawing.rectangle(
        x: Self.lifelines[host] - 4, y: y(change.row), width: 8, height: end - y(change.row),
        class: "bar \(PlotColors.name(of: change.state))", title: "\(change.state.name)")
    }
  }

  // MARK: Texts

  private mutating func drawTexts() {
    for (index, row) in layout.rows.enumerated() {
      let y = y(index) + 4
      if let time = row.time {
        drawing.text(
          (time - .origin).shortText(fitting: 9), x: Self.timeEnd, y: y, anchor: .end, class: "faint")
      }
      if let heading = row.heading {
        let middle = (Self.lifelines.client + Self.lifelines.server) / 2
        drawing.text(heading, x: middle, y: y, anchor: .middle, class: "note")
      }
      for host in Side.allCases {
        let outwards: Double = host == .client ? -1 : 1
        let x = Self.lifelines[host]
        if let label = row.labels[host] {
          if case .timer = label.kind {
            drawing.rectangle(x: x - 4, y: y - 8, width: 8, height: 8, class: "timer-mark", title: "a timer")
          }
          drawing.text(
            label.text, x: x + outwards * 14, y: y, anchor: host == .client ? .end : .start,
            class: Self.name(of: label.kind))
        }
        if let note = row.notes[host] {
          drawing.text(
            note, x: x - outwards * 14, y: y, anchor: host == .client ? .start : .end, class: "note")
        }
      }
    }
  }

  private static func name(of kind: Story.Label.Kind) -> String {
    switch kind {
    case .call: "call"
    case .timer: "timer"
    case .state: "state"
    case .failure: "failure"
    }
  }

  // MARK: Segments

  private mutating func draw(flight id: Int) {
    guard let flight = layout.story.flights[id], let span = layout.spans[id] else { return }
    let direction: Double = flight.sender == .client ? 1 : -1
    let start = Point(x: Self.lifelines[flight.sender] + direction * 6, y: y(span.departure))
    let goal = Self.lifelines[flight.sender.peer] - direction * 6
    let middle = (start.x + goal) / 2
    if flight.fate == .lost {
      let end = Point(x: start.x + (goal - start.x) * 0.62, y: start.y + Self.rowHeight * 0.4)
      line(from: start, to: end, label: flight.text)
      for slope: Double in [-1, 1] {
        drawing.line(end.x - 6, end.y - 6 * slope, end.x + 6, end.y + 6 * slope, class: "lost")
      }
      drawing.text(
        "lost", x: end.x + direction * 12, y: end.y + 4, anchor: direction > 0 ? .start : .end,
        class: "lost-text")
    } else if let arrival = span.arrival, !flight.wasHeld, span.release == nil {
      let end = Point(x: goal, y: y(arrival))
      line(from: start, to: end, label: flight.text)
      head(at: end, from: start)
    } else {
      let halt = Point(x: middle - direction * 60, y: start.y + Self.rowHeight * 0.3)
      line(from: start, to: halt, label: flight.text)
      let end = span.arrival.map { Point(x: goal, y: y($0)) }
      let last = span.release.map(y) ?? end.map { $0.y - Self.rowHeight * 0.5 } ?? y(layout.rows.count - 1)
      drawing.line(halt.x, halt.y, halt.x, last, class: "wait")
      let reason = flight.wasHeld ? "held" : flight.wasDelayed ? "delayed" : "on its way"
      drawing.text(
        reason, x: halt.x - direction * 6, y: min(halt.y + 16, last), anchor: direction > 0 ? .end : .start,
        class: "note")
      guard let end else { return }
      line(from: Point(x: halt.x, y: last), to: end, label: nil)
      head(at: end, from: Point(x: halt.x, y: last))
    }
  }

  private struct Point {
    var x: Double
    var y: Double
  }

  /// A line with its text above it, in the sender's half, where another that crosses has none.
  private mutating func line(from start: Point, to end: Point, label: String?) {
    drawing.line(start.x, start.y, end.x, end.y, class: "segment")
    guard let label else { return }
    let slope = (end.y - start.y) / (end.x - start.x)
    let isLong = (end.x - start.x).magnitude > 320
    let place = Point(x: start.x + (end.x - start.x) * (isLong ? 0.3 : 0.5), y: 0)
    let y = start.y + slope * (place.x - start.x) - 4
    drawing.text(label, x: place.x, y: y, anchor: .middle, slope: Self.degrees(slope), class: "label")
  }

  private mutating func head(at end: Point, from start: Point) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = max(1, (dx * dx + dy * dy).squareRoot())
    let (ux, uy) = (dx / length * 9, dy / length * 9)
    drawing.polygon(
      [
        (end.x, end.y), (end.x - ux - uy / 2, end.y - uy + ux / 2),
        (end.x - ux + uy / 2, end.y - uy - ux / 2),
      ],
      isClosed: true, class: "head")
  }

  /// The angle of a slope in degrees: the arc tangent, by its series, to well below a tenth for slopes as flat
  /// as these; a steep one counts as one in two.
  private static func degrees(_ slope: Double) -> Double {
    let slope = min(0.5, max(-0.5, slope))
    let square = slope * slope
    let radians = slope * (1 - square * (1.0 / 3 - square * (1.0 / 5 - square * (1.0 / 7 - square / 9))))
    return radians * 180 / .pi
  }
}
