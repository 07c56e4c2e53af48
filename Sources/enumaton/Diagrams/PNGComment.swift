/// A comment in a PNG file, the first chunk behind the header (PNG 1.2, section 4.2.3.3: `iTXt`).
enum PNGComment {
  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// Signature and `IHDR`, which every file starts with.
  private static let headerSize = 33
  private static let type = Array("iTXt".utf8)
  /// The keyword; not compressed; no language; no keyword in it.
  static let opening = "Comment\0\0\0\0\0"

  /// `nil` if the file is no PNG.
  static func added(_ text: String, to file: [UInt8]) -> [UInt8]? {
    guard isPNG(file) else { return nil }
    let data = Array((opening + text).utf8)
    let chunk = bytes(of: UInt32(data.count)) + type + data + bytes(of: checksum(of: type + data))
    return file[..<headerSize] + chunk + file[headerSize...]
  }

  /// The file without the comment; `nil` if it has none there.
  static func removed(from file: [UInt8]) -> [UInt8]? {
    guard isPNG(file), file.count >= headerSize + 12 else { return nil }
    let length = file[headerSize..<headerSize + 4].reduce(0) { $0 << 8 | Int($1) }
    let end = headerSize + 12 + length
    guard file[(headerSize + 4)...].starts(with: type), end <= file.count else { return nil }
    return Array(file[..<headerSize] + file[end...])
  }

  private static func isPNG(_ file: [UInt8]) -> Bool {
    file.starts(with: signature) && file.count >= headerSize
  }

  private static func bytes(of number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// CRC-32 (ISO 3309), as the annex of PNG has it.
  private static func checksum(of bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}
