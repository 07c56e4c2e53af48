import EnumatonEmit
import EnumatonSpec
import EnumatonTestSupport
import Foundation

/// The images that `Tests/Benchmarks/embedded.sh` makes, built once for all tests.
struct Images {
  /// A processor, and what runs its images here.
  enum Processor: String, CaseIterable {
    case armv7em = "armv7em-none-none-eabi"
    case riscv32 = "riscv32-none-none-eabi"
    case wasm32 = "wasm32-unknown-none-wasm"
    case x86 = "x86_64-unknown-none-elf"

    /// The command before the path of an image; `nil` if nothing here runs it.
    var emulator: [String]? {
      switch self {
      case .armv7em: Self.found("qemu-arm").map { [$0] }
      case .riscv32: Self.found("qemu-riscv32").map { [$0] }
      case .wasm32: Self.found("wasmkit").map { [$0, "run"] } ?? Self.found("wasmtime").map { [$0, "run"] }
      case .x86:
        #if os(Linux) && arch(x86_64)
          []
        #else
          Self.found("qemu-x86_64").map { [$0] }
        #endif
      }
    }

    private static func found(_ program: String) -> String? {
      let result = try? Command.run("which", [program])
      return result?.status == 0 ? program : nil
    }
  }

  /// Whether the toolchain has the standard library for all processors, and the linkers: those for systems of
  /// Apple's have not.
  static let canBeBuilt: Bool = {
    guard let compiler = try? Command.run("swiftc", ["-print-target-info"]),
      let information = try? JSONDecoder().decode(TargetInformation.self, from: Data(compiler.output.utf8))
    else { return false }
    let resources = URL(fileURLWithPath: information.paths.runtimeResourcePath)
    let tools = resources.appendingPathComponent("../../bin")
    func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
    return Processor.allCases.allSatisfy {
      exists(resources.appendingPathComponent("embedded/\($0.rawValue)"))
    }
      && ["ld.lld", "wasm-ld", "clang", "llvm-nm", "llvm-objdump"].allSatisfy {
        exists(tools.appendingPathComponent($0))
      }
  }()

  private struct TargetInformation: Decodable {
    struct Paths: Decodable {
      var runtimeResourcePath: String
    }

    var paths: Paths
  }

  /// What the script printed: the sizes.
  let table: String
  /// The names in each image.
  private(set) var symbols: [Image: [String]] = [:]
  /// What the images print, of the processors that something here runs.
  private(set) var outputs: [Image: String] = [:]

  /// How the machine is generated.
  enum Form: String, CaseIterable {
    case normal, compact
  }

  /// The machine in a form on a processor.
  struct Image: Hashable, CustomStringConvertible {
    var form: Form
    var processor: Processor

    static let all = Form.allCases.flatMap { form in
      Processor.allCases.map { Image(form: form, processor: $0) }
    }

    var description: String { "\(form.rawValue) on \(processor.rawValue)" }
  }

  /// Built once.
  static let built = Result { try Images() }

  private init() throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let folder = try TemporaryFolder()
    let spec = root.appendingPathComponent("Spec/TCPRuntime/TCPConnection.yaml")
    var machines: [String] = []
    for form in Form.allCases {
      let compilation = Compilation(
        [UInt8](try Data(contentsOf: spec)), path: spec.path, access: .internal, usesRuntime: true,
        features: form == .compact ? [.compact] : [])
      let machine = folder.url.appendingPathComponent(form.rawValue + ".swift")
      let text = compilation.outputs.first { $0.name == "TCPConnection.swift" }?.text ?? ""
      try Data(text.utf8).write(to: machine)
      machines.append(machine.path)
    }
    let script = root.appendingPathComponent("Tests/Benchmarks/embedded.sh")
    table = try Self.output([script.path, folder.url.path] + machines)

    for image in Image.all {
      let files = folder.url.appendingPathComponent(image.form.rawValue + "/" + image.processor.rawValue)
      let list = try String(contentsOf: files.appendingPathComponent("symbols"), encoding: .utf8)
      symbols[image] = list.split(separator: "\n").compactMap {
        $0.split(separator: " ").last.map(String.init)
      }
      guard let emulator = image.processor.emulator else { continue }
      outputs[image] = try Self.output(emulator + [files.appendingPathComponent("image").path])
    }
  }

  /// The bytes in a column of the table.
  func bytes(_ image: Image, _ column: String) -> Int? {
    let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    guard let index = rows.first?.firstIndex(of: column),
      let row = rows.first(where: { $0.starts(with: [image.processor.rawValue, image.form.rawValue]) })
    else { return nil }
    return row.indices.contains(index) ? Int(row[index]) : nil
  }

  /// What a command prints that does not fail.
  private static func output(_ words: [String]) throws -> String {
    let run = try Command.run(words[0], Array(words.dropFirst()))
    guard run.status == 0 else { throw Failure(description: "\(words[0]): \(run.status) \(run.errors)") }
    return run.output
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }
}
