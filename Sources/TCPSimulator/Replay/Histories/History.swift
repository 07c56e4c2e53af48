package import EnumatonRuntime
package import TCPRuntime

/// What one end of one connection did, recorded from a kernel: a line of a file of histories.
package struct History: Sendable {
  /// One thing that was recorded, in the order of the recording.
  package struct Entry: Hashable, Sendable {
    package var time: Instant
    package var event: Event
  }

  package enum Event: Hashable, Sendable {
    case call(Call)
    case received(Segment)
    case sent(Segment)
    /// The kernel's own change of state.
    case state(from: TCPConnection.State, to: TCPConnection.State)
    case retransmission
  }

  /// What the application asked of its socket, as recordings spell it.
  package enum Call: String, CaseIterable, Hashable, Sendable {
    case passiveOpen = "OPEN_PASSIVE"
    case activeOpen = "OPEN_ACTIVE"
    case accept = "ACCEPT"
    case send = "SEND"
    case receive = "RECEIVE"
    case close = "CLOSE"
    case shutdown = "SHUTDOWN_WR"
    case abort = "ABORT"
  }

  package var scenario: String
  package var connection: String
  /// The line of the file.
  package var line: Int
  /// The states it went through.
  package var path: [TCPConnection.State]
  /// Whether a listener on its port existed from the start.
  package var isListening: Bool
  /// Whether every call was recorded and none had to be deduced.
  package var isComplete: Bool
  /// When recording stopped.
  package var end: Instant
  /// Settings of the kernel that differ from the defaults, such as `net.ipv4.tcp_syn_retries`.
  package var settings: [String: Int]
  package var entries: [Entry]
  /// What was not understood and has been passed over.
  package var omissions: [String]
}

extension History.Event {
  /// Whether it may change the state of the connection.
  var canMove: Bool {
    switch self {
    case .received: true
    case .call(let call):
      switch call {
      case .activeOpen, .close, .shutdown, .abort: true
      case .passiveOpen, .accept, .send, .receive: false
      }
    case .sent, .state, .retransmission: false
    }
  }
}

extension Profile {
  /// Linux with the settings of a recording.
  package init(of history: History) {
    var profile = Profile.linux
    func setting(_ name: String) -> Int? { history.settings["net.ipv4.tcp_\(name)"] }
    if let retries = setting("syn_retries") { profile.synRetries = retries }
    if let retries = setting("syn_linear_timeouts") { profile.steadySynRetries = retries }
    if let retries = setting("synack_retries") { profile.synAckRetries = retries }
    if let retries = setting("retries2") { profile.dataRetries = retries }
    // 0 stands for 8.
    if let retries = setting("orphan_retries") { profile.orphanRetries = retries == 0 ? 8 : retries }
    if let milliseconds = setting("rto_min_us").map({ $0 / 1_000 }) {
      profile.minimumTimeout = .milliseconds(milliseconds)
      profile.minimumVariation = .milliseconds(milliseconds)
    }
    if let seconds = setting("fin_timeout") { profile.orphanFinWait2 = .seconds(seconds) }
    self = profile
  }
}
