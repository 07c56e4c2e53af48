import EnumatonTestSupport
import Foundation
import Testing

/// The real Mermaid in a browser without a window: what it draws of some diagrams.
enum MermaidRenderer {
  /// The script, in one file, that CI fetches.
  private static let script = ProcessInfo.processInfo.environment["ENUMATON_MERMAID"]

  static let isThere = script != nil && (try? Command.run("chromium", ["--version"]))?.status == 0

  struct Picture: Decodable {
    var error: String?
    var arrows: [String] = []
    var nodes: [String] = []
    var composites: [String] = []

    private enum CodingKeys: CodingKey { case error, arrows, nodes, composites }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      error = try values.decodeIfPresent(String.self, forKey: .error)
      arrows = try values.decodeIfPresent([String].self, forKey: .arrows) ?? []
      nodes = try values.decodeIfPresent([String].self, forKey: .nodes) ?? []
      composites = try values.decodeIfPresent([String].self, forKey: .composites) ?? []
    }
  }

  static func draw(_ diagrams: [String]) throws -> [Picture] {
    let script = try #require(script)
    let folder = try TemporaryFolder()
    let texts = try JSONEncoder().encode(diagrams.map { Data($0.utf8).base64EncodedString() })
    let page = """
      <!doctype html><meta charset="utf-8"><body>
      <script src="\(URL(fileURLWithPath: script).absoluteString)"></script>
      <script>
      const text = data => new TextDecoder().decode(Uint8Array.from(atob(data), c => c.charCodeAt(0)));
      const bare = selector => [...document.querySelectorAll('#picture ' + selector)]
        .map(element => element.textContent).filter(text => text.trim() !== '');
      async function draw() {
        mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
        const pictures = [];
        for (const [number, data] of \(String(decoding: texts, as: UTF8.self)).entries()) {
          try {
            await mermaid.parse(text(data));
            const { svg } = await mermaid.render('d' + number, text(data));
            const picture = document.createElement('div');
            picture.id = 'picture';
            picture.innerHTML = svg;
            document.body.append(picture);
            pictures.push({ arrows: bare('g.edgeLabel'), nodes: bare('g.node'), composites: bare('g.statediagram-cluster') });
            picture.remove();
          } catch (error) {
            pictures.push({ error: String(error) });
          }
        }
        const result = document.createElement('output');
        const bytes = new TextEncoder().encode(JSON.stringify(pictures));
        result.textContent = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
        document.body.append(result);
      }
      draw();
      </script>
      """
    let file = folder.url.appending(path: "page.html")
    try Data(page.utf8).write(to: file)
    let browser = try Command.run(
      "chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
        "--user-data-dir=" + folder.url.path + "/profile", "--virtual-time-budget=600000", "--dump-dom",
        file.absoluteString,
      ])
    let output = try #require(
      browser.output.firstMatch(of: /<output>([^<]*)<\/output>/)?.1, "\(browser.errors)")
    return try JSONDecoder().decode([Picture].self, from: try #require(Data(base64Encoded: String(output))))
  }
}
