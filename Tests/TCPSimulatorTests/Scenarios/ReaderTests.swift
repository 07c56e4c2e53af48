import EnumatonSpec
import EnumatonTestSupport
import Foundation
import Testing

@testable import TCPSimulator

@Suite struct ReaderTests {
  private static let head = "name: n\ntitle: T\nsummary: S\nhosts: { client: , server: { iss: 300 } }\n"

  private static let mistakes: [(name: String, text: String)] = [
    ("nothing", ""),
    ("no mapping", "- a\n"),
    ("missing keys", "name: n\n"),
    ("unknown key", head + "step: []\nsteps: []\n"),
    (
      "unknown key of a host",
      "name: n\ntitle: T\nsummary: S\nhosts: { a: { delayedack: none } }\nsteps: []\n"
    ),
    ("no hosts", "name: n\ntitle: T\nsummary: S\nhosts: {}\nsteps: []\n"),
    ("bad profile", "name: n\ntitle: T\nsummary: S\nhosts: { a: { profile: linus } }\nsteps: []\n"),
    ("bad values", head + "network: { latency: 10, jitter: 1x, loss: 200%, bandwidth: 10 }\nsteps: []\n"),
    ("bad port range", "name: n\ntitle: T\nsummary: S\nhosts: { a: { ports: 9-1 } }\nsteps: []\n"),
    ("unknown host", head + "steps:\n  - close: sever\n  - release: [client, nobody]\n"),
    ("no port", head + "steps:\n  - listen: server\n  - open: { from: client, to: server:http }\n"),
    ("two actions", head + "steps:\n  - { close: client, wait: 1s }\n  - { at: 1s }\n"),
    ("unknown action", head + "steps:\n  - shutdwon: client\n  - finish\n"),
    (
      "unknown state",
      head + "steps:\n  - until: { client: TIMEWAIT }\nexpect: { states: { server: OPEN } }\n"
    ),
    ("unknown connection", head + "steps:\n  - close: client/frist\n"),
    (
      "unknown connection among others",
      head + "steps:\n  - open: { from: client, to: server:80, name: first }\n  - close: client/frist\n"
    ),
    (
      "name twice",
      head
        + "steps:\n  - open: { from: client, to: server:80, name: a }\n  - open: { from: client, to: server:80, name: a }\n"
    ),
    ("several with a port", head + "steps:\n  - open: { from: client:5, to: server:80, count: 2 }\n"),
    (
      "bad segment",
      head
        + "steps:\n  - inject: { from: client:1, to: server:80, flags: [SNY], seq: RCV.NEXT, window: -1 }\n"
    ),
    (
      "bad fault",
      head
        + "faults:\n  - drop: { kind: SYN }\n  - delay: { from: client }\n  - drop: { from: client, by: 1s }\n  - lose: { from: client }\nsteps: []\n"
    ),
    ("bad application", head + "steps:\n  - listen: { at: server:80, application: ecko }\n"),
    (
      "bad expectation",
      head
        + "steps: []\nexpect:\n  sends: { client: { SYNACK: 1 } }\n  counts: { client: { CLOSED: many } }\n  live: all\n"
    ),
    ("not YAML", head + "steps: [\n"),
  ]

  @Test("Mistakes are told with their place, what is wrong and the way out")
  func mistakes() throws {
    var told = ""
    for (name, text) in Self.mistakes {
      let (scenario, diagnostics) = Scenario.read(Array(text.utf8))
      #expect(scenario == nil, "\(name)")
      #expect(diagnostics.hasErrors, "\(name)")
      told += "\(name):\n" + diagnostics.map { $0.rendered(path: "test.yaml") + "\n" }.joined() + "\n"
    }
    try expectGolden(told, "mistakes.txt")
  }

  @Test("Broken files are refused, never a crash", arguments: Scenario.basic.map(\.name))
  func broken(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: Scenario.folder.file(name))))
    var random = SeededGenerator(seed: 11)
    for _ in 0..<150 {
      var broken = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<broken.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: broken[place] = UInt8.random(in: 0...255, using: &random)
        case 1: broken.remove(at: place)
        default: broken.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
        }
      }
      let (scenario, diagnostics) = Scenario.read(broken)
      #expect((scenario == nil) == diagnostics.hasErrors)
      // What can be read can be played.
      _ = scenario?.play()
    }
  }

  @Test("A failed expectation names its line, what was expected and what happened")
  func failures() throws {
    let text =
      Self.head + """
        steps:
          - listen: server:80
          - open: { from: client, to: server:80, iss: 100 }
          - settle
          - expect: { states: { client: CLOSED } }
        expect:
          paths: { client: [CLOSED, SYN_SENT] }
          counts: { server: { ESTABLISHED: 2 } }
          refusals: { client: 1 }
          signals: { server: [] }
          drops: { client: { loss: 1 } }
          segments:
            - { from: client, flags: SYN, seq: 100 }
            - { from: server, flags: [SYN, ACK], ack: 100 }
          exchange:
            - { from: client, flags: SYN }
          live: none

        """
    let (scenario, diagnostics) = Scenario.read(Array(text.utf8))
    #expect(diagnostics == [])
    let failures = try #require(scenario).play().failures
    let told = failures.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0): \($0.message)\n" }
    try expectGolden(told.joined(), "failed-expectations.txt")
  }

  @Test("A step that comes too late is a failure")
  func late() throws {
    let text = Self.head + "steps:\n  - wait: 2s\n  - { at: 1s, close: client }\n"
    let play = try #require(Scenario.read(Array(text.utf8)).scenario).play()
    #expect(play.failures.map(\.message) == ["it is 2 s already, not 1 s"])
  }
}
