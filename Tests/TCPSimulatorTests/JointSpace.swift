import EnumatonRuntime
import TCPRuntime

@testable import EnumatonExplore
@testable import TCPSimulator

/// The same as `ConnectionSpace`, without tables and numbers: everything that can happen between two hosts, in any order: calls, arrivals, losses, duplicates, timers.
/// Time does not count: a timer that runs may expire next.
struct JointSpace: StateSpace {
  enum Step: Hashable, Sendable {
    case call(Side, UserCall)
    case deliver(Segment, to: Side)
    case lose(Segment, to: Side)
    case duplicate(Segment, to: Side)
    case expire(TCPConnection.Timer, Side)
  }

  enum Finding: Hashable, Sendable {
    /// The two were in these states together.
    case joint(TCPConnection.State, TCPConnection.State)
    /// Nothing can happen any more.
    case deadEnd(TCPConnection.State, TCPConnection.State)
    /// The machine has no answer.
    case undefined(Side, TCPConnection.State, TCPConnection.Event)
  }

  let circumstances: Circumstances
  let start: JointState

  init(_ circumstances: Circumstances) {
    self.circumstances = circumstances
    var start = JointState(circumstances)
    start.client.forgetTimes()
    start.server.forgetTimes()
    self.start = start
  }

  func expand(_ state: JointState) -> Expansion<JointState, Step, Finding> {
    var expansion = Expansion<JointState, Step, Finding>()
    expansion.findings.append(.joint(state.client.state, state.server.state))
    for host in Side.allCases {
      expandCalls(of: host, state, &expansion)
      expandArrivals(at: host, state, &expansion)
      for timer in state[host].runningTimers {
        var next = state
        let outputs = next[host].expire(timer)
        finish(.expire(timer, host), outputs, on: host, from: state, next, &expansion)
      }
    }
    if expansion.successors.isEmpty {
      expansion.findings.append(.deadEnd(state.client.state, state.server.state))
    }
    return expansion
  }

  private func expandCalls(
    of host: Side, _ state: JointState, _ expansion: inout Expansion<JointState, Step, Finding>
  ) {
    let calls = circumstances.calls(of: host)
    guard state[callsOf: host] < calls.count else { return }
    var next = state
    let call = calls[state[callsOf: host]]
    next[callsOf: host] += 1
    let outputs = next[host].call(call, at: .origin)
    finish(.call(host, call), outputs, on: host, from: state, next, &expansion)
  }

  private func expandArrivals(
    at host: Side, _ state: JointState, _ expansion: inout Expansion<JointState, Step, Finding>
  ) {
    var last: Segment?
    for (index, segment) in state[to: host].enumerated() where segment != last {
      last = segment
      var rest = state
      rest[to: host].remove(at: index)
      var next = rest
      let outputs = next[host].receive(segment, at: .origin)
      finish(.deliver(segment, to: host), outputs, on: host, from: state, next, &expansion)
      if state.losses < circumstances.losses {
        rest.losses += 1
        expansion.successors.append((.lose(segment, to: host), rest))
      }
      if state.duplicates < circumstances.duplicates, state[to: host].count < circumstances.capacity {
        var next = state
        next.duplicates += 1
        next.add(segment, to: host)
        expansion.successors.append((.duplicate(segment, to: host), next))
      }
    }
  }

  /// What the host sends is on its way, if there is room.
  private func finish(
    _ step: Step, _ outputs: [Endpoint.Output], on host: Side, from state: JointState, _ next: JointState,
    _ expansion: inout Expansion<JointState, Step, Finding>
  ) {
    var next = next
    next[host].forgetTimes()
    for output in outputs {
      switch output {
      case .transmit(let segment):
        if next[to: host.peer].count < circumstances.capacity { next.add(segment, to: host.peer) }
      case .reaction(let event, .unhandled):
        expansion.findings.append(.undefined(host, state[host].state, event))
      default: break
      }
    }
    if next != state { expansion.successors.append((step, next)) }
  }
}
