import EnumatonEmit
import EnumatonSpec
import Testing

/// A little YAML, and what it becomes.
struct SnippetTests {
  @Test(arguments: Snippet.all)
  func thisYAMLBecomesThisSwift(_ snippet: Snippet) throws {
    let compilation = Compilation(Array(snippet.yaml.utf8), path: "Spec/Snippet.yaml")
    let swift = try #require(
      compilation.outputs.first,
      "\(compilation.diagnostics.map { $0.rendered(path: "Snippet.yaml") }.joined(separator: "\n"))")
    #expect(
      Snippet.unindented(swift.text).contains(Snippet.unindented(snippet.swift)), "\(swift.text)")
  }
}

struct Snippet: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let yaml: String
  let swift: String

  /// Where a snippet stands in the file does not matter, only what it says.
  static func unindented(_ text: String) -> String {
    text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The sections that a transition needs, and the transition.
  private static func machine(_ transitions: String, _ sections: String = "") -> String {
    """
    machine: Snippet
    flags: [SYN, ACK, acksFIN, { passive: { held: true } }]
    events: { segment: { carries: [SYN, ACK, acksFIN] }, close: The user closes. }
    timers: { timeWait: 60s, retry: { after: 1s, attempts: 3 } }
    effects: { send: { carries: [SYN, ACK] }, connected: The handshake is done. }
    rejections: { busy: try again later }
    states: [CLOSED, SYN_SENT, FIN_WAIT_1]
    \(sections)
    transitions:
    \(transitions)
    """
  }

  static let all = [
    Snippet(
      testDescription: "names",
      yaml: machine("- { from: CLOSED, on: close, to: SYN_SENT }"),
      swift: """
        nonisolated enum State: UInt8, CaseIterable, Sendable {
          /// The initial state. Can transition to `synSent`.
          case closed

          case synSent
          case finWait1
        """),
    Snippet(
      testDescription: "two events with the same answer to the same flag",
      yaml: """
        machine: Snippet
        flags: [locked]
        events: { push: { carries: [locked] }, pull: { carries: [locked] } }
        states: [open]
        transitions:
          - { from: open, on: [push, pull], when: locked, ignore: true }
        """,
      swift: """
        case .push(let flags): return reactInOpenToPush(flags)
        case .pull(let flags): return reactInOpenToPull(flags)
        """),
    Snippet(
      testDescription: "a condition over carried and held flags",
      yaml: machine(
        "- { from: CLOSED, on: segment, when: SYN and not (ACK or passive), to: SYN_SENT }"),
      swift: """
        private mutating func reactInClosedToSegment(
          _ flags: Event.SegmentFlags, _ perform: (Effect) -> Void
        ) -> Reaction {
          // Snippet.yaml:10
          if flags.contains(.syn) && !(flags.contains(.ack) || held.contains(.passive)) {
            state = .synSent
            return .moved(.closedSegment)
          }
          return .unhandled
        """),
    Snippet(
      testDescription: "answers without a transition",
      yaml: machine(
        """
        - { from: CLOSED, on: close, reject: busy }
        - { from: CLOSED, on: segment, when: ACK, ignore: true }
        - { from: CLOSED, on: segment, to: SYN_SENT }
        """),
      swift: """
        case .segment(let flags): return reactInClosedToSegment(flags, perform)
        case .close: return .rejected(.busy)
        case .timer, .exhausted: return .unhandled
        """),
    Snippet(
      testDescription: "held flags",
      yaml: machine(
        "- { from: CLOSED, on: close, do: [{ set: passive }, connected] }"),
      swift: """
        held.formUnion(.passive)
        perform(.connected)
        return .stayed(.closedClose)
        """),
    Snippet(
      testDescription: "timers",
      yaml: machine(
        """
        - { from: CLOSED, on: close, to: SYN_SENT, do: { start: retry } }
        - { from: SYN_SENT, on: retry, do: { send: [SYN] } }
        - { from: SYN_SENT, on: [retry.exhausted, timeWait], to: CLOSED, do: { stop: all } }
        """),
      swift: """
        case .timer(let timer): return reactInSynSentToTimer(timer, perform)
        case .exhausted(let timer): return reactInSynSentToExhausted(timer, perform)
        }
        }

        /// What `synSent` answers to `timer`.
        private mutating func reactInSynSentToTimer(_ timer: Timer, _ perform: (Effect) -> Void) -> Reaction {
          switch timer {
          case .timeWait:
            // Snippet.yaml:12
            state = .closed
            perform(.stopAll)
            return .moved(.synSentTimeWait)
          case .retry:
            // Snippet.yaml:11
            perform(.send(Effect.SendFlags(rawValue: 0x1)))
            return .stayed(.synSentRetry)
          }
        }
        """),
    Snippet(
      testDescription: "effects",
      yaml: machine("- { from: CLOSED, on: close, to: SYN_SENT, do: [{ send: [SYN, ACK] }, connected] }"),
      swift: """
        case .closedClose: return Effects(.sendSynAck, .connected)
        """),
  ]
}
