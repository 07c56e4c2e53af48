import EnumatonTestSupport
import Foundation
import Testing

/// A real browser without a window, where one is installed.
enum Browser {
  /// The first of its names that is on the path.
  static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].first { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
  }()

  static var isInstalled: Bool { program != nil }

  /// Opens a page, with this fragment in its address, and lets a script see to it.
  ///
  /// - Parameter script: The body of a function; what it returns is given back as JSON, what it throws fails the test.
  static func evaluate<Value: Decodable>(
    _ script: String, in page: String, fragment: String = "", as type: Value.Type = Value.self
  ) throws -> Value {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "page.html")
    let probe = """
      <script>
      addEventListener("load", () => {
        const probe = document.createElement("pre");
        probe.id = "probe";
        try {
          probe.textContent = JSON.stringify({ value: (() => { \(script) })() });
        } catch (error) {
          probe.textContent = JSON.stringify({ error: String(error.stack) });
        }
        document.body.replaceChildren(probe);
      });
      </script>
      """
    let end = try #require(page.ranges(of: "</body>").last)
    try Data((page[..<end.lowerBound] + probe + page[end.lowerBound...]).utf8).write(to: file)
    let run = try Command.run(
      try #require(program),
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--user-data-dir=\(folder.url.path(percentEncoded: false))/profile", "--dump-dom",
        file.absoluteString + "#" + fragment,
      ])
    let parts = run.output.components(separatedBy: #"<pre id="probe">"#)
    try #require(parts.count == 2, "the script did not run to its end: \(run.errors)")
    let text = parts[1].components(separatedBy: "</pre>")[0]
    let outcome = try JSONDecoder().decode(Outcome<Value>.self, from: Data(text.unescaped.utf8))
    if let error = outcome.error { Issue.record("\(error)") }
    return try #require(outcome.value)
  }

  private struct Outcome<Value: Decodable>: Decodable {
    var value: Value?
    var error: String?
  }
}

extension String {
  /// What text in a document stands for.
  fileprivate var unescaped: String {
    replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&nbsp;", with: "\u{A0}")
      .replacing("&amp;", with: "&")
  }
}
