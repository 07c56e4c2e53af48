import EnumatonRuntime

/// Reads the classic format: a header, then frames.
struct PcapReader {
  private let octets: Octets
  private let order: Octets.Order
  private let nanosecondsPerTick: UInt64
  private let link: LinkType?

  private static let headerLength = 24
  private static let frameHeaderLength = 16

  /// A reader, if this is such a file.
  init?(_ octets: Octets) {
    func readingOrder(of magic: UInt32) -> Octets.Order? {
      if octets.u32(0, .little) == magic { return .little }
      return octets.u32(0, .big) == magic ? .big : nil
    }
    if let order = readingOrder(of: CaptureFormat.microsecondMagic) {
      self.order = order
      nanosecondsPerTick = 1000
    } else if let order = readingOrder(of: CaptureFormat.nanosecondMagic) {
      self.order = order
      nanosecondsPerTick = 1
    } else {
      return nil
    }
    self.octets = octets
    // The upper bits tell of checksums of the link layer.
    link = octets.u32(20, order).flatMap { LinkType(rawValue: UInt16(truncatingIfNeeded: $0)) }
  }

  func read(_ file: [UInt8]) -> Capture {
    var capture = Capture()
    guard octets.count >= Self.headerLength else {
      capture.damage = CaptureError(offset: octets.count, message: "the file ends within its header")
      return capture
    }
    var place = Self.headerLength
    while place < octets.count {
      guard let seconds = octets.u32(place, order), let ticks = octets.u32(place + 4, order),
        let length = octets.u32(place + 8, order), octets.u32(place + 12, order) != nil
      else {
        capture.damage = CaptureError(offset: place, message: "the file ends within the header of a frame")
        break
      }
      let start = place + Self.frameHeaderLength
      guard Int(length) <= octets.count - start else {
        capture.damage = CaptureError(
          offset: place, message: "a frame of \(length) octets goes beyond the end of the file")
        break
      }
      // 2³² s and 2³² ticks of a µs are far from what 64 bits hold.
      let time = UInt64(seconds) * 1_000_000_000 + UInt64(ticks) * nanosecondsPerTick
      capture.frames.append(
        Capture.Frame(
          number: capture.frames.count + 1, time: Instant(nanoseconds: Int64(clamping: time)), link: link,
          octets: file[start..<start + Int(length)]))
      place = start + Int(length)
    }
    return capture
  }
}
