import TCPRuntime
import Testing

@testable import EnumatonExplore
@testable import TCPSimulator

@Suite struct ExplorationTests {
  private func circumstances(
    capacity: Int = 2, losses: Int = 0, duplicates: Int = 0, retries: Int = 0,
    clientCalls: [UserCall] = [.activeOpen, .close], serverCalls: [UserCall] = [.passiveOpen, .close]
  ) -> Circumstances {
    Circumstances(
      clientCalls: clientCalls, serverCalls: serverCalls, capacity: capacity, losses: losses,
      duplicates: duplicates, retries: retries)
  }

  @Test("Opening and closing ends well in every order, and comes by all the ways there are to close")
  func closing() throws {
    let result = try #require(ConnectionExploration(circumstances(), limit: 100_000))
    #expect(result.isComplete)
    #expect(result.findings == [])
    for (client, server) in [
      (.established, .established), (.closing, .closing), (.timeWait, .closed), (.closed, .timeWait),
      (.finWait2, .closeWait), (.synSent, .listen),
    ] as [(TCPConnection.State, TCPConnection.State)] {
      #expect(result.jointStates.contains { $0 == (client, server) }, "\(client) and \(server)")
    }
    #expect(!result.jointStates.contains { $0.client == .listen })
  }

  @Test("A network that loses and duplicates leads to more situations, and to no dead end")
  func badNetwork() throws {
    let good = try #require(ConnectionExploration(circumstances(retries: 1), limit: 100_000))
    let bad = try #require(ConnectionExploration(circumstances(losses: 1, retries: 1), limit: 100_000))
    #expect(good.isComplete && bad.isComplete)
    #expect(bad.states > good.states)
    #expect(bad.findings == [])
  }

  @Test("A half-close that the peer does not follow is a dead end, told by a shortest run")
  func deadEnd() throws {
    let exploration = ConnectionExploration(
      circumstances(clientCalls: [.activeOpen, .shutdown], serverCalls: [.passiveOpen]), limit: 100_000)
    let result = try #require(exploration)
    #expect(result.isComplete)
    let finding = try #require(
      result.findings.first { $0.message.contains("client.FIN_WAIT_2 and server.CLOSE_WAIT") })
    #expect(finding.kind == .deadEnd)
    #expect(
      finding.run == [
        "client: connect() → SYN_SENT, sends SYN seq=100", "server: listen() → LISTEN",
        "network delivers SYN seq=100 to server → SYN_RECEIVED, sends SYN,ACK seq=300 ack=101",
        "network delivers SYN,ACK seq=300 ack=101 to client → ESTABLISHED, sends ACK seq=101 ack=301",
        "client: shutdown() → FIN_WAIT_1, sends FIN,ACK seq=101 ack=301",
        "network delivers ACK seq=101 ack=301 to server → ESTABLISHED",
        "network delivers FIN,ACK seq=101 ack=301 to server → CLOSE_WAIT, sends ACK seq=301 ack=102",
        "network delivers ACK seq=301 ack=102 to client → FIN_WAIT_2",
      ])
  }

  @Test("Text is sent, received and acknowledged before the connection closes")
  func text() throws {
    let exploration = ConnectionExploration(
      circumstances(
        clientCalls: [.activeOpen, .send(3), .close], serverCalls: [.passiveOpen, .receive(3), .close]),
      limit: 200_000)
    let result = try #require(exploration)
    #expect(result.isComplete)
    #expect(result.findings == [])
  }

  @Test("Numbering endpoints changes nothing: searching their values finds as many situations")
  func values() throws {
    let circumstances = circumstances(losses: 1, duplicates: 1)
    let values = explore(JointSpace(circumstances), limit: 100_000)
    let numbers = try #require(ConnectionExploration(circumstances, limit: 100_000))
    #expect(values.isComplete && numbers.isComplete)
    #expect(values.states.count == numbers.states)
    #expect(values.transitions == numbers.transitions)
  }

  @Test("Bounds that are too large are refused") func refused() {
    #expect(ConnectionExploration(circumstances(capacity: 6), limit: 1) == nil)
  }

  @Test("Threads change nothing, and a bound that is reached is told", arguments: [1, 3])
  func threads(count: Int) throws {
    let one = try #require(ConnectionExploration(circumstances(duplicates: 1), limit: 500))
    let many = try #require(ConnectionExploration(circumstances(duplicates: 1), limit: 500, threads: count))
    #expect(!one.isComplete)
    #expect((one.states, one.transitions) == (many.states, many.transitions))
    #expect(one.jointStates.elementsEqual(many.jointStates, by: ==))
    #expect(one.findings == many.findings)
  }
}
