import Testing

@testable import EnumatonEmit

struct LabelLinesTests {
  @Test(arguments: [
    ("rcv FIN / snd ACK", ["rcv FIN / snd ACK"]),
    ("rcv SYN,ACK / snd ACK", ["rcv SYN,ACK", "/ snd ACK"]),
    (
      "a name that goes on and on / and so does what it does in the end",
      ["a name that goes on and on", "/ and so does what it does", "\u{A0}\u{A0}\u{A0}in the end"]
    ),
    ("aNameThatIsLongerThanAnyLineAndCannotBeBroken", ["aNameThatIsLongerThanAnyLineAndCannotBeBroken"]),
    ("first\nsecond / third", ["first", "second / third"]),
    ("", [""]),
  ])
  func `what the spec says is broken at its slash`(text: String, lines: [String]) {
    #expect(StateDiagram.Label(custom: text, event: "").lines(width: 18) == lines)
  }

  @Test func `effects stand on a line of their own, an operator with its value`() {
    let label = StateDiagram.Label(
      event: "segment, retransmission.exhausted", condition: "passive and open and attempts < 3",
      effects: ["send SYN ACK", "connected"])
    #expect(
      label.lines(width: 18) == [
        "segment,", "\u{A0}\u{A0}\u{A0}retransmission.exhausted", "\u{A0}\u{A0}\u{A0}[passive and open and",
        "\u{A0}\u{A0}\u{A0}attempts < 3]",
        "/ send SYN ACK, connected",
      ])
  }

  @Test func `a timer and its wait stay together`() {
    let label = StateDiagram.Label(event: "pairingFailed, encryptionFailed, SMP 30s")
    #expect(label.lines(width: 18) == ["pairingFailed,", "\u{A0}\u{A0}\u{A0}encryptionFailed, SMP 30s"])
  }

  @Test(
    arguments: [
      (0, "0ns"), (1_500_000, "1500us"), (200_000_000, "200ms"), (60_000_000_000, "60s"),
      (90_000_000_000, "90s"),
      (300_000_000_000, "5min"), (7_200_000_000_000, "2h"), (1, "1ns"), (Int64.max, "9223372036854775807ns"),
    ] as [(Int64, String)])
  func `a duration is in the largest unit in which it is whole`(nanoseconds: Int64, text: String) {
    #expect(durationText(nanoseconds: nanoseconds) == text)
  }
}
