import EnumatonTestSupport
import Foundation
import Testing

@Suite struct DiagramCommand {
  @Test("A diagram goes to standard output or into a file, from where its links lead to the spec")
  func dot() throws {
    let printed = try Tool.run("diagram", "Connection.yaml", "--format", "dot")
    #expect(printed.status == 0)
    #expect(printed.output.contains("digraph"))
    let folder = try TemporaryFolder()
    let file = folder.url.path + "/picture.dot"
    let written = try Tool.run("diagram", "Connection.yaml", "--format", "dot", "--output", file)
    #expect(written.status == 0)
    #expect(written.output + written.errors == "")
    let text = try folder.text(of: "picture.dot")
    #expect(text.contains("/Connection.yaml#L"))
    #expect(!printed.output.contains("URL="))
    #expect(withoutLinks(text) == withoutLinks(printed.output))
  }

  @Test("What is read is not replaced, whatever way leads there; '-' is standard output")
  func outputs() throws {
    let folder = try TemporaryFolder()
    let spec = "machine: Door\nstates: [open]\n"
    for name in ["Door.yaml", "Old.yaml"] { _ = try folder.write(spec, to: name) }
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/link.svg", withDestinationPath: "Door.yaml")
    for arguments in [
      ["diagram", "Door.yaml", "--output", "./Door.yaml"], ["diagram", "Door.yaml", "--output", "link.svg"],
      ["diagram", "Door.yaml", "--view", "diff:Old.yaml", "--output", "Old.yaml"],
      ["explorer", "Door.yaml", "--no-diagram", "--output", "Door.yaml"],
    ] {
      let run = try Command.run(Tool.path, arguments, in: folder.url)
      #expect(run.status == 2, "\(arguments)")
      #expect(run.errors.contains("would be replaced; name another file"), "\(run.errors)")
    }
    for name in ["Door.yaml", "Old.yaml", "link.svg"] { #expect(try folder.text(of: name) == spec) }
    let printed = try Tool.run("diagram", "Door.yaml", "--output", "-", in: folder.url)
    #expect(printed.output == (try Tool.run("diagram", "Door.yaml", in: folder.url).output))
    #expect(folder.names == ["Door.yaml", "Old.yaml", "link.svg"])
  }

  @Test("Of a spec with errors there is no diagram")
  func errors() throws {
    let diagram = try Tool.run("diagram", "Broken.yaml", "--format", "dot")
    #expect(diagram.status == 1)
    #expect(diagram.output == "")
    #expect(diagram.errors.contains("[undeclared]"))
  }

  @Test("Without Graphviz, the way to get it is told")
  func withoutGraphviz() throws {
    let folder = try TemporaryFolder()
    let diagram = try Command.run(
      "PATH=\(folder.url.path)", [Tool.path, "diagram", "Connection.yaml", "--format", "svg"],
      in: Tool.fixtures)
    #expect(diagram.status == 2)
    #expect(diagram.output == "")
    #expect(diagram.errors.hasPrefix("error: svg needs Graphviz, and there is no 'dot' on PATH"))
    #expect(diagram.errors.contains("sudo apt-get install graphviz"))
  }

  @Test("A picture is what the 'dot' on PATH makes of the diagram")
  func withGraphviz() throws {
    // Stands in for Graphviz: wraps what it reads, or fails.
    let folder = try TemporaryFolder()
    let program = try folder.write(
      "#!/bin/sh\n[ \"$1\" = -Tsvg ] || exit 7\necho '<svg>'\ncat\necho '</svg>'\n", to: "dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    func draw(_ file: String) throws -> Command {
      try Command.run(
        "PATH=\(folder.url.path):/usr/bin:/bin",
        [Tool.path, "diagram", file, "--format", "svg", "--output", folder.url.path + "/picture.svg"],
        in: Tool.fixtures)
    }
    #expect(try draw("Connection.yaml").status == 0)
    let graph = withoutLinks(try Tool.run("diagram", "Connection.yaml").output)
    #expect(withoutLinks(try folder.text(of: "picture.svg")) == "<svg>\n\(graph)</svg>\n")

    _ = try folder.write("#!/bin/sh\nexit 3\n", to: "dot")
    let failed = try draw("Connection.yaml")
    #expect(failed.status == 2)
    #expect(failed.errors == "error: Graphviz could not draw the diagram (status 3)\n")
    #expect(
      withoutLinks(try folder.text(of: "picture.svg")) == "<svg>\n\(graph)</svg>\n",
      "the file stays as it was")
  }

  @Test("What Mermaid would not draw, because it is too long, is told")
  func length() throws {
    let folder = try TemporaryFolder()
    let names = (0..<1_500).map { "state\($0)" }
    let transitions = zip(names, names.dropFirst()).map { "  - { from: \($0), on: go, to: \($1) }" }
    _ = try folder.write(
      "machine: Long\nevents: [go]\nstates: [\(names.joined(separator: ", "))]\ntransitions:\n"
        + transitions.joined(separator: "\n"), to: "Long.yaml")
    let long = try Tool.run("diagram", "Long.yaml", "--format", "mermaid", in: folder.url)
    #expect(long.status == 0)
    #expect(long.output.utf16.count > 50_000)
    #expect(
      long.errors.hasPrefix("warning: the diagram has \(long.output.utf16.count) characters"),
      "\(long.errors)")
    #expect(try Tool.run("diagram", "Connection.yaml", "--format", "mermaid").errors == "")
  }

  /// A file knows where the spec is from there, and what a link leads to is told by its tooltip; standard output
  /// does not.
  private func withoutLinks(_ text: String) -> String {
    let attribute = #"(URL|(label)?tooltip)="[^"]*""#
    return text.replacingOccurrences(
      of: ", \(attribute)|\n *\(attribute);", with: "", options: .regularExpression)
  }
}
