import EnumatonCheck
package import EnumatonSpec

/// The whole way from the bytes of a spec to the text of its outputs; nothing is read or written here.
package struct Compilation: Sendable {
  /// Everything there is to say about the spec, in the order of the file.
  package let diagnostics: [Diagnostic]
  /// The generated files, none if the spec has errors.
  package let outputs: [Output]

  /// A generated file.
  package struct Output: Sendable {
    /// Its name, which follows from the name of the spec's file alone.
    package let name: String
    package let text: String
  }

  /// Compiles the spec in `bytes`; `path` is where it was read from. An `access` given here counts more
  /// than the spec's own; `features` are added to those of the spec.
  package init(
    _ bytes: [UInt8], path: String, access: Machine.Access? = nil, usesRuntime: Bool = false,
    features: Set<Machine.SwiftFeature> = []
  ) {
    let read = readSpec(bytes)
    let checked = read.machine.map(check)
    var diagnostics = read.diagnostics + (checked?.diagnostics ?? [])
    // What the spec itself asks for has been checked with it.
    if let machine = checked?.machine, features.contains(.typestate) {
      diagnostics += machine.typestateProblem(at: machine.machine.name.range)
    }
    if let machine = checked?.machine {
      let all = machine.machine.swiftFeatures.union(features)
      if all.contains(.compact), !diagnostics.hasErrors, !features.isSubset(of: machine.machine.swiftFeatures)
      {
        diagnostics += machine.compactProblem(
          with: all, at: machine.machine.compactRange ?? machine.machine.name.range)
      }
    }
    self.diagnostics = diagnostics.inFileOrder()
    guard let machine = checked?.machine, !diagnostics.hasErrors else {
      outputs = []
      return
    }
    let options = SwiftOptions(
      access: access ?? machine.machine.access ?? .internal, usesRuntime: usesRuntime,
      features: machine.machine.swiftFeatures.union(features), sourceName: Self.fileName(of: path))
    let stem = Self.stem(of: path)
    outputs = [
      Output(name: stem + ".swift", text: generateSwift(for: machine, options: options)),
      Output(name: stem + ".dot", text: generateDOT(for: machine, sourceName: options.sourceName)),
    ]
  }

  /// The name of a spec's file without its endings: `Door` of `Spec/Door.machine.yaml`. Its outputs are
  /// `Door.swift` and `Door.dot`.
  package static func stem(of path: String) -> String {
    var name = fileName(of: path)
    for ending in [".yaml", ".yml", ".machine"] where name.hasSuffix(ending) && name != ending {
      name.removeLast(ending.count)
    }
    return name
  }

  package static func fileName(of path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }
}
