import ArgumentParser
import EnumatonSpec

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of specs, for editors, or the keys of the language as Markdown.",
    discussion: """
      An editor that knows the schema completes keys, explains them, and marks mistakes while a spec is written. Of \
      the YAML extensions of most editors a spec asks for it in a comment: \
      '# yaml-language-server: $schema=enumaton.schema.json'.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, markdown
  }

  @Option(help: "What to print.")
  var format: Format = .json

  func run() throws {
    var output = StandardOutput()
    switch format {
    case .json: output.write(SpecSchema.text)
    case .markdown: output.write(KeyReference.text)
    }
    try output.flush()
  }
}
