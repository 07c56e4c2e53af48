import TCPRuntime

/// The control bits in their places in a header (RFC 9293, section 3.1). URG and those of congestion control
/// have no meaning here.
let controlBits: [(flag: Segment.Flags, bit: UInt8)] = [
  (.fin, 0x01), (.syn, 0x02), (.rst, 0x04), (.psh, 0x08), (.ack, 0x10),
]

extension Segment.Flags {
  init(controlBits octet: UInt8) {
    self = Segment.Flags(controlBits.filter { octet & $0.bit != 0 }.map(\.flag))
  }

  var octet: UInt8 {
    controlBits.filter { contains($0.flag) }.reduce(0) { $0 | $1.bit }
  }
}
