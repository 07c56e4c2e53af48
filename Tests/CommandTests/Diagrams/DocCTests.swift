import EnumatonTestSupport
import Foundation
import Testing

/// With the DocC of the toolchain.
@Suite(.enabled(if: DocC.isInstalled, "needs docc"))
struct DocCPictures {
  @Test(
    "An article shows a diagram by its name, in light and in dark", arguments: ["1x": "svg", "2x": "png"])
  func article(scale: String, format: String) throws {
    let package = try DiagramPackage(["Door"])
    // All that DocC looks at is the names.
    try package.installGraphviz(version: "1", script: "printf '\\211PNG\\r\\n\\032\\n%40s' ''\n")
    if format == "svg" { try package.installGraphviz(version: "1") }
    try package.write(
      "# Doors\n\nHow they turn.\n\n![The states of a door](Door)\n", to: "Doors.docc/Doors.md")
    let run = try package.run("--docc", "Doors.docc", "--format", format)
    #expect(run.status == 0, "\(run.errors)")

    let convert = try Command.run(
      "docc",
      [
        "convert", "Doors.docc", "--output-path", "out", "--fallback-display-name", "Doors",
        "--fallback-bundle-identifier", "doors",
      ], in: package.folder.url)
    #expect(convert.status == 0, "\(convert.errors)")
    #expect(!(convert.output + convert.errors).contains("warning"), "\(convert.output)\(convert.errors)")
    let page = package.names(in: "out/data/documentation").filter { $0.hasSuffix("doors.json") }
    let data = try Data(
      contentsOf: URL(fileURLWithPath: package.path("out/data/documentation/\(try #require(page.first))")))
    let references = try JSONDecoder().decode(Page.self, from: data).references
    let variants = try #require(references["Door"]?.variants)
    #expect(Set(variants.map(\.traits)) == [[scale, "light"], [scale, "dark"]])
  }

  private struct Page: Decodable {
    struct Reference: Decodable {
      struct Variant: Decodable { var traits: Set<String> }
      var variants: [Variant]?
    }
    var references: [String: Reference]
  }
}

enum DocC {
  static let isInstalled = (try? Command.run("docc", ["--help"]))?.status == 0
}
