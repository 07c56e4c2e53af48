import EnumatonRuntime
import Foundation
import TCPRuntime
import TCPSimulator
import Testing

/// Recordings as others may write them.
@Suite struct HistoryReaderTests {
  private static func read(_ text: String, line: Int = 1) throws -> History? {
    try HistoryReader.read(Array(text.utf8)[...], line: line)
  }

  @Test func theOrderOfMembersDoesNotMatterAndUnknownOnesArePassedOver() throws {
    let history = try #require(
      try Self.read(
        #"""
         { "events" : [ ["state",1.5,"LISTEN","SYN-RECV"], ["cwnd",1,10], ["rx",1,"SYN+ECE",0], ["call",2,"CLOSE","inferred"],
           ["tx",2.25,"FIN+ACK",1,1,0,"pass",{"id":7}] ],
           "kernel" : { "version" : [6, 18] }, "path" : ["SYN_RECV", "ESTAB", "FIN_WAIT1"], "conn" : "é\u00e9\ud83d\ude00" }
        """#.replacing("\n", with: " ")))
    #expect(history.scenario == "unnamed" && history.connection == "éé😀")
    #expect(history.path == [.synReceived, .established, .finWait1])
    #expect(!history.isListening && !history.isComplete && history.settings == [:])
    #expect(history.end == .origin + .milliseconds(2_250))
    #expect(
      history.entries.map(\.event) == [
        .state(from: .listen, to: .synReceived), .received(Segment(flags: .syn, sequence: 0)), .call(.close),
        .sent(Segment(flags: [.fin, .ack], sequence: 1, acknowledgment: 1)),
      ])
  }

  @Test func settingsAreNumbersOrTexts() throws {
    let text = """
      {"path":[],"events":[],"sysctl":{"net.ipv4.tcp_syn_retries":3,"net.ipv4.tcp_fin_timeout":"5",\
      "net.ipv4.tcp_orphan_retries":"0","net.ipv4.tcp_congestion_control":"cubic"}}
      """
    let profile = Profile(of: try #require(try Self.read(text)))
    #expect(profile.synRetries == 3 && profile.orphanFinWait2 == .seconds(5) && profile.orphanRetries == 8)
  }

  @Test(arguments: ["", "  ", "\r", "\u{FEFF}"])
  func blankLinesAreNone(_ text: String) throws { #expect(try Self.read(text) == nil) }

  @Test func aCallThatIsNotKnownIsPassedOverAndTold() throws {
    let history = try #require(try Self.read(#"{"path":[],"events":[["call",0,"SETSOCKOPT"]]}"#))
    #expect(history.entries.isEmpty)
    #expect(history.omissions == ["events[0]: the call 'SETSOCKOPT' is not known, and passed over"])
  }

  @Test(arguments: [
    ("[1]", "a line is a JSON object, one endpoint of one connection"),
    ("{\"path\":[", "column 10: the text ends where a value is expected"),
    (
      "{\"path\":[\"ASLEEP\"],\"events\":[]}",
      "path[0]: no state is called 'ASLEEP'; there are CLOSED, LISTEN"
    ),
    ("{\"path\":[]}", "events: the list of what happened is expected"),
    ("{\"events\":[],\"complete\":1,\"path\":[]}", "complete: true or false is expected"),
    ("{\"path\":[],\"events\":[[\"call\"]]}", "events[0]: an event is a list that begins with its kind"),
    (
      "{\"path\":[],\"events\":[[\"rx\",\"soon\",\"SYN\",0]]}",
      "events[0]: the time must be a number of seconds"
    ),
    ("{\"path\":[],\"events\":[[\"rx\",1e99,\"SYN\",0]]}", "events[0]: the time must be a number of seconds"),
    (
      "{\"path\":[],\"events\":[[\"rx\",1,\"SYN\",0.5]]}",
      "events[0]: the sequence number must be a whole number"
    ),
    ("{\"path\":[],\"events\":[[\"rx\",1,\"ACK\",1,1,-3]]}", "events[0]: the length -3 is below zero"),
    (
      "{\"path\":[],\"events\":[[\"state\",1,\"LISTEN\"]]}",
      "events[0]: the state before and after are expected"
    ),
  ])
  func whatIsWrongIsSaidWithItsPlace(_ text: String, _ message: String) {
    do throws(HistoryReader.Failure) {
      _ = try HistoryReader.read(Array(text.utf8)[...], line: 9)
      Issue.record("this is no history")
    } catch {
      #expect(error.line == 9)
      #expect(error.message.hasPrefix(message), "\(error.message)")
    }
  }

  @Test func aFileIsReadLineByLine() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "histories-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    let long = String(repeating: "x", count: 200_000)
    try Data("one\r\n\n\(long)\nlast".utf8).write(to: file)
    var lines = try HistoryFile(path: file.path)
    var read: [String] = []
    while let line = try lines.next() {
      read.append("\(line.number):\(String(decoding: line.bytes, as: UTF8.self))")
    }
    #expect(read == ["1:one\r", "2:", "3:\(long)", "4:last"])
  }

  @Test func aFileThatIsNotThereIsSaidToBe() {
    do throws(HistoryFile.Failure) {
      _ = try HistoryFile(path: "/nowhere/at/all.jsonl")
      Issue.record("there is no such file")
    } catch {
      #expect(error.message == "No such file or directory")
    }
  }
}
