import EnumatonRuntime

extension CaptureFormat {
  /// The type of the first block of a section; it reads the same in both byte orders.
  static let sectionHeader: UInt32 = 0x0A0D_0D0A
}

/// Reads pcapng (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng): sections of blocks. Blocks that
/// hold no frames are skipped.
struct PcapngReader {
  private struct Interface {
    var link: LinkType?
    var snapshotLength: UInt32
    var clock = PcapngClock()
  }

  private let file: [UInt8]
  private var order = Octets.Order.little
  private var interfaces: [Interface] = []
  private var capture = Capture()

  static func read(_ octets: Octets, _ file: [UInt8]) -> Capture {
    var reader = PcapngReader(file: file)
    do throws(CaptureError) {
      try reader.readBlocks(octets)
    } catch {
      reader.capture.damage = error
    }
    return reader.capture
  }

  private init(file: [UInt8]) { self.file = file }

  private mutating func readBlocks(_ octets: Octets) throws(CaptureError) {
    var place = 0
    while place < octets.count {
      if octets.u32(place) == CaptureFormat.sectionHeader { try beginSection(octets, place) }
      guard let type = octets.u32(place, order), let length = octets.u32(place + 4, order) else {
        throw CaptureError(offset: place, message: "the file ends within the header of a block")
      }
      guard length >= 12, length.isMultiple(of: 4) else {
        throw CaptureError(offset: place + 4, message: "a block cannot have a length of \(length) octets")
      }
      guard octets.part(place, count: Int(length)) != nil,
        let body = octets.part(place + 8, count: Int(length) - 12)
      else {
        throw CaptureError(
          offset: place, message: "a block of \(length) octets goes beyond the end of the file")
      }
      try read(type, body, at: place + 8)
      place += Int(length)
    }
  }

  private mutating func beginSection(_ octets: Octets, _ place: Int) throws(CaptureError) {
    switch octets.u32(place + 8) {
    case 0x1A2B_3C4D: order = .big
    case 0x4D3C_2B1A: order = .little
    default: throw CaptureError(offset: place + 8, message: "a section without its byte-order magic")
    }
    interfaces = []
  }

  private mutating func read(_ type: UInt32, _ body: Octets, at offset: Int) throws(CaptureError) {
    switch type {
    case 1:  // interface description
      guard let link = body.u16(0, order), let snapshotLength = body.u32(4, order) else {
        throw CaptureError(offset: offset, message: "the description of an interface is too short")
      }
      let clock = PcapngClock(options: body.rest(8), order)
      interfaces.append(
        Interface(link: LinkType(rawValue: link), snapshotLength: snapshotLength, clock: clock))
    case 2, 6:  // packet, which is obsolete, and enhanced packet
      let number = type == 6 ? body.u32(0, order) : body.u16(0, order).map(UInt32.init)
      guard let number, let high = body.u32(4, order), let low = body.u32(8, order),
        let length = body.u32(12, order)
      else { throw CaptureError(offset: offset, message: "a packet without a complete header") }
      let ticks = UInt64(high) << 32 | UInt64(low)
      try addFrame(body, at: offset, from: 20, length: length, ticks: ticks, interface: number)
    case 3:  // simple packet: no time, of the first interface
      guard let original = body.u32(0, order) else {
        throw CaptureError(offset: offset, message: "a packet without a complete header")
      }
      let limit = interfaces.first?.snapshotLength ?? 0
      let length = min(original, limit == 0 ? .max : limit, UInt32(clamping: body.count - 4))
      try addFrame(body, at: offset, from: 4, length: length, ticks: nil, interface: 0)
    default: break
    }
  }

  private mutating func addFrame(
    _ body: Octets, at offset: Int, from start: Int, length: UInt32, ticks: UInt64?, interface number: UInt32
  ) throws(CaptureError) {
    guard Int(number) < interfaces.count else {
      throw CaptureError(offset: offset, message: "a packet of interface \(number), which is not described")
    }
    guard Int(length) <= body.count - start else {
      throw CaptureError(offset: offset, message: "a packet of \(length) octets is longer than its block")
    }
    let interface = interfaces[Int(number)]
    // A packet without a time is taken to come with the one before it.
    let time = ticks.map(interface.clock.time(ofTicks:)) ?? capture.frames.last?.time ?? .origin
    capture.frames.append(
      Capture.Frame(
        number: capture.frames.count + 1, time: time, link: interface.link,
        octets: file[offset + start..<offset + start + Int(length)]))
  }
}
