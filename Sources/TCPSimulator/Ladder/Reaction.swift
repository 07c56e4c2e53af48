import TCPRuntime

/// What happens to one host, and what it does about it.
struct Reaction {
  /// A call, a timer or the arrival of a segment; `nil` if the recording does not say.
  var cause: Record.Event?
  /// The state in which it happens.
  var state: TCPConnection.State
  var changes: [(from: TCPConnection.State, to: TCPConnection.State)] = []
  /// The segments it sends.
  var sends: [(id: Int, flight: Story.Flight)] = []
  var signals: [Signal] = []

  init(to cause: Record.Event?, in state: TCPConnection.State) {
    self.cause = cause
    self.state = state
  }

  var isArrival: Bool { if case .receive = cause { true } else { false } }

  /// Its lines; of the arrival of a segment, the segments sent in answer by themselves.
  func lines(explains: Bool) -> (own: [Story.Line], answers: [Story.Line]) {
    var results = changes.map { Story.Label(text: "\($0.to.name)", kind: .state) }
    if case .call = cause {
    } else {
      // Bad news is only news to an application that has not asked for it.
      results += signals.compactMap(\.failure).map { Story.Label(text: $0, kind: .failure) }
    }
    let notes = explains ? explanation.map(Story.Line.note) : []
    let departures = sends.map { Story.Port.departs($0.id) }
    if case .receive(_, let flight) = cause {
      var own = [Story.Line.event(results.first, .arrives(flight))]
      own += results.dropFirst().map { .event($0, nil) }
      return (own + notes, departures.map { .event(nil, $0) })
    }

    // The first segment leaves beside the last label; remarks stand above its line and below the first.
    var labels: [Story.Label?] = [label(of: cause)].compactMap(\.self) + results
    if !notes.isEmpty, !sends.isEmpty, labels.count == 1 { labels.append(nil) }
    let last = Story.Line.event(labels.popLast() ?? nil, departures.first)
    var own: [Story.Line] = labels.map { .event($0, nil) }
    own += labels.isEmpty ? [last] + notes : notes + [last]
    return (own + departures.dropFirst().map { .event(nil, $0) }, [])
  }

  private func label(of cause: Record.Event?) -> Story.Label? {
    switch cause {
    case .call(let call): Story.Label(text: call.text, kind: .call)
    case .timer(let timer): Story.Label(text: Self.text(ofTimer: timer), kind: .timer)
    case .inject: Story.Label(text: "injected", kind: .call)
    case .crash: Story.Label(text: "crashes", kind: .failure)
    case .reboot: Story.Label(text: "reboots", kind: .call)
    default: nil
    }
  }

  static func text(ofTimer name: String) -> String {
    switch name {
    case "retransmission": "timeout"
    case "retransmission.exhausted", "keepaliveProbes.exhausted": "gives up"
    case "userTimeout": "user timeout"
    case "timeWait": "2MSL expires"
    case "delayedAck": "delayed ACK"
    case "finWait2", "orphanRetries", "synAckRetries": "gives up"
    case "keepaliveProbes": "probes again"
    default: name
    }
  }
}

extension UserCall {
  /// The call as a program writes it.
  var text: String {
    switch self {
    case .passiveOpen: "listen()"
    case .activeOpen: "connect()"
    case .send(let count): "send(\(count))"
    case .receive(let count): "recv(\(count))"
    case .shutdown: "shutdown()"
    case .close: "close()"
    case .abort: "abort()"
    case .keepAlive(let isOn): "keepalive(\(isOn ? 1 : 0))"
    }
  }
}

extension Signal {
  /// The bad news for the application, if that is what it is.
  var failure: String? {
    switch self {
    case .connected, .closing, .closed: nil
    case .reset: "reset!"
    case .refused: "refused!"
    case .timedOut: "timed out!"
    }
  }
}

extension [Reaction] {
  /// Adds to what the host does about the last that happened to it.
  mutating func change(in state: TCPConnection.State, _ body: (inout Reaction) -> Void) {
    if isEmpty { append(Reaction(to: nil, in: state)) }
    body(&self[count - 1])
  }

  /// The lines for what a host does at one instant. Segments that arrive together are told before the
  /// answers to them, so that the answers do not seem to cross those that arrive.
  func lines(explains: Bool) -> [Story.Line] {
    var lines: [Story.Line] = []
    var answers: [Story.Line] = []
    for reaction in self {
      if !reaction.isArrival {
        lines += answers
        answers = []
      }
      let told = reaction.lines(explains: explains)
      lines += told.own
      answers += told.answers
    }
    return lines + answers
  }
}
