import EnumatonRuntime
import TCPRuntime

extension Play {
  /// The play as a sequence diagram of Mermaid, which many web pages draw: of all hosts and connections, but if there
  /// are only two hosts or the view names two, of those and one connection.
  package func mermaid(explains: Bool = false, view: LadderView = LadderView()) -> String {
    if scenario.hosts.count > 2, view.left == nil, view.right == nil {
      return HostsMermaid(self, connection: view.connection).text
    }
    let (story, names, _) = story(view, explains: explains)
    return LadderMermaid(story).text(title: scenario.title, names: names)
  }
}

/// Writes a story as a sequence diagram of Mermaid. Its arrows are level: a segment stands where it arrives, or
/// where it leaves if it never does, and says when it left if something has happened since.
struct LadderMermaid {
  private let story: Story
  private var lines: [String] = []

  init(_ story: Story) {
    self.story = story
    for host in Side.allCases {
      lines.append("Note over \(host.rawValue): \(story.beginning[host].name)")
    }
    for index in story.moments.indices { tell(index) }
    for (id, flight) in story.flights.sorted(by: { $0.key < $1.key })
    where flight.arrival == nil && flight.fate != .lost {
      let fate = flight.fate == .held ? "held" : "on its way"
      add("\(flight.sender.rawValue)--)\(flight.sender.peer.rawValue)", text(of: id, fate))
    }
  }

  func text(title: String, names: SidePair<String>) -> String {
    let head = [
      "---", "title: \(JSONObject.quoted(title))", "---", "sequenceDiagram",
    ]
    let participants = Side.allCases.map { side in
      let alias = names[side] == side.rawValue ? "" : " as \(Self.escaped(names[side]))"
      return "  participant \(side.rawValue)\(alias)"
    }
    return (head + participants + lines.map { "  \($0)" }).joined(separator: "\n") + "\n"
  }

  private mutating func add(_ head: String, _ text: String) {
    lines.append("\(head): \(Self.escaped(text))")
  }

  /// A semicolon would end the line, and a number sign begins a character's code.
  static func escaped(_ text: String) -> String {
    String(text.flatMap { $0 == "#" ? "#35;" : $0 == ";" ? "#59;" : "\($0)" })
  }

  private mutating func tell(_ index: Int) {
    let moment = story.moments[index]
    if index > 0, moment.time - story.moments[index - 1].time >= .milliseconds(500) {
      add("Note over client,server", LadderLayout.text(pause: moment.time - story.moments[index - 1].time))
    }
    if let chapter = moment.chapter { add("Note over client,server", chapter) }
    for host in Side.allCases {
      for line in moment.lines[host] {
        if case .event(_, .arrives(let id)) = line { arrive(id, at: index) }
      }
      let texts = moment.lines[host].compactMap { line in
        switch line {
        case .event(let label, _): label?.text
        case .note(let text): text
        }
      }
      if !texts.isEmpty {
        let side = host == .client ? "left" : "right"
        let time = (moment.time - .origin).shortText(fitting: 9)
        lines.append(
          "Note \(side) of \(host.rawValue): "
            + (["\(time):"] + texts).map(Self.escaped).joined(separator: "<br/>"))
      }
      for line in moment.lines[host] {
        if case .event(_, .departs(let id)) = line, story.flights[id]?.fate == .lost {
          add("\(host.rawValue)-x\(host.peer.rawValue)", text(of: id, "lost"))
        }
      }
    }
  }

  private mutating func arrive(_ id: Int, at index: Int) {
    guard let flight = story.flights[id] else { return }
    let departure = (story.moments[flight.departure].time - .origin).shortText(fitting: 9)
    let remark: String? =
      if flight.wasHeld {
        "held, sent at \(departure)"
      } else if flight.departure + 1 < index {
        "sent at \(departure)"
      } else {
        nil
      }
    add("\(flight.sender.rawValue)->>\(flight.sender.peer.rawValue)", text(of: id, remark))
  }

  private func text(of id: Int, _ remark: String?) -> String {
    (story.flights[id]?.text ?? "") + (remark.map { " (\($0))" } ?? "")
  }
}
