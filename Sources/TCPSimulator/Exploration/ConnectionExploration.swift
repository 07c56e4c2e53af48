import EnumatonExplore
import EnumatonRuntime
public import TCPRuntime

/// Everything that can come of two hosts, a network and the calls of their users.
public struct ConnectionExploration: Sendable {
  /// Something that should not be, with a shortest run that leads to it.
  public struct Finding: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case deadEnd = "dead-end"
      case undefined
    }

    public var kind: Kind
    public var message: String
    /// Each step as a line.
    public var run: [String]
    /// The run as a scenario of the simulator, as far as its steps can say it.
    public var scenario: [String]
  }

  /// How many different situations of both hosts and the network there are.
  public private(set) var states: Int
  public private(set) var transitions: Int
  /// Whether all were seen.
  public private(set) var isComplete: Bool
  /// The states that client and server were in together, in the order in which they were reached.
  public private(set) var jointStates: [(client: TCPConnection.State, server: TCPConnection.State)] = []
  public private(set) var findings: [Finding] = []

  /// Tries out everything, in every order.
  public init(_ circumstances: Circumstances, limit: Int, threads: Int = 1) {
    let space = JointSpace(circumstances)
    let search = explore(space, limit: limit, threads: threads)
    states = search.states.count
    transitions = search.transitions
    isComplete = search.isComplete
    for (finding, index) in search.findings {
      switch finding {
      case .joint(let client, let server): jointStates.append((client, server))
      case .deadEnd(let client, let server):
        if Self.isEnd(client), Self.isEnd(server) { continue }
        add(
          .deadEnd, "nothing can happen any more in client.\(client.name) and server.\(server.name)",
          search.run(to: index, in: space), space)
      case .undefined(let host, let state, let event):
        var run = search.run(to: index, in: space)
        // The step itself; the state it leads to may have been reached otherwise before.
        let from = search.states[index]
        run += Self.step(to: finding, from: from, in: space).map { [($0, from)] } ?? []
        add(.undefined, "\(host.rawValue) has no answer to \(event) in \(state.name)", run, space)
      }
    }
  }

  private static func isEnd(_ state: TCPConnection.State) -> Bool { state == .closed || state == .listen }

  /// The first step in a state that gives the finding.
  private static func step(
    to finding: JointSpace.Finding, from state: JointState, in space: JointSpace
  ) -> JointSpace.Step? {
    for (step, _) in space.expand(state).successors {
      var next = state
      let outputs =
        switch step {
        case .call(let host, let call): next[host].call(call, at: .origin)
        case .deliver(let segment, let host): next[host].receive(segment, at: .origin)
        case .expire(let timer, let host): next[host].expire(timer)
        case .lose, .duplicate: [Endpoint.Output]()
        }
      for case .reaction(let event, .unhandled) in outputs {
        if case .undefined(_, _, event) = finding { return step }
      }
    }
    return nil
  }

  private mutating func add(
    _ kind: Finding.Kind, _ message: String, _ run: [(step: JointSpace.Step, state: JointState)],
    _ space: JointSpace
  ) {
    let story = RunStory(run, from: space.start)
    findings.append(Finding(kind: kind, message: message, run: story.lines, scenario: story.scenario))
  }
}
