import EnumatonEmit

/// What a folder of diagrams lacks, has otherwise and has too much.
struct DiagramChanges {
  enum Fault: String {
    case missing = "missing"
    case outOfDate = "out of date"
    case unwanted = "no spec gives it any more"
  }

  /// To be written.
  private(set) var written: [(file: PlannedFile, fault: Fault)] = []
  /// The paths of those to be removed: generated from a spec that is gone, or no longer in this format.
  private(set) var removed: [String]
  let count: Int

  /// - Throws: If a file that nobody generated stands where one is to be written.
  init(for plan: DiagramPlan) throws {
    let files = try plan.files()
    count = files.count
    for file in files {
      guard let bytes = OutputFile.content(of: file.path), !bytes.isEmpty else {
        written.append((file, .missing))
        continue
      }
      if file.isCurrent(bytes) { continue }
      try GeneratedNotice.require(in: bytes, of: file.path)
      written.append((file, .outOfDate))
    }

    let wanted = Set(files.map { $0.path.lowercased() })
    let given = Set(plan.specs.map { plan.reference(to: $0).text })
    removed = namesOfFiles(in: plan.folder).compactMap { name in
      let path = plan.folder + "/" + name
      guard !wanted.contains(path.lowercased()), let bytes = OutputFile.content(of: path),
        let source = GeneratedNotice(in: bytes)?.source,
        plan.possibleNames(of: Compilation.stem(of: source.path)).contains(name)
      else { return nil }
      return given.contains(source.text) || source.isGone(from: plan.folder) ? path : nil
    }
  }

  var isEmpty: Bool { written.isEmpty && removed.isEmpty }

  /// Each file with what is wrong with it, a line each.
  var text: String {
    let faults = written.map { ($0.file.path, $0.fault) } + removed.map { ($0, .unwanted) }
    return faults.map { "\($0.0): \($0.1.rawValue)\n" }.joined()
  }

  /// Makes the folder what it should be; tells each file. If a picture cannot be drawn, nothing is written.
  func apply(in folder: String, telling tell: (String) throws -> Void) throws {
    let contents = try written.map { ($0.file.path, try $0.file.bytes()) }
    do throws(OutputFile.WriteError) {
      try OutputFile.makeFolder(folder)
    } catch {
      throw CommandFailure(error)
    }
    for (path, bytes) in contents {
      do throws(OutputFile.WriteError) {
        _ = try OutputFile.write(bytes, to: path)
      } catch {
        throw CommandFailure(error)
      }
      try tell("wrote \(path)\n")
    }
    for path in removed {
      do throws(OutputFile.WriteError) {
        try OutputFile.remove(path)
      } catch {
        throw CommandFailure("can't remove '\(error.path)': \(error.reason)")
      }
      try tell("removed \(path)\n")
    }
  }
}
