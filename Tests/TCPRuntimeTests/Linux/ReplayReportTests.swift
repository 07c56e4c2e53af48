import TCPRuntime
import TCPSimulator
import Testing

/// What a replay says.
@Suite struct ReplayReportTests {
  private static func history(_ scenario: String, _ rest: String) throws -> History {
    let text = "{\"scenario\":\"\(scenario)\",\"conn\":\"A:1>2\",\(rest)}"
    return try #require(try HistoryReader.read(Array(text.utf8)[...], line: 3))
  }

  private static func histories() throws -> [History] {
    // Refused; a kernel that answers a reset in SYN_SENT with another SYN; one whose FIN is left out.
    let opened = #"["call",0,"OPEN_ACTIVE"],["tx",0.0001,"SYN",0,null,0,"pass"]"#
    return [
      try history(
        "refused", #""path":["SYN_SENT","CLOSED"],"events":[\#(opened),["rx",0.02,"RST+ACK",0,1,0]]"#),
      try history(
        "stubborn", #""path":["SYN_SENT"],"complete":false,"events":[\#(opened),["rx",0.02,"RST+ACK",0,1,0]]"#
      ),
      try history(
        "silent",
        #""path":["SYN_SENT","ESTABLISHED","FIN_WAIT_1"],"events":[\#(opened),["rx",0.02,"SYN+ACK",0,1,0],"#
          + #"["state",0.02,"SYN_SENT","ESTABLISHED"],["call",0.5,"CLOSE"],["state",0.5,"ESTABLISHED","FIN_WAIT_1"]]"#
      ),
    ]
  }

  @Test func aTableThenWhatDiffersThenTheSums() throws {
    var report = ReplayReport()
    for history in try Self.histories() { report.add(history, Agreement(of: Replay(history), with: history)) }
    #expect(
      report.text() == """
        scenario  complete  agreed  differed  inferred  agreed  differed
        refused          1       1         0         -       -         -
        stubborn         -       -         -         1       0         1
        silent           1       0         1         -       -         -
        all              2       1         1         1       0         1

        stubborn A:1>2 (line 3, calls inferred) differs:
          at 0.0200 s: from SYN_SENT Linux stayed there, we went to CLOSED on receiving RST,ACK seq 0 ack 1

        silent A:1>2 (line 3) differs:
          at 0.5000 s: Linux sent nothing of the kind any more, we sent FIN,ACK seq 1 ack 1 in FIN_WAIT_1 when CLOSE was called

        of lines with every call recorded, agreed 1 of 2 endpoints
        of lines with calls inferred, agreed 0 of 1 endpoints
        in what is sent again and answered, too, 1 of 3 endpoints
        agreed 1 of 3 endpoints

        """)
    #expect(
      report.json() == """
        {"endpoints":3,"agreed":1,"complete":{"endpoints":2,"agreed":1},"inferred":{"endpoints":1,"agreed":0},"alike":1}
        """)
  }

  @Test func anEndpointIsALineOfJSON() throws {
    let history = try Self.histories()[1]
    let replay = Replay(history)
    #expect(
      Agreement(of: replay, with: history).json(of: replay, with: history) == """
        {"scenario":"stubborn","conn":"A:1>2","line":3,"complete":false,"agrees":false,"differences":[{"criterion":\
        "path","t":0.02,"text":"from SYN_SENT Linux stayed there, we went to CLOSED on receiving RST,ACK seq 0 ack 1"}],\
        "transitions":["CLOSED/activeOpen#1","SYN_SENT/segment#3"]}
        """)
  }
}
