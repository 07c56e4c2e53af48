import Foundation
import PackagePlugin

/// Where the specs of a package are; the same for the plugin that builds them and the one that draws them, which
/// has this file by a link.
struct SpecFiles {
  private let folder: URL

  init(in package: Package) { folder = package.directoryURL.appending(path: "Spec") }

  /// The specs of a target in the order of their paths; one that is reached through a link too is one spec.
  func specs(of target: any SourceModuleTarget) -> [URL] {
    let own = [folder.appending(path: target.name + ".yaml")].filter {
      FileManager.default.fileExists(atPath: $0.path)
    }
    let listed = yamlFiles(in: folder.appending(path: target.name))
    let inside = target.sourceFiles.map(\.url).filter { $0.lastPathComponent.hasSuffix(".machine.yaml") }
    let all = (own + listed + inside).map { $0.resolvingSymlinksInPath() }
    return Set(all).sorted { $0.path < $1.path }
  }

  /// The files under `Spec` that are specs by what they say, whether or not a target has them.
  func all() -> [URL] {
    let files = FileManager.default.enumerator(
      at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (files?.compactMap { $0 as? URL } ?? []).filter(isYAML).filter(namesMachine)
      .map { $0.resolvingSymlinksInPath() }
  }

  /// Hidden files, such as an editor's lock `.#Door.yaml`, are nobody's spec.
  private func yamlFiles(in folder: URL) -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    return (files ?? []).filter(isYAML)
  }

  private func isYAML(_ file: URL) -> Bool { ["yaml", "yml"].contains(file.pathExtension) }

  /// Whether a file has the key that every spec must have; scenarios, compositions and what else people keep as
  /// YAML have not.
  private func namesMachine(_ file: URL) -> Bool {
    let text = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("machine:") }
  }

  /// `Door` of `Door.yaml` and of `Door.machine.yaml`.
  static func stem(of spec: URL) -> String {
    let name = spec.deletingPathExtension().lastPathComponent
    return name.hasSuffix(".machine") ? String(name.dropLast(".machine".count)) : name
  }
}
