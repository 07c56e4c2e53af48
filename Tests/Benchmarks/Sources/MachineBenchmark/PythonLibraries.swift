import CSwitch
import Foundation
import Harness

/// The same machine in Python libraries, each in a process of its own.
struct PythonLibraries {
  let interpreter: String
  let script: String
  /// How much of the trace they run: they are slow.
  let events: Int

  /// A row for each library that is installed.
  func rows(machine: String, trace: Trace, c: Subject, base: Row) throws -> [Row] {
    let events = Array(trace.events.prefix(self.events))
    let checksum = c.prepare(events).check()
    return try ["transitions", "python-statemachine", "sismic"].compactMap { library in
      guard let answer = try run(library, events) else { return nil }
      guard answer.checksum == checksum else { throw Difference(description: "\(machine), \(library)") }
      var row = Row(machine: machine, trace: trace, group: "Python", name: library, goal: .none)
      row.add(nanosecondsPerEvent: answer.nanoseconds, base: base.nanosecondsPerEvent)
      return row
    }
  }

  /// What the script prints: the checksum and the nanoseconds per event; nothing if the library is missing.
  private func run(
    _ library: String, _ events: [machine_event]
  ) throws -> (checksum: UInt64, nanoseconds: Double)? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: interpreter)
    process.arguments = [script, library]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let text = events.map { "\($0.event) \($0.detail)\n" }.joined()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 3 { return nil }
    let words = answer.split(whereSeparator: \.isWhitespace)
    guard process.terminationStatus == 0, words.count == 2, let checksum = UInt64(words[0]),
      let nanoseconds = Double(words[1])
    else { throw Difference(description: "\(script) \(library) gave no answer") }
    return (checksum, nanoseconds)
  }
}
