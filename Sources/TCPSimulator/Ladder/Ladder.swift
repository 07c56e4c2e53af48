import TCPRuntime

extension Play {
  /// The play as a ladder: time goes down, each host has a lifeline with its states beside it, and segments
  /// go across.
  public func ladder(_ style: LadderStyle = LadderStyle()) -> String {
    let story = Story(records, explains: style.explains)
    let drawing = LadderDrawing(story, style: style)
    var lines = [style.color ? "\u{1B}[1m\(scenario.title)\u{1B}[0m" : scenario.title]
    lines += wrap(scenario.summary, width: style.width)
    lines.append("")
    lines += drawing.lines()
    lines.append("")
    for host in Host.allCases { lines += path(of: host, in: story, style) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The states the host went through, in one line or more.
  private func path(of host: Host, in story: Story, _ style: LadderStyle) -> [String] {
    let glyphs = style.ascii ? Glyphs.ascii : .unicode
    let names = story.paths[host].map { "\($0.name)" }.joined(separator: " \(glyphs.pathArrow) ")
    return wrap(names, width: style.width - 10).enumerated().map { index, line in
      "  \(index == 0 ? host.rawValue : "      ")  \(line)"
    }
  }
}
