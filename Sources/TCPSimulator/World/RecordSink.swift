import EnumatonRuntime

/// Where a world writes what happens.
protocol RecordSink {
  /// Whether anything is kept; if not, a world does not even find out what to write.
  static var keepsRecords: Bool { get }

  mutating func record(
    _ event: Record.Event, host: String, between: (local: Socket, remote: Socket)?, at time: Instant)

  /// Takes what no record tells.
  mutating func observe(_ observation: Observation)
}

/// Keeps nothing.
struct NoRecording: RecordSink {
  static var keepsRecords: Bool { false }

  func record(
    _ event: Record.Event, host: String, between: (local: Socket, remote: Socket)?, at time: Instant
  ) {}

  func observe(_ observation: Observation) {}
}

/// Keeps everything, in order.
struct Recording: RecordSink, Sendable {
  static var keepsRecords: Bool { true }

  private(set) var records: [Record] = []
  private(set) var observations: [Observation] = []
  private var numbers: [Pair: Int] = [:]

  /// Two sockets, whichever way round.
  private struct Pair: Hashable {
    var sockets: Set<Socket>
  }

  mutating func record(
    _ event: Record.Event, host: String, between ends: (local: Socket, remote: Socket)?, at time: Instant
  ) {
    let connection = ends.map { ends in
      let pair = Pair(sockets: [ends.local, ends.remote])
      let number = numbers[pair] ?? numbers.count + 1
      numbers[pair] = number
      return Record.Connection(number: number, local: ends.local, remote: ends.remote)
    }
    records.append(Record(time: time, host: host, connection: connection, event: event))
  }

  mutating func observe(_ observation: Observation) { observations.append(observation) }
}
