import EnumatonEmit

/// Makes `bytes` the content of the file at `path`, or writes them to standard output where there is none.
func writeOutput(_ bytes: [UInt8], to path: String?) throws {
  guard let path else {
    var output = StandardOutput()
    output.write(bytes)
    return try output.flush()
  }
  do throws(OutputFile.WriteError) {
    _ = try OutputFile.write(bytes, to: path)
  } catch {
    throw CommandFailure(error)
  }
}
