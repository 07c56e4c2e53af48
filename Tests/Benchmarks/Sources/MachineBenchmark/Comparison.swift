import CSwitch
import DoorSameModule
import DoorShapes
import Foundation
import Harness
import TCPCompact
import TCPInlined
import TCPOtherModule
import TCPSameModule
import TCPShapes

/// One machine: the C program that everything is compared with, the others, and the traces.
struct Comparison {
  let machine: String
  let c: Subject
  let subjects: [(group: String, subject: Subject)]
  let python: PythonLibraries?
  let traces: [Trace]
}

extension Comparison {
  static func tcp(_ options: Options, events: Int) throws -> Comparison {
    var subjects = tcpOtherModule.map { ("generated, other module", $0) }
    subjects += tcpInlined.map { ("generated, inlinable", $0) }
    subjects += tcpCompact.map { ("generated, compact", $0) }
    subjects += tcpSameModule.map { ("generated, same module", $0) }
    if let path = options.gcc { subjects.append(("C, gcc -O2", try Library(path).subject("tcp"))) }
    return Comparison(
      machine: "TCP", c: .c("nested switch", run: tcp_run, check: tcp_check),
      subjects: subjects + tcpShapes.map { ("Swift by hand", $0) }, python: nil,
      traces: [
        .connections(count: events), .random(.tcp, count: events), .oneConnection(count: events),
        .lives(count: events),
      ])
  }

  static func door(_ options: Options, events: Int) throws -> Comparison {
    var subjects = doorSameModule.map { ("generated, same module", $0) }
    if let path = options.gcc { subjects.append(("C, gcc -O2", try Library(path).subject("door"))) }
    if let path = options.ragel {
      let library = try Library(path)
      subjects += [
        ("C, ragel -G2", try library.subject("door", name: "the whole trace in one call")),
        ("C, ragel -G2", try library.subject("door_step", name: "an event a call")),
      ]
    }
    return Comparison(
      machine: "Door", c: .c("nested switch", run: door_run, check: door_check),
      subjects: subjects + doorShapes.map { ("Swift by hand", $0) },
      python: options.python.map {
        PythonLibraries(interpreter: $0.interpreter, script: $0.script, events: events / 200)
      },
      traces: [
        .visitors(count: events), .random(.door, count: events), .oneDay(count: events),
      ])
  }

  /// Measures everything on one trace, and adds the rows to the table.
  func run(on trace: Trace, rounds: Int, table: inout Table) throws {
    let counts = Counts.allocate(capacity: 1024)
    counts.initialize(repeating: 0, count: 1024)
    defer { counts.deallocate() }
    let reference = c.prepare(trace.events)
    let checksum = reference.check()
    var runs: [(row: Row, run: Subject.Run)] = []
    for (group, subject) in subjects where !subject.isStraight || trace.kind == .life {
      let run = subject.prepare(trace.events)
      guard run.check() == checksum else {
        throw Difference(description: "\(machine), \(group), \(subject.name)")
      }
      let row = Row(machine: machine, trace: trace, group: group, name: subject.name, goal: subject.goal)
      runs.append((row, run))
    }
    var own = Row(machine: machine, trace: trace, group: "C, clang -O2", name: c.name, goal: .none)
    // The first rounds warm up.
    for round in -3..<rounds {
      for index in runs.indices {
        let base = measured { reference.run(counts) }
        let other = measured { runs[index].run.run(counts) }
        if round < 0 { continue }
        own.add(base, base: base)
        runs[index].row.add(other, base: base)
      }
    }
    table.add([own] + runs.map(\.row))
    for library in try python?.rows(machine: machine, trace: trace, c: c, base: own) ?? [] {
      table.add([library])
    }
  }
}

/// Two machines that must be equal did not do the same.
struct Difference: Error, CustomStringConvertible {
  let description: String
}
