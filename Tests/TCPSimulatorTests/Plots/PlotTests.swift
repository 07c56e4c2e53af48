import EnumatonRuntime
import EnumatonTestSupport
import Foundation
import TCPRuntime
import Testing

@testable import TCPSimulator

@Suite struct PlotTests {
  private func inferred(_ name: String) throws -> InferredConnection {
    let play = try #require(Scenario.named(name)).play()
    return try #require(Inference(CapturedPackets(play.packets(at: .departures))).connections.first)
  }

  /// The states of both hosts of a scenario.
  private func states(_ name: String) throws -> StatePlot {
    let scenario = try #require(Scenario.named(name))
    let play = scenario.play()
    let rows = ["client", "server"].map { host in
      var changes: [(time: Instant, state: TCPConnection.State)] = [(.origin, .closed)]
      for record in play.records where record.host == host {
        if case .state(_, let state) = record.event { changes.append((record.time, state)) }
      }
      return StatePlot.Row(name: host, changes: changes)
    }
    return StatePlot(title: scenario.title, rows: rows)
  }

  /// Text sent, lost, sent again, and a window that closes.
  private let transfer: [Packet] = {
    let (client, server) = (Sample.client, Sample.server)
    return [
      Sample.packet(0, client, server, .syn, 4_294_967_290),
      Sample.packet(20, server, client, [.syn, .ack], 300, 4_294_967_291, window: 3000),
      Sample.packet(40, client, server, .ack, 4_294_967_291, 301),
      Sample.packet(41, client, server, .ack, 4_294_967_291, 301, length: 1000),
      Sample.packet(42, client, server, .ack, 995, 301, length: 1000),
      Sample.packet(61, server, client, .ack, 301, 4_294_967_291, window: 3000),
      Sample.packet(260, client, server, .ack, 4_294_967_291, 301, length: 1000),
      Sample.packet(280, server, client, .ack, 301, 1995, window: 500),
      Sample.packet(300, client, server, [.fin, .ack], 1995, 301),
      Sample.packet(320, server, client, [.fin, .ack], 301, 1996, window: 3000),
      Sample.packet(340, client, server, .ack, 1996, 302),
    ]
  }()

  @Test("States over time are as recorded", arguments: ["four-way-close", "simultaneous-close"])
  func stateGoldens(name: String) throws {
    try expectGolden(states(name).svg(), "\(name).states.svg")
  }

  @Test("Sequence numbers over time are as recorded, past 2³²")
  func sequenceGolden() throws {
    let plot = SequencePlot(
      title: "10.0.0.1:40000 to 10.0.0.2:80", transfer, from: Sample.client, to: Sample.server)
    try expectGolden(plot.svg(), "transfer.sequence.svg")
  }

  @Test("What is sent again is marked, and nothing else")
  func retransmissions() {
    let svg = SequencePlot(title: "", transfer, from: Sample.client, to: Sample.server).svg()
    let again = svg.split(separator: "\n").filter { $0.contains("class=\"again\"") && $0.contains("<title>") }
    #expect(again.count == 1)
    #expect(again.first?.contains("ACK 1, 1000 long, again") == true)
  }

  @Test("A row shows every state, in its colour, and the legend names it")
  func bars() throws {
    let svg = try states("four-way-close").svg()
    for state in [
      "closed", "syn-sent", "established", "fin-wait-1", "fin-wait-2", "time-wait", "close-wait", "last-ack",
    ] {
      #expect(svg.contains("class=\"bar \(state)\""), "\(state)")
      #expect(svg.contains(".\(state) { fill: #"), "\(state)")
    }
    #expect(!svg.contains("syn-received\"/>") || svg.contains(".syn-received"))
    #expect(svg.contains("@media (prefers-color-scheme: dark)"))
  }

  @Test("A pause that would leave no room for the rest is cut short, and its length told")
  func gaps() throws {
    let svg = try states("four-way-close").svg()
    #expect(svg.contains(">240 s</text>"))
    #expect(svg.contains("class=\"gap\""))
  }

  @Test("Names cannot break out of the drawing")
  func escapes() {
    let name = "<script>&\"\u{1}\u{7}"
    let svg = StatePlot(title: name, rows: [.init(name: name, changes: [(.origin, .closed)])]).svg()
    #expect(!svg.contains("<script"))
    #expect(svg.contains("&lt;script&gt;&amp;&quot;\u{FFFD}\u{FFFD}"))
  }

  @Test("Drawings are XML, whatever there is to draw", .enabled(if: XML.canCheck, "xmllint is not installed"))
  func wellFormed() throws {
    var drawings = [
      StatePlot(title: "nothing", rows: []).svg(),
      StatePlot(title: "one", rows: [.init(name: "a", changes: [])]).svg(),
      SequencePlot(title: "nothing", [], from: Sample.client, to: Sample.server).svg(),
      SequencePlot(title: "a & b", transfer, from: Sample.server, to: Sample.client).svg(),
      StatePlot(title: "<&>", rows: [.init(name: "\u{2}", changes: [(.distantFuture, .listen)])]).svg(),
    ]
    for scenario in Scenario.basic {
      drawings.append(try states(scenario.name).svg())
      let connection = try inferred(scenario.name)
      for party in Party.allCases {
        let (from, to) = (connection.sockets[party], connection.sockets[party.other])
        drawings.append(SequencePlot(title: "\(from)", connection.packets, from: from, to: to).svg())
      }
    }
    for drawing in drawings { #expect(try XML.complaints(about: drawing) == "") }
  }
}

/// An independent reader of XML, if it is installed.
enum XML {
  static let canCheck = (try? Command.run("xmllint", ["--version"]))?.status == 0

  /// What it has against the text; nothing if it is well-formed.
  static func complaints(about text: String) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "drawing.svg").path
    try Data(text.utf8).write(to: URL(filePath: path))
    let result = try Command.run("xmllint", ["--noout", path])
    return result.status == 0 ? "" : result.errors
  }
}
