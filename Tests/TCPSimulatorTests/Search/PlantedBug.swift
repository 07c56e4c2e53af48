import Foundation
import Testing

@testable import TCPSimulator

/// A mistake in a copy of TCP's spec.
struct PlantedBug: CustomTestStringConvertible, Sendable {
  /// What is wrong.
  var testDescription: String
  /// The invariant that it breaks.
  var invariant: Invariant
  /// It is found among the seeds from 1 up to this one.
  var seeds: UInt64
  /// What stands in the spec, and what in the copy.
  var edits: [(from: String, to: String)]

  /// The copy as an endpoint runs it.
  func spec() throws -> ConnectionSpec {
    var text = try Self.original()
    for edit in edits {
      try #require(text.contains(edit.from), "the spec has changed: \(edit.from)")
      text = text.replacing(edit.from, with: edit.to, maxReplacements: 1)
    }
    return try ConnectionSpec(bytes: Array(text.utf8))
  }

  static func original() throws -> String {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Spec/TCPRuntime/TCPConnection.yaml")
    return try String(contentsOf: file, encoding: .utf8)
  }

  static let all = [
    PlantedBug(
      testDescription: "a retarget: FIN and its acknowledgment in FIN_WAIT_1 lead to CLOSING",
      invariant: .nobodyIsStuck, seeds: 100,
      edits: [
        (
          "when: acksFIN and FIN and exact, to: TIME_WAIT,\n      do: [acknowledged, deliver, closing,",
          "when: acksFIN and FIN and exact, to: CLOSING,\n      do: [acknowledged, deliver, closing,"
        )
      ]),
    PlantedBug(
      testDescription: "a lost retransmission: text is not sent again",
      invariant: .nobodyGivesUpTooSoon, seeds: 100,
      edits: [("on: retransmission,\n      do: [retransmit],", "on: retransmission, ignore: true,")]),
    PlantedBug(
      testDescription: "a lost retransmission: a FIN is not sent again",
      invariant: .nobodyGivesUpTooSoon, seeds: 100,
      edits: [("on: retransmission,\n      do: [{ send: [ACK, FIN] }],", "on: retransmission, ignore: true,")]
    ),
    PlantedBug(
      testDescription: "a missing timer: TIME_WAIT does not end", invariant: .nobodyIsStuck, seeds: 100,
      edits: [("            timers: [timeWait]\n", "")]),
    PlantedBug(
      testDescription: "a retarget: LAST_ACK leads to TIME_WAIT", invariant: .timeWaitIsEarned, seeds: 100,
      edits: [
        (
          "LAST_ACK, on: segment, when: acksFIN, to: CLOSED,\n      do: [acknowledged, closed],",
          "LAST_ACK, on: segment, when: acksFIN, to: TIME_WAIT,\n      do: [acknowledged],"
        )
      ]),
    PlantedBug(
      testDescription: "a retarget: a FIN in ESTABLISHED leads to LAST_ACK",
      invariant: .statesFollowTheDiagram,
      seeds: 100,
      edits: [
        (
          "from: ESTABLISHED, on: segment, when: FIN, to: CLOSE_WAIT",
          "from: ESTABLISHED, on: segment, when: FIN, to: LAST_ACK"
        )
      ]),
    PlantedBug(
      testDescription: "timers that are not stopped", invariant: .closedRunsNothing, seeds: 100,
      edits: [
        ("exit: [{ stop: all }, { clear: [passive, orphaned] }]", "exit: { clear: [passive, orphaned] }")
      ]),
    PlantedBug(
      testDescription: "a missing answer: an acknowledgment in TIME_WAIT", invariant: .everyEventHasAnAnswer,
      seeds: 100,
      edits: [
        ("unhandled: error\n", "unhandled: warning\n"),
        (
          "  - { from: TIME_WAIT, on: segment, ignore: true,\n      summary: \"3.10.7.4, fifth: a bare acknowledgment needs no answer; two ends in TIME_WAIT would answer for ever\" }\n",
          ""
        ),
      ]),
    PlantedBug(
      testDescription: "text is taken after the FIN", invariant: .everythingArrives, seeds: 100,
      edits: [
        (
          "from: [ESTABLISHED, CLOSE_WAIT], on: send, when: inFlight or dataPending,",
          "from: [ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, LAST_ACK], on: send, when: inFlight or dataPending,"
        )
      ]),
  ]
}
