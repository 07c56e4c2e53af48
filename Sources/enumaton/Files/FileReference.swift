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
    let (around, name) = Self.split(path)
    var target = (Self.parts(of: around) + [name])[...]
    var start = Self.parts(of: folder)[...]
    while let part = start.first, part == target.first, target.count > 1 {
      start.removeFirst()
      target.removeFirst()
    }
    text = Self.encode((start.map { _ in ".." } + target).joined(separator: "/"))
  }

  /// From the folder of a file.
  init(to path: String, fromFile file: String) {
    self.init(to: path, from: Self.split(file).folder)
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

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }

  /// The parts of the whole path to a folder. As far as there is one, links are followed: `..` leads out of where they
  /// lead to.
  private static func parts(of folder: String) -> [String] {
    var existing = folder
    var missing: [String] = []
    while true {
      if let resolved = realpath(existing.isEmpty ? "." : existing, nil) {
        defer { free(resolved) }
        let parts = String(cString: resolved).split(separator: "/").map(String.init)
        return missing.reduce(into: parts) { parts, part in
          if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
        }
      }
      while existing.hasSuffix("/") { existing.removeLast() }
      if existing.isEmpty { return missing }
      let (around, name) = existing.contains("/") ? split(existing) : ("", existing)
      missing.insert(name, at: 0)
      existing = around
    }
  }

  /// What a URL, a comment of XML or a sentence would take for something else is written as `%XX`.
  static func encode(_ path: String) -> String {
    var text = ""
    for scalar in path.unicodeScalars {
      let isPlain =
        switch scalar {
        case "-": text.last != "-"
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "~", "/": true
        default: !scalar.isASCII && !scalar.properties.isWhitespace
        }
      if isPlain {
        text.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return text
  }
}
