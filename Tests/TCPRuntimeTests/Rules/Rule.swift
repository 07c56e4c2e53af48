import TCPRuntime
import Testing

typealias State = TCPConnection.State
typealias Held = TCPConnection.Held
typealias Event = TCPConnection.Event
typealias Effect = TCPConnection.Effect

/// One rule of RFC 9293, section 3.10: an event in a state, and what follows.
struct Rule: Sendable {
  var state: State
  var held: Held
  var event: Event
  var outcome: Outcome
  var line: Int

  enum Outcome: Hashable, Sendable {
    /// In this state afterwards, with these segments sent and signals given, in order.
    case does(State, [Effect])
    case ignores
    /// The spec has no answer: it does not happen.
    case leavesOpen
    case rejects(TCPConnection.Rejection)
  }

  /// What the machine answers.
  var answer: Outcome {
    var connection = TCPConnection(state: state, held: held)
    let reaction = connection.handle(event)
    switch reaction {
    case .moved, .stayed: return .does(connection.state, reaction.effects.filter(\.isVisible))
    case .ignored: return .ignores
    case .rejected(let reason): return .rejects(reason)
    case .unhandled: return .leavesOpen
    }
  }
}

extension Rule: CustomTestStringConvertible {
  var testDescription: String {
    "\(state.name) \(held.rawValue == 0 ? "" : "\(held) ")\(event) (line \(line))"
  }
}

/// In `state`, `event` leads to `next`, and `effects` are seen outside.
func rule(
  _ state: State, held: Held = [], _ event: Event, _ next: State, _ effects: [Effect] = [],
  line: Int = #line
) -> Rule {
  Rule(state: state, held: held, event: event, outcome: .does(next, effects), line: line)
}

/// In `state`, `event` is expected and changes nothing.
func ignored(_ state: State, held: Held = [], _ event: Event, line: Int = #line) -> Rule {
  Rule(state: state, held: held, event: event, outcome: .ignores, line: line)
}

/// In `state`, `event` cannot happen, and the spec says nothing of it.
func impossible(_ state: State, held: Held = [], _ event: Event, line: Int = #line) -> Rule {
  Rule(state: state, held: held, event: event, outcome: .leavesOpen, line: line)
}

/// In each of `states`, `event` is refused.
func rejected(
  _ states: [State], held: Held = [], _ event: Event, _ reason: TCPConnection.Rejection,
  line: Int = #line
) -> [Rule] {
  states.map { Rule(state: $0, held: held, event: event, outcome: .rejects(reason), line: line) }
}

extension Effect {
  /// Whether the peer or the user notices: not the numbers, the queues and the timers.
  var isVisible: Bool {
    switch self {
    case .send, .connected, .closing, .closed, .reset, .refused, .timedOut: true
    default: false
    }
  }
}

extension [State] {
  static let all = State.allCases
  static let synchronized: [State] = [
    .established, .finWait1, .finWait2, .closeWait, .closing, .lastAck, .timeWait,
  ]
}

/// Lists of rules as one writes them down.
@resultBuilder enum Rules {
  static func buildExpression(_ rule: Rule) -> [Rule] { [rule] }
  static func buildExpression(_ rules: [Rule]) -> [Rule] { rules }
  static func buildBlock(_ rules: [Rule]...) -> [Rule] { rules.flatMap(\.self) }
  static func buildArray(_ rules: [[Rule]]) -> [Rule] { rules.flatMap(\.self) }
}
