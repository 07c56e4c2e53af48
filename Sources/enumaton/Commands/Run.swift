import ArgumentParser
import EnumatonCheck
import EnumatonInterpreter
import EnumatonSpec

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Try a spec out: feed it events and see its reactions, in virtual time.",
    discussion: """
      One event a line, in the spec's spelling:
        segment SYN ACK     an event and the flags it carries
        timer NAME          a timer expires now, due or not
        timer NAME.exhausted
        advance 60s         time passes; timers that become due expire in order
      Blank lines and what follows a '#' are skipped.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @Option(
    help: ArgumentHelp("The file with the events, instead of standard input.", valueName: "events"),
    completion: .file())
  var input: String?

  @Option(help: "How to print reactions; json is one object a line.")
  var format = Format.text

  @Option(help: ArgumentHelp("The state to start in, as if it had just been entered.", valueName: "name"))
  var state: String?

  @Option(help: ArgumentHelp("The held flags to start with, separated by commas.", valueName: "flags"))
  var held: String?

  @Option(
    help: ArgumentHelp("The counters to start with, as in 'retries=3,tries=1'.", valueName: "values"))
  var counters: String?

  func run() throws {
    let checked = try LoadedSpec(file).requireMachine()
    let start = try state.map { try stateNamed($0, in: checked.machine) }
    let held = try held.map { try heldFlags($0, in: checked.machine) }
    let counters = try counters.map { try values($0, in: checked.machine) } ?? [:]
    var lines = try InputLines(path: input)
    let interpreter = Interpreter(checked, at: start, held: held, counters: counters)
    var session = Session(interpreter, format: format)
    do {
      while let line = try lines.next(beforeWaiting: { try session.output.flush() }) {
        try session.run(line.text, number: line.number)
      }
      try session.output.flush()
    } catch let error as InputError {
      // What happened before is told first.
      try session.output.flush()
      throw [FileReport(path: lines.name, diagnostics: [error.diagnostic])].reportErrors()
    }
  }

  private func stateNamed(_ name: String, in machine: Machine) throws -> Identifier<Machine.State> {
    if let state = machine.states.identifiers.first(where: { machine.states[$0].name.text == name }) {
      return state
    }
    throw CommandFailure(
      "no state is called '\(name)'" + suggestion(for: name, among: machine.states.map(\.name.text)))
  }

  private func heldFlags(_ list: String, in machine: Machine) throws -> UInt64 {
    let flags = machine.flags.filter(\.isHeld)
    return try list.split(separator: ",").reduce(0) { bits, part in
      let name = String(part.trimmingSpaces)
      guard let flag = flags.first(where: { $0.name.text == name }) else {
        throw CommandFailure(
          "no held flag is called '\(name)'" + suggestion(for: name, among: flags.map(\.name.text)))
      }
      return bits | flag.mask
    }
  }

  private func values(_ list: String, in machine: Machine) throws -> [Identifier<Machine.Counter>: Int64] {
    try list.split(separator: ",").reduce(into: [:]) { values, part in
      let sides = part.split(separator: "=", maxSplits: 1).map { String($0.trimmingSpaces) }
      let name = sides.first ?? ""
      guard let id = machine.counters.identifiers.first(where: { machine.counters[$0].name.text == name })
      else {
        throw CommandFailure(
          "no counter is called '\(name)'" + suggestion(for: name, among: machine.counters.map(\.name.text)))
      }
      let range = machine.counters[id].range
      guard sides.count == 2, let value = Int64(sides[1]), range.contains(value) else {
        throw CommandFailure(
          "'\(name)' needs a number from \(range.lowerBound) to \(range.upperBound), "
            + "as in '\(name)=\(range.upperBound)'")
      }
      values[id] = value
    }
  }

  private func suggestion(for name: String, among names: [String]) -> String {
    var nearest = NearestName()
    return nearest.find(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }
}

/// A run under way: each line of the input is let happen, and its reactions are printed.
private struct Session {
  var interpreter: Interpreter
  let format: Run.Format
  var output = StandardOutput()
  private let reader: InputReader
  private let layout: TraceLayout

  init(_ interpreter: Interpreter, format: Run.Format) {
    self.interpreter = interpreter
    self.format = format
    reader = InputReader(interpreter.machine.machine)
    layout = TraceLayout(interpreter.machine)
    // Not a reaction, so not an object of the JSON trace.
    if format == .text, let line = layout.startLine(of: interpreter) { output.write(line + "\n") }
  }

  mutating func run(_ line: [UInt8], number: Int) throws {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw InputError.notUTF8(line: number)
    }
    guard let stimulus = try reader.stimulus(in: text, number: number) else { return }
    try perform(stimulus, line: number)
  }

  private mutating func perform(_ stimulus: Stimulus, line: Int) throws {
    switch stimulus {
    case .event(let event, let flags): try show(interpreter.handle(event, flags: flags))
    case .expire(let timer): try show(interpreter.expire(timer))
    case .exhaust(let timer): try show(interpreter.exhaust(timer))
    case .advance(let duration):
      let end = interpreter.instant(after: duration)
      var expiries = 0
      while let reactions = interpreter.fireNextTimer(dueBy: end) {
        expiries += 1
        guard expiries <= Interpreter.expiryLimit else {
          throw InputError.tooManyExpiries(line: line, limit: Interpreter.expiryLimit)
        }
        try show(reactions)
      }
    }
  }

  private mutating func show(_ reactions: [Reaction]) throws {
    for reaction in reactions {
      switch format {
      case .text: output.write(layout.line(for: reaction))
      case .json: output.write(reaction.json(interpreter.machine).text)
      }
      output.write("\n")
      if output.isFull { try output.flush() }
    }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
