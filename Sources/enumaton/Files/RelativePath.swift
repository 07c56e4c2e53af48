import Foundation

/// Paths in links from one file to another.
enum RelativePath {
  /// The path of `file` from the folder of `page`; as it is without a page.
  static func of(_ file: String, from page: String?) -> String {
    guard let page else { return file }
    var target = URL(fileURLWithPath: file).standardizedFileURL.pathComponents[...]
    var base = URL(fileURLWithPath: page).standardizedFileURL.deletingLastPathComponent().pathComponents[...]
    while target.count > 1, let common = target.first, common == base.first {
      target = target.dropFirst()
      base = base.dropFirst()
    }
    return (base.map { _ in ".." } + target).joined(separator: "/")
  }
}
