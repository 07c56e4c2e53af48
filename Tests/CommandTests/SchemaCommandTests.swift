import EnumatonTestSupport
import Foundation
import Testing

struct SchemaCommandTests {
  @Test("The schema that is printed is the committed one")
  func json() throws {
    let file = Tool.tests.appendingPathComponent("../../Spec/enumaton.schema.json")
    let schema = try Tool.run("schema")
    #expect(schema.status == 0)
    #expect(schema.output == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test("The keys of the language are printed as tables")
  func markdown() throws {
    let tables = try Tool.run("schema", "--format", "markdown")
    #expect(tables.status == 0)
    #expect(tables.output.contains("## Keys of a transition\n\n| key | takes | meaning |\n"))
  }

  @Test("Another format is refused")
  func otherFormat() throws {
    #expect(try Tool.run("schema", "--format", "xml").status == 2)
  }
}
