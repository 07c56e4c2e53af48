import EnumatonTestSupport
import Foundation

/// The model checker spin, where it is installed.
enum Spin {
  static let isInstalled = ["spin", "gcc"].allSatisfy { tool in
    (try? Command.run("which", [tool]).status) == 0
  }

  struct Result {
    var states: Int
    var errors: Int
  }

  /// Visits all states of a model, with the assertions of one property if there are any.
  static func run(_ model: String, property: String? = nil) throws -> Result {
    let folder = try TemporaryFolder()
    try Data(model.utf8).write(to: folder.url.appendingPathComponent("model.pml"))
    let define = property.map { ["-DP_\($0)"] } ?? []
    let spin = try Command.run("spin", define + ["-o2", "-a", "model.pml"], in: folder.url)
    guard spin.status == 0 else { throw Failure(text: spin.output + spin.errors) }
    let compiler = try Command.run(
      "gcc", ["-O1", "-w", "-DSAFETY", "-DNOREDUCE", "-DMEMLIM=2000", "-o", "pan", "pan.c"], in: folder.url)
    guard compiler.status == 0 else { throw Failure(text: compiler.errors) }
    // -E: that nothing can happen any more is no error.
    let pan = try Command.run("./pan", ["-E", "-m2000000"], in: folder.url)
    func number(before word: String) -> Int? {
      pan.output.components(separatedBy: word).first?.split(whereSeparator: { " \n,".contains($0) }).last
        .flatMap { Int($0) }
    }
    let errors = pan.output.components(separatedBy: "errors: ").dropFirst().first
      .flatMap { Int($0.prefix { $0.isNumber }) }
    guard let states = number(before: " states, stored"), let errors else { throw Failure(text: pan.output) }
    return Result(states: states, errors: errors)
  }

  struct Failure: Error {
    var text: String
  }
}
