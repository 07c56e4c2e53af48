import EnumatonTestSupport
import Testing

@Suite struct ExportCommand {
  @Test(
    "A machine is written in each format",
    arguments: [
      ("json", "{\n\"version\":1,\n\"machine\":\"Connection\","), ("promela", "/* Connection, written by"),
      ("tla", "---- MODULE Connection"),
    ])
  func export(format: String, start: String) throws {
    let export = try Tool.run("export", "Connection.yaml", "--format", format)
    #expect(export.status == 0 && export.errors == "")
    #expect(export.output.hasPrefix(start))
  }

  @Test("What cannot be written is no error of the spec; what is no spec is")
  func failures() throws {
    #expect(try Tool.run("export", "Broken.yaml", "--format", "tla").status == 1)
    #expect(try Tool.run("export", "Connection.yaml").status == 2)
    #expect(try Tool.run("export", "Connection.yaml", "--format", "smv").status == 2)
  }
}
