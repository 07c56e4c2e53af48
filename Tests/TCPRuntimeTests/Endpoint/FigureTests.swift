import EnumatonRuntime
import TCPRuntime
import Testing

/// The figures of RFC 9293, with their numbers.
@Suite struct FigureTests {
  @Test func figure6BasicHandshake() {
    var pair = Pair()
    pair.call(.b, .passiveOpen)
    pair.call(.a, .activeOpen)
    #expect(
      pair.log == [
        "A <SEQ=100><CTL=SYN>", "B <SEQ=300><ACK=101><CTL=SYN,ACK>", "A <SEQ=101><ACK=301><CTL=ACK>",
      ])
    #expect(pair.states == [.established, .established])
    #expect(pair.signals == ["A connected", "B connected"])
  }

  @Test func figure7SimultaneousOpen() {
    var pair = Pair()
    pair.fate = { _, _ in .held }
    pair.call(.a, .activeOpen)
    pair.call(.b, .activeOpen)
    pair.release()
    #expect(
      pair.log == [
        "A <SEQ=100><CTL=SYN>", "B <SEQ=300><CTL=SYN>", "B <SEQ=300><ACK=101><CTL=SYN,ACK>",
        "A <SEQ=100><ACK=301><CTL=SYN,ACK>", "A <SEQ=101><ACK=301><CTL=ACK>", "B <SEQ=301><ACK=101><CTL=ACK>",
      ])
    #expect(pair.states == [.established, .established])
  }

  @Test func figure8OldDuplicateSYN() {
    var pair = Pair()
    pair.call(.b, .passiveOpen)
    pair.fate = { side, segment in segment.flags == .syn ? .held : .delivered }
    pair.call(.a, .activeOpen)
    pair.inject(Segment(flags: .syn, sequence: 90), to: .b)
    #expect(
      pair.log == [
        "A <SEQ=100><CTL=SYN>", "B <SEQ=300><ACK=91><CTL=SYN,ACK>", "A <SEQ=91><CTL=RST>",
      ])
    #expect(pair.states == [.synSent, .listen])
    pair.release()
    #expect(pair.states == [.established, .established])
  }

  @Test func figure9HalfOpenConnection() {
    var pair = Pair.connected()
    pair.a = Endpoint(initialSequenceNumber: 400)
    pair.call(.a, .activeOpen)
    #expect(
      pair.log == ["A <SEQ=400><CTL=SYN>", "B <SEQ=301><ACK=101><CTL=ACK>", "A <SEQ=101><CTL=RST>"])
    #expect(pair.states == [.synSent, .closed])
    #expect(pair.signals == ["B reset"])
  }

  @Test func figure10ActiveSideDiscoversAHalfOpenConnection() {
    var pair = Pair.connected()
    pair.a = Endpoint()
    pair.call(.b, .send(10))
    #expect(pair.log == ["B <SEQ=301><ACK=101><CTL=PSH,ACK><DATA=10>", "A <SEQ=101><CTL=RST>"])
    #expect(pair.states == [.closed, .closed])
  }

  @Test func figure11TwoPassiveSockets() {
    var pair = Pair()
    pair.call(.a, .passiveOpen)
    pair.call(.b, .passiveOpen)
    pair.inject(Segment(flags: .syn, sequence: 500), to: .b)
    #expect(pair.log == ["B <SEQ=300><ACK=501><CTL=SYN,ACK>", "A <SEQ=501><CTL=RST>"])
    #expect(pair.states == [.listen, .listen])
  }

  @Test func figure12NormalClose() {
    var pair = Pair.connected()
    pair.call(.a, .close)
    #expect(pair.states == [.finWait2, .closeWait])
    pair.call(.b, .close)
    #expect(
      pair.log == [
        "A <SEQ=101><ACK=301><CTL=FIN,ACK>", "B <SEQ=301><ACK=102><CTL=ACK>",
        "B <SEQ=301><ACK=102><CTL=FIN,ACK>", "A <SEQ=102><ACK=302><CTL=ACK>",
      ])
    #expect(pair.states == [.timeWait, .closed])
    #expect(pair.signals == ["B closing", "A closing", "B closed"])
    pair.wait(.seconds(240))
    #expect(pair.states == [.closed, .closed])
  }

  @Test func figure13SimultaneousClose() {
    var pair = Pair.connected()
    pair.fate = { _, _ in .held }
    pair.call(.a, .close)
    pair.call(.b, .close)
    #expect(pair.states == [.finWait1, .finWait1])
    pair.fate = { _, segment in segment.flags.contains(.fin) ? .delivered : .held }
    pair.release()
    #expect(
      pair.log == [
        "A <SEQ=101><ACK=301><CTL=FIN,ACK>", "B <SEQ=301><ACK=101><CTL=FIN,ACK>",
        "B <SEQ=302><ACK=102><CTL=ACK>", "A <SEQ=102><ACK=302><CTL=ACK>",
      ])
    #expect(pair.states == [.timeWait, .timeWait])
  }

  @Test func refusedConnection() {
    var pair = Pair()
    pair.call(.a, .activeOpen)
    #expect(pair.log == ["A <SEQ=100><CTL=SYN>", "B <SEQ=0><ACK=101><CTL=RST,ACK>"])
    #expect(pair.states == [.closed, .closed] && pair.signals == ["A reset"])
  }
}
