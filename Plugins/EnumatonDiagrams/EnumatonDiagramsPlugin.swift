import Foundation
import PackagePlugin

/// Keeps the diagrams of a package's specs: `swift package enumaton-diagrams`.
///
/// All specs of all targets are drawn, and those under `Spec` that belong to none; with `--target NAME` those of the
/// target. Other arguments are those of `enumaton diagrams`; paths start from the package's folder.
@main
struct EnumatonDiagramsPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    var rest = ArgumentExtractor(arguments)
    // SwiftPM passes on what it was told itself, if that stood behind the command's name.
    _ = rest.extractFlag(named: "allow-writing-to-package-directory")
    let names = rest.extractOption(named: "target")
    let isHelp = arguments.contains { ["--help", "-h"].contains($0) }

    let specs = try specs(of: names, in: context.package)
    guard isHelp || !specs.isEmpty else {
      return Diagnostics.error(
        "there is no spec; a target's specs are Spec/<Target>.yaml and Spec/<Target>/*.yaml")
    }
    var passed = rest.remainingArguments
    // Where all specs belong together, one target's are no whole list.
    if !names.isEmpty, !passed.contains(where: { ["--index", "--no-index"].contains($0) }) {
      passed.append("--no-index")
    }
    let permission = "--allow-writing-to-package-directory"
    let call =
      ["swift", "package", permission, "enumaton-diagrams"] + arguments.filter { $0 != permission }

    let process = Process()
    process.executableURL = try context.tool(named: "enumaton").url
    process.currentDirectoryURL = context.package.directoryURL
    process.arguments = ["diagrams"] + passed + call.flatMap { ["--called-as", $0] } + ["--"] + specs
    try process.run()
    process.waitUntilExit()
    // It has said itself what is wrong.
    if process.terminationStatus != 0 { exit(process.terminationStatus) }
  }

  /// The specs by their paths from the package's folder, or whole paths where they lie elsewhere.
  private func specs(of names: [String], in package: Package) throws -> [String] {
    let targets = package.targets.compactMap { $0 as? any SourceModuleTarget }
    for name in names where !package.targets.contains(where: { $0.name == name }) {
      throw UnknownTarget(name: name, known: targets.map(\.name))
    }
    let files = SpecFiles(in: package)
    let chosen = targets.filter { names.isEmpty || names.contains($0.name) }.flatMap(files.specs)
    let all = Set(chosen + (names.isEmpty ? files.all() : []))
    let root = package.directoryURL.resolvingSymlinksInPath().path + "/"
    return all.map(\.path).sorted().map { $0.hasPrefix(root) ? String($0.dropFirst(root.count)) : $0 }
  }

  private struct UnknownTarget: Error, CustomStringConvertible {
    var name: String
    var known: [String]

    var description: String {
      "the package has no target '\(name)'; its targets are \(known.sorted().joined(separator: ", "))"
    }
  }
}
