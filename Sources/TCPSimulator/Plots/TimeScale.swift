import EnumatonRuntime

/// Where moments stand on an axis. Pauses much longer than everything else are cut short: the two minutes of
/// TIME_WAIT would leave no room for the milliseconds before it.
struct TimeScale {
  /// A pause that is cut short.
  struct Gap {
    var start: Double
    var end: Double
    var duration: Duration
  }

  struct Tick {
    var position: Double
    var time: Instant
  }

  private struct Anchor {
    var time: Instant
    var position: Double
  }

  private var anchors: [Anchor] = []
  private(set) var gaps: [Gap] = []
  private(set) var ticks: [Tick] = []
  let end: Double

  private static let gapWidth = 48.0

  /// An axis on which everything that happens has a place.
  init(_ times: some Sequence<Instant>, from start: Double, to end: Double) {
    self.end = end
    let times = Set(times).sorted()
    guard let first = times.first, let last = times.last else { return }
    let pauses = zip(times, times.dropFirst()).map { Pause(start: $0, length: Self.length($0, $1)) }
    let cut = Self.tooLong(pauses)
    let lengths = pauses.map(\.length)
    let shown = zip(lengths, cut).reduce(0) { $0 + ($1.1 ? 0 : $1.0) }
    let room = max(1, end - start - Double(cut.count { $0 }) * Self.gapWidth)
    let scale = shown > 0 ? room / shown : 0

    var position = start
    anchors = [Anchor(time: first, position: start)]
    for (index, pause) in pauses.enumerated() {
      let next = position + (cut[index] ? Self.gapWidth : pause.length * scale)
      if cut[index] { gaps.append(Gap(start: position, end: next, duration: times[index + 1] - pause.start)) }
      anchors.append(Anchor(time: times[index + 1], position: next))
      position = next
    }
    makeTicks(from: first, to: last, step: Self.step(for: shown, room: room))
  }

  private struct Pause {
    var start: Instant
    var length: Double
  }

  private static func length(_ start: Instant, _ end: Instant) -> Double {
    Double(end.nanoseconds) - Double(start.nanoseconds)
  }

  /// The longest pauses, as long as each is more than five times as long as all shorter ones together; never
  /// all of them.
  private static func tooLong(_ pauses: [Pause]) -> [Bool] {
    var cut = pauses.map { _ in false }
    var shorter = pauses.reduce(0) { $0 + $1.length }
    for index in pauses.indices.sorted(by: { (pauses[$0].length, $0) > (pauses[$1].length, $1) }) {
      shorter -= pauses[index].length
      guard shorter > 0, pauses[index].length > 5 * shorter else { break }
      cut[index] = true
    }
    return cut
  }

  /// Where a moment stands; one between two that happen, in proportion.
  func position(of time: Instant) -> Double {
    guard let next = anchors.firstIndex(where: { time <= $0.time }) else {
      return anchors.last?.position ?? end
    }
    guard next > 0, time < anchors[next].time else { return anchors[next].position }
    let before = anchors[next - 1]
    let share = Self.length(before.time, time) / Self.length(before.time, anchors[next].time)
    return before.position + share * (anchors[next].position - before.position)
  }

  /// A round number of nanoseconds between two ticks.
  private static func step(for length: Double, room: Double) -> Int64 {
    let least = length / max(1, room / 90)
    var step: Int64 = 1
    while step < 1_000_000_000_000_000_000, Double(step) < least {
      if Double(step * 2) >= least { return step * 2 }
      if Double(step * 5) >= least { return step * 5 }
      step *= 10
    }
    return step
  }

  /// Ticks at multiples of a step since the first moment, and none in a gap; after a gap at its end.
  private mutating func makeTicks(from first: Instant, to last: Instant, step: Int64) {
    ticks = [Tick(position: position(of: first), time: first)]
    for (before, next) in zip(anchors, anchors.dropFirst()) {
      if gaps.contains(where: { $0.start == before.position && $0.end == next.position }) {
        addTick(next.time)
        continue
      }
      var since = (before.time.nanoseconds &- first.nanoseconds) / step * step + step
      while since <= next.time.nanoseconds &- first.nanoseconds {
        addTick(first + .nanoseconds(since))
        since += step
      }
    }
  }

  /// Adds a tick if its text has room beside the one before.
  private mutating func addTick(_ time: Instant) {
    let position = position(of: time)
    guard let last = ticks.last, position - last.position >= 70 else { return }
    ticks.append(Tick(position: position, time: time))
  }
}

extension SVGDrawing {
  /// Draws the axis at a height, its lines up to `top`; times count from the first.
  mutating func axis(_ scale: TimeScale, since start: Instant, top: Double, bottom: Double, from left: Double)
  {
    for tick in scale.ticks {
      line(tick.position, top, tick.position, bottom, class: "grid")
      text((tick.time - start).shortText, x: tick.position, y: bottom + 16, anchor: .middle, class: "faint")
    }
    for gap in scale.gaps {
      for position in [gap.start + 4, gap.end - 4] { line(position, top, position, bottom, class: "gap") }
      text(
        gap.duration.shortText(fitting: 7), x: (gap.start + gap.end) / 2, y: top - 4, anchor: .middle,
        class: "faint")
    }
    line(left, bottom, scale.end, bottom, class: "axis")
  }
}
