import ArgumentParser
import EnumatonCheck
import EnumatonDocument
import EnumatonEmit
import EnumatonInterpreter
import EnumatonSpec

/// What of a machine a diagram shows.
struct ViewOptions: ParsableArguments {
  @Option(
    name: .customLong("view"),
    help: ArgumentHelp(
      "What to show; several go together.",
      discussion: """
        full            all that changes the state (the default)
        states          the names of the states and where they lead
        timers          which timers run in each state, and where their ends lead
        path:TAG        the transitions with a tag
        around:STATE    a state or composite and all that leads in and out
        coverage:LOG    how often a log of runs has each transition ('-': standard input): the lines of 'run \
        --format json', or the name of a transition in each line
        diff:OLD        what is different from another spec
        """,
      valueName: "view"),
    transform: Self.view)
  var views: [DiagramView] = []

  @Flag(help: "Show faded what 'path' and 'around' would leave out.")
  var context = false

  func validate() throws {
    let views = try checked()
    if context, !views.picks {
      throw ValidationError("'--context' goes with '--view path:TAG' or '--view around:STATE'.")
    }
  }

  /// What is read for them besides the spec.
  var files: [String] {
    views.flatMap { view -> [String] in
      switch view {
      case .coverage(let log): [log]
      case .diff(let old): [old]
      case .full, .timers, .states, .path, .around: []
      }
    }
  }

  /// The diagram of a machine, as all views together have it. What a view has to say besides is on standard error.
  ///
  /// - Parameter path: The file of the spec.
  func diagram(of machine: CheckedMachine, path: String) throws -> StateDiagram {
    let views = try checked()
    let diagram = try subject(views.subject, of: machine, path: path)
    do throws(ViewFailure) {
      return try views.applied(to: diagram, hidden: machine.statesInComposites, context: context)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  private static func view(_ text: String) throws -> DiagramView {
    do throws(ViewFailure) {
      return try DiagramView(text)
    } catch {
      throw ValidationError(error.message)
    }
  }

  private func checked() throws -> DiagramViews {
    do throws(ViewFailure) {
      return try DiagramViews(views)
    } catch {
      throw ValidationError(error.message)
    }
  }

  private func subject(
    _ subject: DiagramViews.Subject, of machine: CheckedMachine, path: String
  ) throws -> StateDiagram {
    switch subject {
    case .full: return drawDiagram(of: machine)
    case .timers: return drawTimers(of: machine)
    case .coverage(let logs):
      let coverage = try logs.reduce(Coverage(machine)) { try read($1, into: $0) }
      tell(CoverageSummary(coverage), path: path)
      return drawCoverage(coverage, of: machine)
    case .difference(let old):
      let difference = drawDifference(
        from: try LoadedSpec(old).requireMachine(), named: Compilation.fileName(of: old), to: machine)
      for note in difference.notes { tell(note.text, at: note.line, of: note.isOld ? old : path) }
      return difference.diagram
    }
  }

  private func read(_ file: String, into coverage: Coverage) throws -> Coverage {
    var lines = try InputLines(path: file)
    var log = CoverageLog(coverage)
    do {
      while !log.isHopeless, let line = try lines.next(beforeWaiting: {}) {
        log.read(line.text, number: line.number)
      }
    } catch let error as InputError {
      throw [FileReport(path: lines.name, diagnostics: log.problems + [error.diagnostic])].reportErrors()
    }
    if !log.problems.isEmpty {
      throw [FileReport(path: lines.name, diagnostics: log.problems)].reportErrors()
    }
    if log.isEmpty { throw CommandFailure("\(lines.name) tells of no transition") }
    return log.coverage
  }

  /// What was seen of each kind of transition, and those that never were, as names for the next test.
  private func tell(_ summary: CoverageSummary, path: String) {
    for line in summary.lines { StandardError.write("\(path): \(line)\n") }
    for transition in summary.unseen {
      let names = transition.names.prefix(3).joined(separator: ", ")
      let more = transition.names.count > 3 ? " and \(transition.names.count - 3) more" : ""
      tell("never seen: \(names)\(more)", at: transition.range.start.line, of: path)
    }
  }

  private func tell(_ text: String, at line: Int, of path: String) {
    StandardError.write("\(path):\(line):1: note: \(text)\n")
  }
}
