import EnumatonEmit

/// Makes `bytes` the content of the file at `path`, or writes them to standard output where that is none or `-`.
///
/// - Parameter sources: The files that `bytes` come from, none of which they may replace.
func writeOutput(_ bytes: [UInt8], to path: String?, from sources: [String]) throws {
  guard let path, path != "-" else {
    var output = StandardOutput()
    output.write(bytes)
    return try output.flush()
  }
  if sources.contains(where: { isSameFile($0, path) }) {
    throw CommandFailure(
      "'\(path)' is read for this, and would be replaced; name another file with '--output'")
  }
  do throws(OutputFile.WriteError) {
    _ = try OutputFile.write(bytes, to: path)
  } catch {
    throw CommandFailure(error)
  }
}
