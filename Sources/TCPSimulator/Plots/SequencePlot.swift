import EnumatonRuntime
import TCPRuntime

/// One direction of a connection over time, as tcptrace draws it: what is sent, how far it is acknowledged,
/// and how far the window reaches.
package struct SequencePlot: Sendable {
  package var title: String
  /// What is drawn, numbers counted from the first.
  private var segments: [Sent] = []
  private var acknowledged: [Level] = []
  private var edges: [Level] = []

  private struct Sent: Sendable {
    var time: Instant
    var start: Int64
    var end: Int64
    var flags: Segment.Flags
    var isAgain: Bool
  }

  private struct Level: Sendable {
    var time: Instant
    var number: Int64
  }

  /// The plot of what `sender` sends to `receiver`, of packets seen at one place in the order of time, with
  /// windows in octets.
  package init(
    title: String, _ packets: some Sequence<Packet>, from sender: SocketAddress, to receiver: SocketAddress
  ) {
    self.title = title
    var numbers = UnwrappedNumbers()
    var sent = SentNumbers()
    for packet in packets {
      let segment = packet.segment
      if packet.source == sender, packet.destination == receiver {
        let novelty = sent.add(segment)
        if segment.flags.contains(.rst) || segment.sequenceLength > 0 {
          let start = numbers.unwrap(segment.sequence)
          segments.append(
            Sent(
              time: packet.time, start: start, end: start + Int64(segment.sequenceLength),
              flags: segment.flags, isAgain: novelty == .again))
        }
      } else if packet.source == receiver, packet.destination == sender, segment.flags.contains(.ack),
        !segment.flags.contains(.rst)
      {
        let number = numbers.unwrap(segment.acknowledgment)
        acknowledged.append(Level(time: packet.time, number: number))
        edges.append(Level(time: packet.time, number: number + Int64(segment.window)))
      }
    }
  }

  private static let width = 960.0
  private static let height = 520.0
  private static let top = 56.0
  private static let bottom = 440.0
  private static let left = 88.0
  private static let right = 936.0

  /// The plot as an SVG file.
  package func svg() -> String {
    let times = segments.map(\.time) + acknowledged.map(\.time)
    let start = times.min() ?? .origin
    let scale = TimeScale(times, from: Self.left + 16, to: Self.right - 24)
    let heights = Heights(
      from: (segments.map(\.start) + acknowledged.map(\.number)).min() ?? 0,
      to: (segments.map(\.end) + acknowledged.map(\.number)).max() ?? 1, edges: edges.map(\.number),
      top: Self.top, bottom: Self.bottom)
    var drawing = SVGDrawing()
    drawing.text(title, x: 16, y: 24, class: "title")
    for tick in heights.ticks {
      let y = heights.position(of: tick)
      drawing.line(Self.left, y, Self.right, y, class: "grid")
      drawing.text("\(tick)", x: Self.left - 8, y: y + 4, anchor: .end, class: "faint")
    }
    drawing.axis(scale, since: start, top: Self.top, bottom: Self.bottom, from: Self.left)
    drawing.clipped(
      to: "plot", x: Self.left, y: Self.top - 2, width: Self.right - Self.left,
      height: Self.bottom - Self.top + 4
    ) { drawing in
      drawing.polygon(Self.steps(edges, scale, heights), class: "edge")
      drawing.polygon(Self.steps(acknowledged, scale, heights), class: "ack")
      for sent in segments { Self.draw(sent, x: scale.position(of: sent.time), heights, &drawing) }
    }
    drawLegend(edgeIsCut: heights.isCut, &drawing)
    return drawing.file(
      width: Self.width, height: Self.height, title: title, description: description,
      style: PlotColors.common + "\n" + Self.style)
  }

  private var description: String {
    let again = segments.count(where: \.isAgain)
    return "\(segments.count) segments with text, SYN, FIN or RST, \(again) of them sent again; "
      + "\(acknowledged.count) acknowledgments."
  }

  private static let style = """
    .sent { stroke: #0072b2; stroke-width: 2; }
    .again { stroke: #c44e00; stroke-width: 3; }
    .sign { fill: #0072b2; font-weight: 600; }
    .again-sign { fill: #c44e00; font-weight: 600; }
    .ack { fill: none; stroke: #007a5a; stroke-width: 1.5; }
    .edge { fill: none; stroke: #b07a00; stroke-width: 1.5; stroke-dasharray: 6 3; }
    @media (prefers-color-scheme: dark) {
      .sent { stroke: #56b4e9; }
      .again { stroke: #ff8c42; }
      .sign { fill: #56b4e9; }
      .again-sign { fill: #ff8c42; }
      .ack { stroke: #2ec49a; }
      .edge { stroke: #f0e442; }
    }
    """

  /// A line that keeps its height until the next number.
  private static func steps(
    _ levels: [Level], _ scale: TimeScale, _ heights: Heights
  ) -> [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    for level in levels {
      let x = scale.position(of: level.time)
      if let last = points.last { points.append((x, last.y)) }
      points.append((x, heights.position(of: level.number)))
    }
    if let last = points.last { points.append((right, last.y)) }
    return points
  }

  private static func draw(_ sent: Sent, x: Double, _ heights: Heights, _ drawing: inout SVGDrawing) {
    let name = sent.isAgain ? "again" : "sent"
    let (low, high) = (heights.position(of: sent.start), heights.position(of: sent.end))
    let size = sent.end - sent.start
    drawing.line(
      x, low, x, high, class: name,
      title: "\(sent.flags) \(sent.start), \(size) long" + (sent.isAgain ? ", again" : ""))
    for y in [low, high] { drawing.line(x - 3, y, x + 3, y, class: name) }
    let signs: [(Segment.Flags, String)] = [(.syn, "SYN"), (.fin, "FIN"), (.rst, "RST")]
    var words = signs.filter { sent.flags.contains($0.0) }.map(\.1)
    if sent.isAgain { words.append("R") }
    guard !words.isEmpty else { return }
    // Above the segment, or beside it where it reaches to the top.
    let isHigh = high < top + 14
    drawing.text(
      words.joined(separator: " "), x: isHigh ? x - 6 : x, y: isHigh ? high + 12 : high - 5,
      anchor: isHigh ? .end : .middle, class: sent.isAgain ? "again-sign" : "sign")
  }

  private func drawLegend(edgeIsCut: Bool, _ drawing: inout SVGDrawing) {
    let y = Self.height - 24
    let items = [
      ("sent", "sent"), ("again", "sent again (R)"), ("ack", "acknowledged"),
      ("edge", edgeIsCut ? "end of the window, above the plot" : "end of the window"),
    ]
    var x = Self.left
    for (name, text) in items {
      drawing.line(x, y, x + 24, y, class: name)
      drawing.text(text, x: x + 30, y: y + 4, class: "text")
      x += 64 + Double(text.count) * 7
    }
  }
}

