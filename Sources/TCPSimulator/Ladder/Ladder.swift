import TCPRuntime

/// Which hosts a ladder shows, and which of the connections between them.
package struct LadderView: Hashable, Sendable {
  /// The name of the host on the left; `nil` for the first of the scenario.
  package var left: String?
  /// The name of the host on the right; `nil` for the next of the scenario.
  package var right: String?
  /// The number of the connection; `nil` for the first between the two.
  package var connection: Int?

  package init(left: String? = nil, right: String? = nil, connection: Int? = nil) {
    self.left = left
    self.right = right
    self.connection = connection
  }
}

extension Play {
  /// The play as a ladder: time goes down, each host has a lifeline with its states beside it, and segments
  /// go across. It is about two hosts and one connection between them.
  package func ladder(_ style: LadderStyle = LadderStyle(), view: LadderView = LadderView()) -> String {
    let (story, names, shown) = story(view, explains: style.explains)
    let drawing = LadderDrawing(story, names: names, style: style)
    var lines = [style.color ? "\u{1B}[1m\(scenario.title)\u{1B}[0m" : scenario.title]
    lines += wrap(scenario.summary, width: style.width)
    lines.append("")
    lines += drawing.lines()
    lines.append("")
    let indent = max(6, Side.allCases.map { names[$0].count }.max() ?? 0)
    for side in Side.allCases {
      lines += path(of: side, names[side], indent: indent, in: story, style)
    }
    let others = Set(records.compactMap { $0.connection?.number }).subtracting([shown ?? 0]).count
    if others > 0 {
      lines.append("")
      lines.append("  and \(others) more connection\(others == 1 ? "" : "s")")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What is told of two hosts and one connection between them, the names of the hosts, and the number of the
  /// connection.
  func story(
    _ view: LadderView, explains: Bool
  ) -> (story: Story, names: SidePair<String>, connection: Int?) {
    let names = names(of: view)
    let shown = connection(in: view)
    return (Story(records(of: names, connection: shown), explains: explains), names, shown)
  }

  /// The number of the connection that is shown, if there is any.
  func connection(in view: LadderView) -> Int? {
    if let connection = view.connection { return connection }
    let names = names(of: view)
    return firstConnection(
      SidePair { side in scenario.hosts.firstIndex { $0.name == names[side] }.map { Address(ofHost: $0) } })
  }

  private func names(of view: LadderView) -> SidePair<String> {
    let all = scenario.hosts.map(\.name)
    let left = view.left ?? all.first { $0 != view.right } ?? "client"
    let right = view.right ?? all.first { $0 != left } ?? "server"
    return SidePair { $0 == .client ? left : right }
  }

  private func firstConnection(_ addresses: SidePair<Address?>) -> Int? {
    let record = records.first { record in
      guard let connection = record.connection else { return false }
      return connection.local.address == addresses.client && connection.remote.address == addresses.server
        || connection.local.address == addresses.server && connection.remote.address == addresses.client
    }
    return record?.connection?.number
  }

  /// What the ladder tells: of the two hosts what is about the connection, or about no connection at all. A
  /// connection of a listener starts where the listener is.
  private func records(of names: SidePair<String>, connection: Int?) -> [Story.Record] {
    var told: [Story.Record] = []
    for record in records {
      var side = Side.allCases.first { names[$0] == record.host }
      if case .chapter = record.event { side = side ?? .client }
      guard let side else { continue }
      guard record.connection == nil || record.connection?.number == connection else { continue }
      told.append(Story.Record(time: record.time, host: side, event: record.event))
    }
    return told
  }

  /// The states the host went through, in one line or more.
  private func path(
    of side: Side, _ name: String, indent: Int, in story: Story, _ style: LadderStyle
  ) -> [String] {
    let glyphs = style.ascii ? Glyphs.ascii : .unicode
    let states = story.paths[side].map { "\($0.name)" }.joined(separator: " \(glyphs.pathArrow) ")
    return wrap(states, width: style.width - indent - 4).enumerated().map { index, line in
      let label = index == 0 ? name : ""
      return "  \(label)\(String(repeating: " ", count: indent - label.count))  \(line)"
    }
  }
}
