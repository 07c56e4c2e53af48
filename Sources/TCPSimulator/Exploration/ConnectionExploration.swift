import EnumatonExplore
public import TCPRuntime

/// Everything that can come of two hosts, a network and the calls of their users.
public struct ConnectionExploration: Sendable {
  /// Something that should not be, with a shortest run that leads to it.
  public struct Finding: Hashable, Sendable {
    /// What kind of thing it is: an end in the middle of something, or an event without an answer.
    public enum Kind: String, Hashable, Sendable {
      case deadEnd = "dead-end"
      case undefined
    }

    /// What kind of thing it is.
    public var kind: Kind
    /// What it is, in a line.
    public var message: String
    /// Each step as a line.
    public var run: [String]
    /// The run as a scenario of the simulator, as far as its steps can say it.
    public var scenario: [String]
  }

  /// How many different situations of both hosts and the network there are.
  public private(set) var states: Int
  /// How many steps there are between them.
  public private(set) var transitions: Int
  /// Whether all were seen.
  public private(set) var isComplete: Bool
  /// The states that client and server were in together, in the order in which they were reached.
  public private(set) var jointStates: [(client: TCPConnection.State, server: TCPConnection.State)] = []
  /// What should not be, in the order of the search.
  public private(set) var findings: [Finding] = []

  /// Tries out everything, in every order.
  ///
  /// - Returns: `nil` if the bounds are too large: more than 5 segments to a host, 31 losses or duplicates, 15 calls.
  public init?(_ circumstances: Circumstances, limit: Int, threads: Int = 1) {
    guard var space = ConnectionSpace(circumstances) else { return nil }
    let search = explore(&space, from: space.start, limit: limit, threads: threads)
    states = search.states.count
    transitions = search.transitions
    isComplete = search.isComplete && !space.table.isFull
    for (number, index) in search.marks {
      let mark = space.mark(of: number)
      switch mark {
      case .joint(let client, let server): jointStates.append((client, server))
      case .deadEnd(let client, let server):
        if Self.isEnd(client), Self.isEnd(server) { continue }
        let message = "nothing can happen any more in client.\(client.name) and server.\(server.name)"
        add(.deadEnd, message, space.run(along: search.path(to: index)))
      case .undefined(let host, let finding):
        let undefined = space.table.undefined[finding - 1]
        let message = "\(host.rawValue) has no answer to \(undefined.event) in \(undefined.state.name)"
        let run = space.run(along: search.path(to: index)) + space.steps(with: mark, in: search.states[index])
        add(.undefined, message, run)
      }
    }
  }

  private static func isEnd(_ state: TCPConnection.State) -> Bool { state == .closed || state == .listen }

  private mutating func add(
    _ kind: Finding.Kind, _ message: String,
    _ run: [(step: ConnectionSpace.Step, before: SidePair<Endpoint>)]
  ) {
    let story = RunStory(run)
    findings.append(Finding(kind: kind, message: message, run: story.lines, scenario: story.scenario))
  }
}

extension ConnectionSpace {
  /// The steps along these states, each with the endpoints it starts from.
  fileprivate func run(along path: [PackedState]) -> [(step: Step, before: SidePair<Endpoint>)] {
    zip(path, path.dropFirst()).compactMap { from, to in
      var first: Step?
      forEachStep(from: from) { step, next in
        if first == nil, next == to { first = step }
      } mark: { _, _ in
      }
      return first.map { ($0, endpoints(from)) }
    }
  }

  /// The first step in a state that has a mark.
  fileprivate func steps(
    with wanted: Mark, in state: PackedState
  ) -> [(step: Step, before: SidePair<Endpoint>)] {
    var first: Step?
    forEachStep(from: state) { _, _ in
    } mark: { mark, step in
      if first == nil, mark == wanted { first = step }
    }
    return first.map { [($0, endpoints(state))] } ?? []
  }

  private func endpoints(_ state: PackedState) -> SidePair<Endpoint> {
    SidePair { endpoint($0, state) }
  }
}
