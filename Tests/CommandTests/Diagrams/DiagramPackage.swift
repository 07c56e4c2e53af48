import EnumatonTestSupport
import Foundation
import Testing

/// A folder as a package has it, with specs, and a `dot` of its own that writes down what it was asked for.
struct DiagramPackage {
  let folder: TemporaryFolder

  init(_ specs: [String] = ["Door", "Lamp"]) throws {
    folder = try TemporaryFolder()
    for spec in specs { try writeSpec(spec) }
    try installGraphviz(version: "12.0")
  }

  /// A spec in a folder of its own, as targets have theirs.
  func writeSpec(_ name: String, states: String = "[open, shut]") throws {
    try write(
      "machine: \(name)\nsummary: The *\(name)*, open or shut.\nevents: [turn]\nstates: \(states)\n"
        + "transitions:\n  - { from: open, on: turn, to: shut }\n", to: "Spec/\(name)Target/\(name).yaml")
  }

  /// Stands in for Graphviz: writes a picture around the graph, or what is asked of it.
  func installGraphviz(version: String, script: String? = nil) throws {
    try write(
      "#!/bin/sh\necho \"$*\" >> '\(path("calls"))'\n"
        + (script
          ?? """
          echo '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
          echo '<svg xmlns="http://www.w3.org/2000/svg"><!-- by \(version) --><text><![CDATA['
          cat
          echo ']]></text></svg>'

          """),
      to: "bin/dot")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path("bin/dot"))
  }

  func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  func write(_ text: String, to name: String) throws {
    let file = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  /// The specs that are there, in no particular order.
  var specs: [String] { names(in: "Spec").filter { $0.hasSuffix(".yaml") }.map { "Spec/" + $0 } }

  /// Runs `enumaton diagrams` on all specs, or on some, in the folder.
  func run(_ options: String..., specs: [String]? = nil, withGraphviz: Bool = true) throws -> Command {
    try Command.run(
      "PATH=\(withGraphviz ? path("bin") + ":/usr/bin:/bin" : path("nothing"))",
      [Tool.path, "diagrams"] + (specs ?? self.specs) + options, in: folder.url)
  }

  /// All files under a folder.
  func names(in name: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    return files.filter { !FileManager.default.isFolder(path(name + "/" + $0)) }.sorted()
  }

  var diagrams: [String] { names(in: "Spec/Diagrams") }

  /// Which file on disk each diagram is; a replaced file is another one.
  func identities() throws -> [String: Int?] {
    var identities: [String: Int?] = [:]
    for name in diagrams {
      let attributes = try FileManager.default.attributesOfItem(atPath: path("Spec/Diagrams/" + name))
      identities[name] = attributes[.systemFileNumber] as? Int
    }
    return identities
  }

  /// How often Graphviz was asked for something.
  var calls: Int {
    (try? folder.text(of: "calls"))?.split(separator: "\n").count ?? 0
  }
}

extension FileManager {
  fileprivate func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
