import EnumatonRuntime
import TCPRuntime

extension StatePlot {
  /// The states of both ends of each connection. A state that no packet dates begins with the one before it; what
  /// only a timer ends is shown to the end.
  package init(_ connections: [InferredConnection]) {
    var rows: [Row] = []
    for connection in connections {
      for party in Party.allCases { rows.append(Row(connection, party)) }
    }
    let title =
      connections.count == 1 ? "States of connection \(connections[0].number)" : "States of connections"
    self.init(title: title, rows: rows, end: connections.compactMap { $0.sightings.last?.time }.max())
  }
}

extension StatePlot.Row {
  fileprivate init(_ connection: InferredConnection, _ party: Party) {
    var time = connection.sightings.first?.time ?? .origin
    var changes: [(time: Instant, state: TCPConnection.State)] = []
    for step in connection.ends[party].path {
      switch step.reason {
      case .call(_, _, let moment), .received(_, let moment): time = max(time, moment)
      case .beginning, .assumed: break
      case .timer: continue
      }
      changes.append((time, step.state))
    }
    self.init(name: "\(connection.number)  \(connection.sockets[party])", changes: changes)
  }
}

extension InferredConnection {
  /// What an end sends, over time.
  package func sequencePlot(from party: Party) -> SequencePlot {
    let (sender, receiver) = (sockets[party], sockets[party.other])
    return SequencePlot(title: "\(sender) to \(receiver)", packets, from: sender, to: receiver)
  }
}
