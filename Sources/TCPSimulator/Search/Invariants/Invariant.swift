/// What is true of every connection, whatever its applications and the network do.
///
/// Each is looked at when a play is over and tells what broke it: what, where and when. Their conditions are about
/// what happened, so a part of a schedule breaks one only if it does so by itself.
package enum Invariant: String, CaseIterable, Hashable, Sendable {
  /// The machine has an answer to everything that it is told.
  case everyEventHasAnAnswer = "every-event-has-an-answer"
  /// Once the network is whole and both applications have closed, both ends come to CLOSED or LISTEN.
  case nobodyIsStuck = "nobody-is-stuck"
  /// No end gives up a peer that is there while the network is whole.
  case nobodyGivesUpTooSoon = "nobody-gives-up-too-soon"
  /// TIME_WAIT is for the end that has closed first, or at the same time as the other (RFC 9293, 3.6).
  case timeWaitIsEarned = "time-wait-is-earned"
  /// Of a connection that both ends close in an orderly way, every octet sent arrives (RFC 9293, 3.6).
  case everythingArrives = "everything-arrives"
  /// In CLOSED there is no connection, so no timer of it runs (RFC 9293, 3.3.2).
  case closedRunsNothing = "closed-runs-nothing"
  /// States follow one another as in figure 5 of RFC 9293 and the notes to it.
  case statesFollowTheDiagram = "states-follow-the-diagram"
}

extension Aftermath {
  /// What broke the invariant, in one line; `nil` if nothing did.
  func violation(of invariant: Invariant) -> String? {
    switch invariant {
    case .everyEventHasAnAnswer: undefinedAnswer
    case .nobodyIsStuck: stuckEnd
    case .nobodyGivesUpTooSoon: rashEnd
    case .timeWaitIsEarned: unearnedTimeWait
    case .everythingArrives: missingOctets
    case .closedRunsNothing: timerLeft
    case .statesFollowTheDiagram: strangeMove
    }
  }
}