/// Sequence numbers counted on beyond 2³², from the first that is met.
private struct UnwrappedNumbers {
  private var last: (raw: SequenceNumber, number: Int64)?

  mutating func unwrap(_ number: SequenceNumber) -> Int64 {
    guard let last else {
      self.last = (number, 0)
      return 0
    }
    let step = Int32(bitPattern: number.rawValue &- last.raw.rawValue)
    let result = last.number + Int64(step)
    if step > 0 { self.last = (number, result) }
    return result
  }
}

/// Where numbers stand on the upright axis.
private struct Heights {
  private let least: Int64
  private let most: Int64
  private let top: Double
  private let bottom: Double
  let ticks: [Int64]
  /// Whether the window reaches so much further than the text that it is left out.
  let isCut: Bool

  init(from least: Int64, to most: Int64, edges: [Int64], top: Double, bottom: Double) {
    self.least = least
    let length = max(1, most - least)
    let edge = edges.max() ?? most
    isCut = edge - least > 4 * length
    self.most = isCut ? most + length / 8 : max(most, edge)
    self.top = top
    self.bottom = bottom
    let span = max(1, self.most - least)
    let step = Self.step(for: span)
    ticks = Array(
      stride(from: (least + (least > 0 ? step - 1 : 0)) / step * step, through: self.most, by: Int(step)))
  }

  private static func step(for span: Int64) -> Int64 {
    var step: Int64 = 1
    while step < span {
      for factor: Int64 in [1, 2, 5] where span / (step * factor) <= 6 { return step * factor }
      step *= 10
    }
    return step
  }

  func position(of number: Int64) -> Double {
    let share = Double(number - least) / Double(max(1, most - least))
    return bottom - 8 - share * (bottom - top - 16)
  }
}
