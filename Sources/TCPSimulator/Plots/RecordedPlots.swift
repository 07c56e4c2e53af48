import EnumatonRuntime
import TCPRuntime

extension Play {
  /// The states of connections over time, a row for each end: of all of them, or of those that the view names.
  package func statePlot(_ view: LadderView = LadderView()) -> StatePlot {
    var rows: [Record.Connection: StateRow] = [:]
    for record in records {
      switch (record.event, record.connection) {
      case (.state(_, let state), let end?) where isShown(end, view):
        let row = StateRow(host: record.host, place: rows.count)
        rows[end, default: row].changes.append((record.time, state))
      case (.crash, _):
        for end in rows.keys where rows[end]?.host == record.host { rows[end]?.close(at: record.time) }
      default: break
      }
    }
    let inOrder = rows.sorted { ($0.key.number, $0.value.place) < ($1.key.number, $1.value.place) }
    return StatePlot(
      title: scenario.title,
      rows: inOrder.map { end, row in
        StatePlot.Row(name: "\(end.number)  \(row.host):\(end.local.port)", changes: row.changes)
      },
      end: records.last?.time)
  }

  /// What one end of a connection sends, as seen there: the end that is met first, or the other one. The connection
  /// is the one that a ladder shows; `nil` if there is none.
  package func sequencePlot(_ view: LadderView = LadderView(), reversed: Bool = false) -> SequencePlot? {
    guard let number = connection(in: view),
      let first = records.lazy.compactMap(\.connection).first(where: { $0.number == number })
    else { return nil }
    let (sender, receiver) = reversed ? (first.remote, first.local) : (first.local, first.remote)
    return SequencePlot(
      title: "\(scenario.title): \(name(of: sender)) to \(name(of: receiver))",
      records.packets(at: sender.address), from: SocketAddress(sender), to: SocketAddress(receiver))
  }

  private func name(of socket: Socket) -> String {
    guard let host = socket.address.host(of: scenario.hosts.count) else { return "\(socket)" }
    return "\(scenario.hosts[host].name):\(socket.port)"
  }

  private func isShown(_ end: Record.Connection, _ view: LadderView) -> Bool {
    if let number = view.connection, number != end.number { return false }
    let names = [view.left, view.right].compactMap(\.self)
    let addresses = scenario.hosts.indices.filter { names.contains(scenario.hosts[$0].name) }
      .map { Address(ofHost: $0) }
    return names.isEmpty || addresses.contains(end.local.address) && addresses.contains(end.remote.address)
  }
}

/// The states of one end.
private struct StateRow {
  var host: String
  /// Which end it is, in the order in which they appear.
  var place: Int
  var changes: [(time: Instant, state: TCPConnection.State)] = []

  mutating func close(at time: Instant) {
    if changes.last?.state != .closed { changes.append((time, .closed)) }
  }
}
