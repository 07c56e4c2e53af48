package import EnumatonRuntime

/// What a capture file holds.
package struct Capture: Hashable, Sendable {
  /// One frame that was captured.
  package struct Frame: Hashable, Sendable {
    /// Its number in the file, from 1, as other tools count.
    package var number: Int
    /// Nanoseconds since 1970.
    package var time: Instant
    /// What it begins with; `nil` for a link that is not known here.
    package var link: LinkType?
    /// The octets that were captured.
    package var octets: ArraySlice<UInt8>

    package init(number: Int, time: Instant, link: LinkType?, octets: ArraySlice<UInt8>) {
      self.number = number
      self.time = time
      self.link = link
      self.octets = octets
    }
  }

  /// The frames in the order of the file.
  package var frames: [Frame]

  /// Where and why the file could not be read to its end, if so.
  package var damage: CaptureError?

  package init(frames: [Frame] = []) { self.frames = frames }
}

/// What is wrong with a capture file.
package struct CaptureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where in the file, in octets.
  package var offset: Int
  package var message: String

  package init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  package var description: String { "at octet \(offset): \(message)" }
}

extension Capture {
  /// Reads a capture in the classic format, in either byte order, with times in micro- or nanoseconds, or in
  /// pcapng.
  ///
  /// A file that breaks off or goes wrong gives the frames before that, and ``damage`` says where; one that
  /// is no capture at all is an error.
  package init(_ file: [UInt8]) throws(CaptureError) {
    let octets = Octets(file)
    switch octets.u32(0) {
    case CaptureFormat.sectionHeader: self = PcapngReader.read(octets, file)
    case nil: throw CaptureError(offset: 0, message: "the file is too short for a capture")
    default:
      guard let reader = PcapReader(octets) else {
        throw CaptureError(offset: 0, message: "this is neither a pcap nor a pcapng file")
      }
      self = reader.read(file)
    }
  }
}
