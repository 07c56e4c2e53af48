#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file as those in some folder speak of it: the way there from the folder, as a URL has it. It is the same
/// wherever both lie together, and fits in a link, in a comment and on one line.
struct FileReference {
  let text: String

  init(to path: String, from folder: String) {
    var target = Self.parts(of: path)[...]
    var start = Self.parts(of: folder)[...]
    while let part = start.first, part == target.first, target.count > 1 {
      start.removeFirst()
      target.removeFirst()
    }
    text = Self.encode((start.map { _ in ".." } + target).joined(separator: "/"))
  }

  /// From the folder of a file.
  init(to path: String, fromFile file: String) {
    self.init(to: path, from: file.lastIndex(of: "/").map { String(file[...$0]) } ?? ".")
  }

  init(_ text: some StringProtocol) { self.text = String(text) }

  /// Whether there is no such file any more. A mere name, as other commands write it, may be that of a file anywhere.
  func isGone(from folder: String) -> Bool {
    text.contains("/") && access(folder + "/" + path, F_OK) != 0
  }

  /// The way as the file system has it.
  var path: String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2,
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parts of the whole path; `.` and `..` are gone.
  private static func parts(of path: String) -> [String] {
    var whole = path
    if !path.hasPrefix("/"), let working = getcwd(nil, 0) {
      whole = String(cString: working) + "/" + path
      free(working)
    }
    var parts: [String] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }

  /// What a URL, a comment of XML or a sentence would take for something else is written as `%XX`.
  static func encode(_ path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      let isPlain =
        switch byte {
        case UInt8(ascii: "-"): bytes.last != byte
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
          UInt8(ascii: "/"), 0x80...:
          true
        default: false
        }
      if isPlain {
        bytes.append(byte)
      } else {
        bytes += (byte < 16 ? "%0" : "%").utf8
        bytes += String(byte, radix: 16, uppercase: true).utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
