import EnumatonRuntime
import EnumatonSpec
import TCPRuntime

// The same for programs: a line for each endpoint, then one with the sums.

extension Agreement {
  /// One line of JSON, without its end; with the transitions of the compiled machine that fired.
  package func json(of replay: Replay, with history: History) -> String {
    JSON.object([
      JSON.Member("scenario", .string(history.scenario)), JSON.Member("conn", .string(history.connection)),
      JSON.Member("line", .integer(history.line)), JSON.Member("complete", .bool(history.isComplete)),
      JSON.Member("agrees", .bool(agrees)),
      JSON.Member("differences", .array(differences.map(\.json))),
      JSON.Member("transitions", .array(replay.fired.map { "\($0.name)" }.sorted().map { .string($0) })),
    ]).text
  }
}

extension Agreement.Difference {
  fileprivate var json: JSON {
    .object([
      JSON.Member("criterion", .string(criterion.rawValue)),
      JSON.Member("t", .number(secondsText(nanoseconds: time.nanoseconds))),
      JSON.Member("text", .string(text)),
    ])
  }
}

extension ReplayReport {
  /// The sums as one line of JSON, without its end.
  package func json() -> String {
    func members(_ count: Count) -> [JSON.Member] {
      [JSON.Member("endpoints", .integer(count.endpoints)), JSON.Member("agreed", .integer(count.agreed))]
    }
    return JSON.object(
      members(all) + [
        JSON.Member("complete", .object(members(complete))),
        JSON.Member("inferred", .object(members(inferred))),
        JSON.Member("alike", .integer(alike)),
      ]
    ).text
  }
}
