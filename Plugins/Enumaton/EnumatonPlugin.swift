import Foundation
import PackagePlugin

/// Generates a Swift state machine and a DOT diagram from every spec of a target, on every build.
///
/// A target's specs are `Spec/<Target>.yaml` and `Spec/<Target>/*.yaml` in its package, and the files
/// `*.machine.yaml` in its own folder. The native build system notices a *new* spec only inside the
/// target's folder; a link there, `Sources/<Target>/Spec -> ../../Spec/<Target>`, makes it notice those too.
@main
struct EnumatonPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let specs = SpecFiles(in: context.package).specs(of: target)
    let tool = try context.tool(named: "enumaton-generate").url
    let mode = target.dependencies.contains(where: isRuntime) ? "runtime" : "standalone"

    var owners: [String: URL] = [:]
    var commands: [Command] = []
    for spec in specs {
      let stem = SpecFiles.stem(of: spec)
      if let owner = owners.updateValue(spec, forKey: stem) {
        Diagnostics.error(
          "\(owner.path) and \(spec.path) would both generate \(stem).swift; rename one of them")
        continue
      }
      // Only the Swift file is named as an output: the build systems take a DOT file for a resource.
      let swift = context.pluginWorkDirectoryURL.appending(path: stem + ".swift")
      let diagram = context.pluginWorkDirectoryURL.appending(path: stem + ".dot")
      commands.append(
        .buildCommand(
          displayName: "Generating \(stem).swift from \(spec.lastPathComponent)", executable: tool,
          arguments: [spec.path, swift.path, diagram.path, mode],
          inputFiles: [spec] + links(to: spec, in: target),
          outputFiles: [swift]))
    }
    return commands
  }

  /// Whether the target itself may import `EnumatonRuntime`; what its dependencies import does not count.
  private func isRuntime(_ dependency: TargetDependency) -> Bool {
    switch dependency {
    case .target(let target): target.name == "EnumatonRuntime"
    case .product(let product): product.targets.contains { $0.name == "EnumatonRuntime" }
    @unknown default: false
    }
  }

  /// The paths by which the target's own folder reaches the spec: named as inputs, they are files that
  /// somebody takes care of, and get no warning.
  private func links(to spec: URL, in target: any SourceModuleTarget) -> [URL] {
    target.sourceFiles.map(\.url).filter { $0 != spec && $0.resolvingSymlinksInPath() == spec }
  }
}
