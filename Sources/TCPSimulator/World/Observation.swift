import EnumatonRuntime
import TCPRuntime

/// What no record tells, and invariants need to know.
struct Observation: Hashable, Sendable {
  var time: Instant
  var host: String
  var local: Socket
  var remote: Socket
  var fact: Fact

  enum Fact: Hashable, Sendable {
    /// The host's TCP has taken so many octets from its application.
    case accepted(Int)
    /// So many octets have arrived for the application.
    case arrived(Int)
    /// The machine has no answer to the event.
    case undefined(TCPConnection.Event, TCPConnection.State)
    /// The connection is gone, or a listener's again, and these timers run on.
    case left([TCPConnection.Timer], TCPConnection.State)
  }
}

extension World {
  /// Notes what an endpoint's outputs tell besides the records.
  mutating func observe(_ outputs: [Endpoint.Output], _ host: Int, _ local: Socket, _ remote: Socket) {
    for (index, output) in outputs.enumerated() {
      switch output {
      case .arrived(let octets): observe(.arrived(octets), host, local, remote)
      case .reaction(let event, .unhandled):
        // A later move tells where it was.
        let next = outputs[index...].lazy.compactMap { output -> TCPConnection.State? in
          if case .state(let from, _) = output { from } else { nil }
        }.first
        let key = ConnectionKey(host: host, localPort: local.port, remote: remote)
        let present = connections.find(key).map { connections[$0].endpoint.state }
        observe(.undefined(event, next ?? present ?? .closed), host, local, remote)
      default: break
      }
    }
  }

  /// Notes what a call's outputs tell besides the records.
  mutating func observe(_ call: UserCall, _ outputs: [Endpoint.Output], _ slot: Int) {
    guard case .send(let octets) = call else { return }
    let isRefused = outputs.contains { output in
      switch output {
      case .rejected, .reaction(.send, .unhandled): true
      default: false
      }
    }
    guard !isRefused else { return }
    let connection = connections[slot]
    observe(.accepted(octets), Int(connection.host), connection.local, connection.remoteSocket)
  }

  /// Notes what a connection leaves behind that is about to be forgotten.
  mutating func observeEnd(of slot: Int) {
    let connection = connections[slot]
    let timers = connection.endpoint.runningTimers
    guard !timers.isEmpty else { return }
    observe(
      .left(timers, connection.endpoint.state), Int(connection.host), connection.local,
      connection.remoteSocket)
  }

  private mutating func observe(_ fact: Observation.Fact, _ host: Int, _ local: Socket, _ remote: Socket) {
    sink.observe(
      Observation(time: now, host: hosts[host].settings.name, local: local, remote: remote, fact: fact))
  }
}

extension TCPConnection.Event {
  /// As the spec spells it, with the facts that came with it: `segment (ACK, FIN, acceptable)`.
  var text: String {
    switch self {
    case .passiveOpen: "passiveOpen"
    case .activeOpen(let facts): Self.text("activeOpen", facts.flags)
    case .send(let facts): Self.text("send", facts.flags)
    case .receive(let facts): Self.text("receive", facts.flags)
    case .shutdown(let facts): Self.text("shutdown", facts.flags)
    case .close(let facts): Self.text("close", facts.flags)
    case .abort: "abort"
    case .segment(let facts): Self.text("segment", facts.flags)
    case .progress(let facts): Self.text("progress", facts.flags)
    case .heard: "heard"
    case .keepaliveOff: "keepaliveOff"
    case .timer(let timer): "\(timer.name)"
    case .exhausted(let timer): "\(timer.name).exhausted"
    }
  }

  private static func text(_ name: String, _ facts: TCPConnection.Flags) -> String {
    let names = ConnectionWords.facts.filter { facts.contains($0.value) }
      .sorted { $0.value.rawValue < $1.value.rawValue }.map(\.key)
    return names.isEmpty ? name : "\(name) (\(names.joined(separator: ", ")))"
  }
}
