import EnumatonCheck
import EnumatonSpec
import EnumatonTestSupport

/// Machines from specs; `nil` is one with errors.
enum CheckedSpec {
  static func checked(_ text: String) -> CheckedMachine? {
    readSpec(Array(text.utf8)).machine.flatMap { check($0).machine }
  }

  static func checked(file: String) throws -> CheckedMachine? { checked(try SpecFiles.text(of: file)) }
}
