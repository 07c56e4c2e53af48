import EnumatonRuntime
import EnumatonTestSupport
import Foundation
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct SocketTableTests {
  /// A scenario with these hosts and what follows them.
  private func scenario(hosts: String = "  client:\n  server:", _ rest: String) throws -> Scenario {
    let text = "name: test\ntitle: Test\nsummary: A test.\nhosts:\n\(hosts)\n\(rest)\n"
    let (scenario, diagnostics) = Scenario.read(Array(text.utf8))
    #expect(diagnostics == [])
    return try #require(scenario)
  }

  /// The table at one time.
  private func table(_ scenario: Scenario, at time: Duration) throws -> SocketTable {
    let (tables, failures) = scenario.sockets(.moments([time]))
    #expect(failures == [])
    return try #require(tables.first)
  }

  @Test("A proxy's connections are listed by port, with their timers, and counted by state")
  func proxyGolden() throws {
    let proxy = Scenario.proxy
    let (tables, failures) = proxy.sockets(.moments([.milliseconds(45), .milliseconds(65), .seconds(5)]))
    #expect(failures == [])
    try expectGolden(tables.map { $0.text() }.joined(separator: "\n"), "proxy.sockets.txt")
    try expectGolden(tables.map { $0.jsonLines(scenario: proxy.name) }.joined(), "proxy.sockets.jsonl")
    let counts = try #require(tables.last?.hosts[1].counts)
    #expect(counts.map(\.state) == [.timeWait])
    #expect(counts.map(\.count) == [8])
  }

  @Test("A table keeps to its width and loses nothing by it", arguments: [72, 80, 100, 160])
  func width(width: Int) throws {
    let table = try table(.proxy, at: .milliseconds(65))
    let text = table.text(LadderStyle(width: width))
    let widest = text.split(separator: "\n").map(\.count).max() ?? 0
    #expect(widest <= width)
    let words = text.split { $0.isWhitespace }.sorted()
    #expect(words == table.text(LadderStyle(width: 160)).split { $0.isWhitespace }.sorted())
  }

  @Test("To look changes nothing of what happens", arguments: Scenario.all)
  func looking(scenario: Scenario) {
    let moments = (0..<40).map { Duration.milliseconds(7 * $0) } + [.seconds(1), .seconds(100)]
    let (tables, failures) = scenario.sockets(.moments(moments))
    #expect(tables.map(\.time) == moments.map { Instant.origin + $0 })
    #expect(failures == scenario.play().failures)
  }

  @Test("A moment shows all that is due at it, and nothing that comes later")
  func moments() throws {
    let scenario = try scenario(
      """
      steps:
        - listen: server:80
        - open: { from: client, to: server:80 }
        - settle
        - { at: 1s, close: client }
        - wait: 1ms
      """)
    func states(at time: Duration) throws -> [[TCPConnection.State]] {
      try table(scenario, at: time).hosts.map { $0.connections.map(\.state) }
    }
    #expect(try states(at: .zero) == [[.synSent], []])
    #expect(try states(at: .nanoseconds(9_999_999)) == [[.synSent], []])
    #expect(try states(at: .milliseconds(10)) == [[.synSent], [.synReceived]])
    #expect(try states(at: .milliseconds(999)) == [[.established], [.established]])
    #expect(try states(at: .seconds(1)) == [[.finWait1], [.established]])
    // After the script.
    #expect(try states(at: .seconds(2)) == [[.finWait2], [.closeWait]])
  }

  @Test("Without moments, there is a table after each step that takes time, with its line")
  func waits() throws {
    let scenario = try scenario(
      """
      steps:
        - listen: server:80
        - open: { from: client, to: server:80 }
        - settle
        - close: client
        - wait: 1s
      """)
    let tables = scenario.sockets(.afterWaits).tables
    #expect(tables.map(\.line) == [10, 12])
    #expect(tables.first?.text().hasPrefix("at 30 ms, after line 10\n") == true)
    let still = try self.scenario("steps:\n  - listen: server:80")
    #expect(still.sockets(.afterWaits).tables.map(\.time) == [.origin])
  }

  @Test("A timer tells its time and its tries; queues tell what has not been taken, sent and acknowledged")
  func timersAndQueues() throws {
    let scenario = try scenario(
      hosts: "  client: { iss: 100, user-timeout: none }\n  server: { receive-buffer: 500 }",
      """
      steps:
        - listen: server:80
        - open: { from: client, to: server:80 }
        - settle
        - send: { client: 800 }
        - settle
        - partition: { from: client, to: server }
        - { at: 2s, receive: { server: 500 } }
      """)
    let full = try table(scenario, at: .milliseconds(300)).hosts
    #expect(full[1].connections.map(\.unread) == [500])
    #expect(full[0].connections.map(\.unacknowledged) == [300])
    #expect(full[0].connections[0].timers.map(\.timer) == [.persist])

    let lost = try self.scenario(
      """
      faults: [{ drop: { from: client, kind: SYN, number: all } }]
      steps:
        - open: { from: client, to: server:80 }
        - wait: 10s
      """)
    let timers = try table(lost, at: .milliseconds(3_500)).hosts[0].connections[0].timers
    let retransmission = try #require(timers.first)
    // Sent at 0, 1 and 3 s; the next time at 7 s.
    #expect(retransmission.timer == .retransmission)
    #expect(retransmission.remaining == .milliseconds(3_500))
    #expect(retransmission.retries?.made == 2)
  }

  @Test("The tries of a SYN before its wait grows count, and so does the first probe of a silent peer")
  func tries() throws {
    let steady = try scenario(
      hosts: "  client: { profile: linux, syn-retries: 3, steady-syn-retries: 4 }\n  server:",
      """
      faults: [{ drop: { from: client, kind: SYN, number: all } }]
      steps:
        - open: { from: client, to: server:80 }
        - wait: 30s
      """)
    // Sent at 0, 1, 2, 3, 4 and 5 s, then at 7 and 11 s.
    for (time, made) in [(3_500, 3), (4_500, 4), (6_500, 5), (8_000, 6)] {
      let timers = try table(steady, at: .milliseconds(time)).hosts[0].connections[0].timers
      let retries = timers.first { $0.timer == .retransmission }?.retries
      #expect(retries?.made == made, "\(time) ms")
      #expect(retries?.most == 7)
    }

    let idle = try scenario(
      hosts: "  client: { keepalive-idle: 10s, keepalive-interval: 1s, keepalive-probes: 5 }\n  server:",
      """
      steps:
        - listen: server:80
        - open: { from: client, to: server:80 }
        - settle
        - keepalive: { client: true }
        - crash: server
        - wait: 13s
      """)
    let timers = try table(idle, at: .milliseconds(12_500)).hosts[0].connections[0].timers
    #expect(timers.map(\.timer) == [.keepaliveProbes])
    #expect(timers.first?.retries?.made == 3)
    #expect(timers.first?.retries?.most == 5)
  }

  @Test("A listener shows how much of its backlog is in use, and a host that is down nothing")
  func listeners() throws {
    let scenario = try scenario(
      """
      faults: [{ drop: { from: client, kind: ACK, number: 3 } }]
      steps:
        - listen: { at: server:80, backlog: 3, accept: by-step, cookies: true }
        - open: { from: client, to: server:80, count: 3 }
        - wait: 100ms
        - crash: client
        - wait: 100ms
      """)
    let hosts = try table(scenario, at: .milliseconds(99)).hosts
    let listener = try #require(hosts[1].listeners.first)
    #expect(listener.incomplete == 1)
    #expect(listener.waiting == ListeningSocket.Queue(count: 2, most: 3))
    let text = try table(scenario, at: .milliseconds(150)).text()
    #expect(text.contains("\nclient 10.0.0.1: down\n"))
    #expect(
      text.contains("  port 80: 1 of 3 in SYN_RECEIVED, 2 of 3 wait to be accepted, SYN cookies beyond\n"))
  }
}
