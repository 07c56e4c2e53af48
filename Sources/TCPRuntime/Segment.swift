/// A segment on its way: the header, and how much text it carries. The text itself is nobody's concern here.
public struct Segment: Hashable, Sendable {
  /// The control bits (RFC 9293, section 3.1).
  @frozen
  public struct Flags: OptionSet, Hashable, Sendable {
    /// A bit for each flag.
    public var rawValue: UInt8

    /// The flags of those bits.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Synchronise sequence numbers.
    public static let syn = Flags(rawValue: 1)
    /// The acknowledgment number counts.
    public static let ack = Flags(rawValue: 2)
    /// No more text from the sender.
    public static let fin = Flags(rawValue: 4)
    /// Reset the connection.
    public static let rst = Flags(rawValue: 8)
    /// Hand the text over without waiting for more.
    public static let psh = Flags(rawValue: 16)
  }

  /// SEG.SEQ: the number of the SYN if there is one, else of the first octet of text.
  public var sequence: SequenceNumber

  /// SEG.ACK: the next number the sender expects; counts only if `flags` has `.ack`.
  public var acknowledgment: SequenceNumber

  /// SEG.WND: how many octets the sender will take from `acknowledgment` on.
  public var window: UInt32

  /// The octets of text.
  var octets: UInt32

  /// The control bits that are set.
  public var flags: Flags

  /// The octets of text: none below zero, no more than have numbers.
  public var length: Int {
    get { Int(octets) }
    set { octets = UInt32(clamping: newValue) }
  }

  /// A segment; a length below zero counts as none.
  public init(
    flags: Flags, sequence: SequenceNumber, acknowledgment: SequenceNumber = 0, length: Int = 0,
    window: UInt32 = 65_535
  ) {
    self.flags = flags
    self.sequence = sequence
    self.acknowledgment = acknowledgment
    octets = UInt32(clamping: length)
    self.window = window
  }

  /// SEG.LEN: the octets of text, and one each for SYN and FIN.
  public var sequenceLength: UInt32 {
    octets &+ (flags.contains(.syn) ? 1 : 0) &+ (flags.contains(.fin) ? 1 : 0)
  }
}

extension Segment {
  /// Where its text begins.
  var textStart: SequenceNumber { sequence + (flags.contains(.syn) ? 1 : 0) }

  /// The number after its text, which is that of its FIN if it has one.
  var textEnd: SequenceNumber { textStart + octets }

  /// The number after all it occupies.
  var end: SequenceNumber { sequence + sequenceLength }
}

extension Segment.Flags: CustomStringConvertible {
  /// The names of the flags as RFC 9293 writes them: `SYN,ACK`.
  public var description: String {
    let names: [(Segment.Flags, String)] = [
      (.syn, "SYN"), (.fin, "FIN"), (.rst, "RST"), (.psh, "PSH"), (.ack, "ACK"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: ",")
  }
}

extension Segment: CustomStringConvertible {
  /// The segment as RFC 9293 writes it: `<SEQ=300><ACK=101><CTL=SYN,ACK>`.
  public var description: String {
    let acknowledgment = flags.contains(.ack) ? "<ACK=\(acknowledgment)>" : ""
    let data = length > 0 ? "<DATA=\(length)>" : ""
    return "<SEQ=\(sequence)>\(acknowledgment)<CTL=\(flags)>\(data)"
  }
}
