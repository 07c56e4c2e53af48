import EnumatonRuntime
import TCPRuntime
import Testing

/// What holds wherever the machine can get to, with all the timers that can run there: every reachable
/// situation is visited, with every combination of facts that can be true of a segment.
@Suite struct ReachabilityTests {
  typealias Timer = TCPConnection.Timer

  struct Situation: Hashable {
    var connection = TCPConnection()
    var timers: Set<Timer> = []
  }

  private static let visited: Set<Situation> = {
    var visited: Set<Situation> = [Situation()]
    var open = [Situation()]
    while let situation = open.popLast() {
      for event in events(in: situation) {
        var next = situation
        let reaction = next.connection.handle(event)
        if case .timer(let timer) = event, timer.schedule.attempts == nil, !timer.schedule.repeats {
          next.timers.remove(timer)
        }
        for effect in reaction.effects {
          switch effect {
          case .start(let timer): next.timers.insert(timer)
          case .stop(let timer): next.timers.remove(timer)
          case .stopAll: next.timers = []
          default: break
          }
        }
        if visited.insert(next).inserted { open.append(next) }
      }
    }
    return visited
  }()

  /// All that can happen: the calls, the segments, and the timers that run.
  private static func events(in situation: Situation) -> [Event] {
    let timers = situation.timers.flatMap { timer in
      timer.schedule.attempts == nil ? [Event.timer(timer)] : [.timer(timer), .exhausted(timer)]
    }
    return calls(in: situation) + progress(in: situation) + segments[situation.connection.state, default: []]
      + timers
  }

  private static func calls(in situation: Situation) -> [Event] {
    let calls: [Event] = [
      .passiveOpen, .activeOpen(.remoteKnown), .send([]), .send(.remoteKnown), .shutdown([]), .close([]),
      .close(.unread), .abort, .receive([]), .heard, .keepaliveOff,
    ]
    // A timer runs for text that waits.
    let sends = !situation.timers.isDisjoint(with: [.retransmission, .persist])
    return sends ? calls + [.send(.inFlight), .shutdown(.dataPending), .close(.dataPending)] : calls
  }

  /// Once a FIN is sent something is in flight until it is acknowledged.
  private static func progress(in situation: Situation) -> [Event] {
    switch situation.connection.state {
    case .established, .closeWait:
      [.progress(.inFlight), .progress(.blocked), .progress([.blocked, .probing]), .progress([])]
    default: [.progress(.inFlight)]
    }
  }

  private static let segments: [State: [Event]] = {
    typealias Facts = Event.SegmentFlags
    let controls: [Facts] = [[], .syn, .fin, [.syn, .fin], .rst, [.syn, .rst]]
    let acknowledgments: [Facts] = [[], .ack, [.ack, .acksUnsent], [.ack, .acksOld]]
    let places: [Facts] = [[], .acceptable, [.acceptable, .exact]]
    let contents: [Facts] = [[], .data, [.data, .delayable]]
    let syns: [Facts] = [[], .newer, .sameSYN, .otherSYN]
    var segments: [State: [Event]] = [:]
    for state in State.allCases {
      var acknowledgments = acknowledgments
      if [.synSent, .synReceived].contains(state) { acknowledgments.append([.ack, .acksSYN]) }
      if [.finWait1, .closing, .lastAck].contains(state) { acknowledgments.append([.ack, .acksFIN]) }
      for control in controls {
        for acknowledgment in acknowledgments {
          for place in places {
            for content in contents {
              for syn in syns where syn.isEmpty || control.contains(.syn) {
                let facts = control.union(acknowledgment).union(place).union(content).union(syn)
                segments[state, default: []].append(.segment(facts))
              }
            }
          }
        }
      }
    }
    return segments
  }()

  private static func visited(
    in states: [State] = State.allCases, where isWrong: (Situation) -> Bool
  ) -> [Situation] {
    visited.filter { states.contains($0.connection.state) && isWrong($0) }
  }

  @Test func everyStateIsReached() {
    #expect(Set(Self.visited.map(\.connection.state)) == Set(State.allCases))
  }

  @Test func nothingRunsAndNothingIsHeldInClosed() {
    #expect(Self.visited(in: [.closed]) { $0 != Situation() } == [])
  }

  @Test func nothingRunsInListen() {
    #expect(Self.visited(in: [.listen]) { !$0.timers.isEmpty || $0.connection.held != .passive } == [])
  }

  @Test func onlyTheTimeWaitTimerRunsInTimeWaitAndOnlyThere() {
    #expect(Self.visited(in: [.timeWait]) { $0.timers != [.timeWait] } == [])
    let others = State.allCases.filter { $0 != .timeWait }
    #expect(Self.visited(in: others) { $0.timers.contains(.timeWait) } == [])
  }

  /// A timer that runs means something: its expiry is never passed over.
  @Test(arguments: Timer.allCases)
  func noTimerOutlivesItsPurpose(_ timer: Timer) {
    let stray = Self.visited {
      var connection = $0.connection
      return $0.timers.contains(timer) && connection.handle(.timer(timer)) == .ignored
    }
    #expect(stray == [])
  }

  /// Where the connection waits for the peer's TCP, and not for a user, some timer ends the wait.
  @Test(arguments: [State.synSent, .synReceived, .finWait1, .closing, .lastAck, .timeWait])
  func noWaitIsEndless(_ state: State) {
    let ends: Set<Timer> = [.retransmission, .persist, .timeWait]
    #expect(Self.visited(in: [state]) { $0.timers.isDisjoint(with: ends) } == [])
  }

  @Test func noOrphanWaitsForEver() {
    let ends: Set<Timer> = [.finWait2, .orphanRetries, .timeWait]
    let endless = Self.visited {
      $0.connection.held.contains(.orphaned) && $0.timers.isDisjoint(with: ends)
    }
    #expect(endless == [])
  }
}
