import EnumatonRuntime
import TCPRuntime

extension SocketTable {
  /// The table as text: for each host its sockets, how many connections are in each state, and how full its listeners
  /// are.
  package func text(_ style: LadderStyle = LadderStyle()) -> String {
    let place = line.map { ", after line \($0)" } ?? ""
    let heading = "at \((time - .origin).shortText)\(place)"
    let layout = Layout(hosts, width: style.width)
    var lines = [style.color ? "\u{1B}[1m\(heading)\u{1B}[0m" : heading]
    for host in hosts { lines += [""] + host.lines(layout) }
    return lines.map { style.ascii ? $0.replacing("µ", with: "u") : $0 }.joined(separator: "\n") + "\n"
  }
}

/// A row before it has columns.
private struct Cells {
  var state: String
  var received: String
  var sent: String
  var local: String
  var peer: String
  var timers: [String] = []

  static let head = Cells(
    state: "State", received: "Recv-Q", sent: "Send-Q", local: "Local Address:Port",
    peer: "Peer Address:Port", timers: ["Timers"])

  init(
    state: String, received: String, sent: String, local: String, peer: String, timers: [String]
  ) {
    (self.state, self.received, self.sent) = (state, received, sent)
    (self.local, self.peer, self.timers) = (local, peer, timers)
  }

  init(_ listener: ListeningSocket) {
    state = "\(TCPConnection.State.listen.name)"
    // As `ss` has it: what waits to be accepted, and the room for that.
    received = "\(listener.waiting?.count ?? 0)"
    sent = "\(listener.backlog)"
    (local, peer) = ("\(listener.local)", "*:*")
  }

  init(_ connection: ConnectedSocket) {
    state = "\(connection.state.name)"
    (received, sent) = ("\(connection.unread)", "\(connection.unacknowledged)")
    (local, peer) = ("\(connection.local)", "\(connection.remote)")
    timers = connection.timers.map(\.text)
  }

  /// The columns before the timers: their texts, and whether they stand at the right.
  var columns: [(text: String, isNumber: Bool)] {
    [(state, false), (received, true), (sent, true), (local, false), (peer, false)]
  }
}

/// Where the columns stand, the same for all hosts of a table.
private struct Layout {
  let width: Int
  private var widths: [Int]
  /// Whether the timers have no room beside the rest, and stand below.
  private var stacks = false

  private static let indent = "  "

  init(_ hosts: [HostSockets], width: Int) {
    self.width = width
    widths = Cells.head.columns.map(\.text.count)
    var longest = 0
    for cells in hosts.flatMap(\.cells) {
      widths = zip(widths, cells.columns).map { max($0, $1.text.count) }
      longest = max(longest, cells.timers.map(\.count).max() ?? 0)
    }
    stacks = left + longest > width
  }

  /// The column in which the timers begin.
  private var left: Int { widths.reduce(0) { $0 + $1 + 2 } + 2 }

  /// The row, in more than one line if its timers need that.
  func lines(_ cells: Cells) -> [String] {
    let row = zip(cells.columns, widths).map { column, width in
      let gap = String(repeating: " ", count: width - column.text.count)
      return column.isNumber ? gap + column.text : column.text + gap
    }
    let start = Self.indent + row.joined(separator: "  ")
    let timers = cells.timers.joined(separator: " ")
    if stacks {
      return [start.trimmingEnd] + wrap(timers, width: width - 6).map { "      " + $0 }
    }
    let texts = wrap(timers, width: width - left)
    let rest = texts.dropFirst().map { String(repeating: " ", count: left) + $0 }
    return [(start + "  " + (texts.first ?? "")).trimmingEnd] + rest
  }

  func indented(_ text: String) -> [String] {
    wrap(text, width: width - 4).enumerated().map { Self.indent + ($0.offset == 0 ? "" : "  ") + $0.element }
  }
}

extension HostSockets {
  fileprivate var cells: [Cells] { listeners.map { Cells($0) } + connections.map { Cells($0) } }

  fileprivate func lines(_ layout: Layout) -> [String] {
    guard isUp else { return ["\(name) \(address): down"] }
    guard !listeners.isEmpty || !connections.isEmpty else { return ["\(name) \(address): no sockets"] }
    var lines = ["\(name) \(address)"]
    for cells in [Cells.head] + cells { lines += layout.lines(cells) }
    if !connections.isEmpty {
      let states = counts.map { "\($0.state.name) \($0.count)" }.joined(separator: ", ")
      let plural = connections.count == 1 ? "" : "s"
      lines += layout.indented("\(connections.count) connection\(plural): \(states)")
    }
    for listener in listeners { lines += layout.indented(listener.usage) }
    return lines
  }
}

extension ListeningSocket {
  /// How much of its backlog is in use.
  fileprivate var usage: String {
    let state = TCPConnection.State.synReceived.name
    var parts = ["port \(local.port): \(incomplete) of \(backlog) in \(state)"]
    parts.append(waiting.map { "\($0.count) of \($0.most) wait to be accepted" } ?? "accepted at once")
    if usesCookies { parts.append("SYN cookies beyond") }
    return parts.joined(separator: ", ")
  }
}

extension Countdown {
  /// `retransmission,1.5s,2/8`: the timer, the time it has left, and the tries made of those it may make.
  fileprivate var text: String {
    var parts = ["\(timer.name)", remaining.shortText(fitting: 9).filter { $0 != " " }]
    if let retries { parts.append("\(retries.made)/\(retries.most)") }
    return parts.joined(separator: ",")
  }
}

extension String {
  /// Without the blanks at its end.
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
