import EnumatonRuntime
import TCPRuntime

extension SocketTable {
  /// The table as one JSON object a line for each host.
  package func jsonLines(scenario: String) -> String {
    hosts.map { host in
      var object = JSONObject()
      object.add("scenario", text: scenario)
      object.add("t", raw: (time - .origin).secondsText)
      if let line { object.add("line", raw: "\(line)") }
      host.add(to: &object)
      return object.text + "\n"
    }.joined()
  }
}

extension HostSockets {
  fileprivate func add(to object: inout JSONObject) {
    object.add("host", text: name)
    object.add("address", text: "\(address)")
    object.add("up", raw: "\(isUp)")
    var numbers = JSONObject()
    for (state, count) in counts { numbers.add("\(state.name)", raw: "\(count)") }
    object.add("counts", raw: numbers.text)
    object.add("listeners", raw: "[" + listeners.map(\.json).joined(separator: ",") + "]")
    object.add("connections", raw: "[" + connections.map(\.json).joined(separator: ",") + "]")
  }
}

extension ListeningSocket {
  fileprivate var json: String {
    var object = JSONObject()
    object.add("local", text: "\(local)")
    object.add("backlog", raw: "\(backlog)")
    object.add("syn_received", raw: "\(incomplete)")
    if let waiting { object.add("waiting", raw: "\(waiting.count)") }
    object.add("cookies", raw: "\(usesCookies)")
    return object.text
  }
}

extension ConnectedSocket {
  fileprivate var json: String {
    var object = JSONObject()
    object.add("state", text: "\(state.name)")
    object.add("recv_q", raw: "\(unread)")
    object.add("send_q", raw: "\(unacknowledged)")
    object.add("local", text: "\(local)")
    object.add("peer", text: "\(remote)")
    let timers = timers.map { countdown in
      var timer = JSONObject()
      timer.add("timer", text: "\(countdown.timer.name)")
      timer.add("left", raw: countdown.remaining.secondsText)
      if let retries = countdown.retries {
        timer.add("retries", raw: "\(retries.made)")
        timer.add("most", raw: "\(retries.most)")
      }
      return timer.text
    }
    object.add("timers", raw: "[" + timers.joined(separator: ",") + "]")
    return object.text
  }
}
