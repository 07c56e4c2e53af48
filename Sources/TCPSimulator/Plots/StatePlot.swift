package import EnumatonRuntime
package import TCPRuntime

/// The states of connections or hosts over time: a row for each, a coloured bar for each state.
package struct StatePlot: Sendable {
  /// A row.
  package struct Row: Sendable {
    package var name: String
    /// The states it comes to, in the order of time.
    package var changes: [(time: Instant, state: TCPConnection.State)]

    package init(name: String, changes: [(time: Instant, state: TCPConnection.State)]) {
      self.name = name
      self.changes = changes
    }
  }

  package var title: String
  package var rows: [Row]
  /// How long the last states are shown; until the last change if that is later, or nothing is said.
  package var end: Instant?

  package init(title: String, rows: [Row], end: Instant? = nil) {
    self.title = title
    self.rows = rows
    self.end = end
  }

  private static let width = 960.0
  private static let top = 56.0
  private static let rowHeight = 30.0
  /// What is left of the last state if nothing more happens.
  private static let tail = 72.0

  /// The plot as an SVG file.
  package func svg() -> String {
    let times = rows.flatMap { $0.changes.map(\.time) } + (end.map { [$0] } ?? [])
    let start = times.min() ?? .origin
    let left = 24 + Double(rows.map(\.name.count).max() ?? 0) * 7
    let right = Self.width - 24
    let scale = TimeScale(times, from: left, to: right - Self.tail)
    let bottom = Self.top + Double(rows.count) * Self.rowHeight
    var drawing = SVGDrawing()
    drawing.text(title, x: 16, y: 24, class: "title")
    drawing.axis(scale, since: start, top: Self.top - 6, bottom: bottom, from: left)
    for (index, row) in rows.enumerated() {
      draw(row, y: Self.top + Double(index) * Self.rowHeight, left: left, right: right, scale, &drawing)
    }
    let states = TCPConnection.State.allCases.filter { state in
      rows.contains { $0.changes.contains { $0.state == state } }
    }
    let height = drawLegend(states, top: bottom + 36, &drawing)
    return drawing.file(
      width: Self.width, height: height, title: title, description: description,
      style: PlotColors.common + "\n" + PlotColors.style(of: states))
  }

  /// What is drawn, in words.
  private var description: String {
    let texts = rows.map { row in
      "\(row.name): " + row.changes.map { "\($0.state.name)" }.joined(separator: ", then ") + "."
    }
    return texts.joined(separator: " ")
  }

  private func draw(
    _ row: Row, y: Double, left: Double, right: Double, _ scale: TimeScale, _ drawing: inout SVGDrawing
  ) {
    drawing.text(row.name, x: left - 8, y: y + 16, anchor: .end, class: "text")
    for (index, change) in row.changes.enumerated() {
      let start = scale.position(of: change.time)
      let next = row.changes.dropFirst(index + 1).first
      let end = next.map { scale.position(of: $0.time) } ?? right
      guard end > start || next == nil else { continue }
      let name = "\(change.state.name)"
      drawing.rectangle(
        x: start, y: y, width: end - start, height: 22, class: "bar \(PlotColors.name(of: change.state))",
        title: next.map { "\(name), \(($0.time - change.time).shortText)" } ?? name)
      if Double(name.count) * 8 + 8 <= end - start {
        drawing.text(
          name, x: (start + end) / 2, y: y + 15.5, anchor: .middle,
          class: PlotColors.letters(on: change.state))
      }
    }
  }

  /// Draws what the colours mean. Returns where the drawing ends.
  private func drawLegend(
    _ states: [TCPConnection.State], top: Double, _ drawing: inout SVGDrawing
  ) -> Double {
    var x = 16.0
    var y = top
    for state in states {
      let name = "\(state.name)"
      let width = Double(name.count) * 8 + 40
      if x + width > Self.width {
        x = 16
        y += 22
      }
      drawing.rectangle(x: x, y: y, width: 14, height: 14, class: "bar \(PlotColors.name(of: state))")
      drawing.text(name, x: x + 20, y: y + 11.5, class: "text")
      x += width
    }
    return y + 30
  }
}
