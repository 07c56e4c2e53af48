import EnumatonDocument
import EnumatonTestSupport
import Foundation
import Testing

/// RECORD_GOLDENS=1 writes them anew.
struct NotationGoldenTests {
  private static let folder = SpecFiles.package.appending(path: "Tests/EnumatonDocumentTests/Goldens")
    .path(percentEncoded: false)

  @Test(arguments: NotationSpec.all)
  func `a machine is written as recorded`(_ spec: NotationSpec) throws {
    let machine = try spec.machine()
    let diagram = try spec.diagram()
    let name = Self.folder + "/" + spec.stem
    try expectGolden(generateMermaid(for: diagram, sourceName: spec.name), at: name + ".mmd")
    try expectGolden(generatePlantUML(for: diagram, sourceName: spec.name), at: name + ".puml")
    try expectGolden(
      generateTable(for: machine, sourceName: spec.name, source: "../../../" + spec.path), at: name + ".md")
  }
}
