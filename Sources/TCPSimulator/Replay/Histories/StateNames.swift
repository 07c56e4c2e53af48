import TCPRuntime

extension TCPConnection.State {
  /// The state with this name, in any of the spellings that are about: RFC 9293's, the kernel's, netstat's and ss's.
  init?(recorded name: String) {
    let folded = name.uppercased().replacing("-", with: "_")
    if let state = Self.allCases.first(where: { "\($0.name)" == folded }) {
      self = state
      return
    }
    switch folded {
    case "CLOSE": self = .closed
    case "SYN_RCVD", "SYN_RECV", "NEW_SYN_RECV": self = .synReceived
    case "ESTAB": self = .established
    case "FIN_WAIT1": self = .finWait1
    case "FIN_WAIT2": self = .finWait2
    default: return nil
    }
  }

  /// The states after `from` up to `to`, with the one that RFC 9293 passes within the same segment.
  static func steps(from: Self, to: Self) -> [Self] {
    switch (from, to) {
    case (.finWait1, .timeWait): [.finWait2, .timeWait]
    case (.synReceived, .closeWait), (.synSent, .closeWait): [.established, .closeWait]
    default: [to]
    }
  }
}
