import EnumatonTestSupport
import Foundation
import Testing

@Suite struct ExplorerCommand {
  @Test("A page without a diagram goes to standard output or into a file")
  func withoutDiagram() throws {
    let printed = try Tool.run("explorer", "Connection.yaml", "--no-diagram")
    #expect(printed.status == 0)
    #expect(printed.output.hasPrefix("<!DOCTYPE html>"))
    #expect(printed.output.contains("<title>Connection</title>"))
    let folder = try TemporaryFolder()
    let file = folder.url.path + "/page.html"
    let written = try Tool.run("explorer", "Connection.yaml", "--no-diagram", "-o", file)
    #expect(written.status == 0)
    #expect(written.output + written.errors == "")
    #expect(try folder.text(of: "page.html") == printed.output)
  }

  @Test("Of a spec with errors there is no page, and the file stays as it was")
  func errors() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("before", to: "page.html")
    let explorer = try Tool.run("explorer", "Broken.yaml", "--no-diagram", "--output", file)
    #expect(explorer.status == 1)
    #expect(explorer.errors.contains("[undeclared]"))
    #expect(try folder.text(of: "page.html") == "before")
  }

  @Test("Without Graphviz, the ways out are told")
  func withoutGraphviz() throws {
    let folder = try TemporaryFolder()
    let explorer = try Command.run(
      "PATH=\(folder.url.path)", [Tool.path, "explorer", "Connection.yaml"], in: Tool.fixtures)
    #expect(explorer.status == 2)
    #expect(explorer.output == "")
    #expect(explorer.errors.contains("there is no 'dot' on PATH"))
    #expect(explorer.errors.hasSuffix("or leave the diagram out: --no-diagram\n"))
  }

  @Test("The diagram is what the 'dot' on PATH draws")
  func withGraphviz() throws {
    let folder = try TemporaryFolder()
    func draw(_ script: String) throws -> Command {
      let program = try folder.write("#!/bin/sh\n\(script)\n", to: "dot")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      return try Command.run(
        "PATH=\(folder.url.path):/usr/bin:/bin", [Tool.path, "explorer", "Connection.yaml"], in: Tool.fixtures
      )
    }
    #expect(try draw("cat > /dev/null; echo '<svg>drawn</svg>'").output.contains("<svg>drawn</svg>"))
    let failed = try draw("cat > /dev/null; echo nothing")
    #expect(failed.status == 2)
    #expect(
      failed.errors
        == "error: what Graphviz has drawn is no picture; leave the diagram out: --no-diagram\n")
  }
}
