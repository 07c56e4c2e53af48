/// The way of a segment across the lane. Columns count from the sender's lifeline, which is 0.
enum Route: Hashable {
  /// Along the row it leaves in, down a slope that ends at `column` in the row it arrives in, and on.
  case slope(end: Int)

  /// Along, down at `column` for as long as it takes, and on.
  case parked(column: Int)

  /// Waits at `column` until it is released, then crosses one that comes the other way.
  case released(column: Int)

  /// Along, and never to arrive.
  case lost(column: Int)

  /// The column before which the text of the segment must end.
  func labelEnd(span: LadderLayout.Span) -> Int {
    switch self {
    case .slope(let end): end - ((span.arrival ?? span.departure) - span.departure)
    case .parked(let column), .released(let column), .lost(let column): column
    }
  }
}

extension LadderLayout {
  /// A slope over more rows than this is drawn as a segment that waits on its way.
  private static let longestSlope = 5

  /// The ways of all segments such that they cross only where the segments did. The lane has an odd
  /// number of columns, so that its middle is a column of its own.
  func routes(lane: Int) -> [Int: Route] {
    let middle = (lane + 1) / 2
    var routes: [Int: Route] = [:]
    for group in groups() { route(group, lane: lane, middle: middle, &routes) }
    for (id, flight) in story.flights where flight.fate == .lost {
      routes[id] = .lost(column: lane * 2 / 3)
    }
    return routes
  }

  /// The segments that are on their way at the same time as others, those with those, in the order of
  /// their departure.
  private func groups() -> [[Int]] {
    let ids = story.flights.keys.filter { story.flights[$0]?.fate != .lost && spans[$0] != nil }
    let inOrder = ids.sorted { (start($0), $0) < (start($1), $1) }
    var groups: [[Int]] = []
    var end = -1
    for id in inOrder {
      if start(id) < end, !groups.isEmpty {
        groups[groups.count - 1].append(id)
      } else {
        groups.append([id])
      }
      end = max(end, self.end(id))
    }
    return groups
  }

  private func start(_ id: Int) -> Int { spans[id]?.departure ?? 0 }
  /// The row a segment arrives in; the one after the last if it is still underway at the end.
  private func end(_ id: Int) -> Int { spans[id]?.arrival ?? rows.count }
  private func isHeld(_ id: Int) -> Bool { story.flights[id]?.wasHeld ?? false }
  private func sender(_ id: Int) -> Side { story.flights[id]?.sender ?? .client }

  private func route(_ group: [Int], lane: Int, middle: Int, _ routes: inout [Int: Route]) {
    if isFree(group) {
      // One after the other the same way: side by side, the later nearer to the sender.
      for (place, id) in group.enumerated() { routes[id] = .slope(end: lane - 6 - 2 * place) }
    } else if crosses(group), let span = spans[group[0]], let arrival = span.arrival,
      arrival == (span.release ?? span.departure) + 2
    {
      for id in group {
        routes[id] = span.release == nil ? .slope(end: middle + 1) : .released(column: middle - 1)
      }
    } else {
      var next = SidePair { _ in group.count == 1 ? middle : middle - 1 }
      for id in group {
        routes[id] = .parked(column: max(1, next[sender(id)]))
        next[sender(id)] -= 2
      }
    }
  }

  /// Whether nothing is in the way of slopes next to each other.
  private func isFree(_ group: [Int]) -> Bool {
    guard let first = group.first, group.count < 6 else { return false }
    var lastEnd = -1
    for id in group {
      guard sender(id) == sender(first), !isHeld(id), spans[id]?.arrival != nil, end(id) > lastEnd,
        end(id) - start(id) <= Self.longestSlope
      else { return false }
      lastEnd = end(id)
    }
    return true
  }

  /// Whether two segments meet halfway on rows of their own.
  private func crosses(_ group: [Int]) -> Bool {
    guard group.count == 2, story.cross(group[0], group[1]) else { return false }
    return end(group[0]) == end(group[1])
      && (spans[group[0]]?.release != nil || start(group[0]) == start(group[1]))
  }
}
