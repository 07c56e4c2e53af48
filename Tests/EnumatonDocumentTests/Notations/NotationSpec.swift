import EnumatonCheck
import EnumatonEmit
import EnumatonTestSupport
import Testing

/// A spec that is written in all notations.
struct NotationSpec: CustomTestStringConvertible, Sendable {
  /// Its path in the package.
  let path: String

  static let all = (SpecFiles.goldens + SpecFiles.machines).map(Self.init)

  var testDescription: String { path }

  var name: String { Compilation.fileName(of: path) }

  var stem: String { Compilation.stem(of: path) }

  func machine() throws -> CheckedMachine { try Specs.checked(SpecFiles.text(of: path)) }

  func diagram() throws -> StateDiagram { drawDiagram(of: try machine()) }
}
