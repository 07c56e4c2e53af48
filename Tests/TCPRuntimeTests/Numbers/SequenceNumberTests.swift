import TCPRuntime
import Testing

@Suite struct SequenceNumberTests {
  @Test(
    arguments: [
      (0, 1), (0xffff_ffff, 0), (0xffff_fff0, 0x10), (0x7fff_ffff, 0x8000_0000), (5, 0x8000_0004),
    ] as [(UInt32, UInt32)])
  func comesBeforeWhatIsLessThanHalfWayRoundAhead(_ first: UInt32, _ second: UInt32) {
    let (first, second) = (SequenceNumber(first), SequenceNumber(second))
    #expect(first < second && first <= second && second > first && second >= first)
    #expect(!(second < first) && !(second <= first) && !(first > second) && !(first >= second))
  }

  @Test func isNeitherBeforeNorAfterItself() {
    let number: SequenceNumber = 0xffff_ffff
    #expect(!(number < number) && number <= number && !(number > number) && number >= number)
  }

  @Test func arithmeticIsModulo2ToThe32() {
    #expect(SequenceNumber(0xffff_ffff) + 2 == 1)
    #expect(SequenceNumber(1) - 2 == 0xffff_ffff)
    #expect(SequenceNumber(1).distance(from: 0xffff_ffff) == 2)
    var number: SequenceNumber = 0xffff_fff0
    number += 0x20
    #expect(number == 0x10)
  }

  @Test func aSYNAndAFINTakeOneNumberEach() {
    let segment = Segment(flags: [.syn, .fin, .ack], sequence: 10, length: 5)
    #expect(segment.sequenceLength == 7)
  }

  @Test func aSegmentIsWrittenAsInTheStandard() {
    let synAck = Segment(flags: [.syn, .ack], sequence: 300, acknowledgment: 101)
    #expect("\(synAck)" == "<SEQ=300><ACK=101><CTL=SYN,ACK>")
    let data = Segment(flags: [.ack, .psh], sequence: 101, acknowledgment: 301, length: 10)
    #expect("\(data)" == "<SEQ=101><ACK=301><CTL=PSH,ACK><DATA=10>")
    #expect("\(Segment(flags: .rst, sequence: 91))" == "<SEQ=91><CTL=RST>")
  }
}
