import CSwitch
import Foundation
import Harness

/// A shared library with the C interface.
struct Library {
  private let handle: UnsafeMutableRawPointer
  private let path: String

  init(_ path: String) throws {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw Missing(description: "can't load \(path)")
    }
    self.handle = handle
    self.path = path
  }

  /// What is exported as `prefix_run` and `prefix_check`.
  func subject(_ prefix: String, name: String = "nested switch") throws -> Subject {
    .c(
      name, run: try symbol(prefix + "_run", Subject.RunFunction.self),
      check: try symbol(prefix + "_check", Subject.CheckFunction.self))
  }

  private func symbol<Function>(_ name: String, _: Function.Type) throws -> Function {
    guard let symbol = dlsym(handle, name) else { throw Missing(description: "\(path) has no \(name)") }
    return unsafeBitCast(symbol, to: Function.self)
  }

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }
}
