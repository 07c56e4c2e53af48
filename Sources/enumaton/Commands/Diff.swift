import ArgumentParser
import EnumatonCheck

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whether two specs behave the same.",
    discussion: """
      Compares answers, effects, running timers and the names of states in every situation that can be reached; \
      held flags and counters count for what they make the machine do. Exit status: 0 if there is no difference, 1 if there is one; then the shortest events \
      that show it are printed, as 'enumaton run' takes them.
      """)

  @Argument(help: "The spec as it was.", completion: .file(extensions: ["yaml", "yml"]))
  var old: String

  @Argument(help: "The spec as it is.", completion: .file(extensions: ["yaml", "yml"]))
  var new: String

  @Flag(help: "Compare behaviour, whatever the specs look like.")
  var behaviour = false

  func validate() throws {
    guard behaviour else { throw ValidationError("Say what to compare: --behaviour.") }
  }

  func run() throws {
    let machines = (try LoadedSpec(old).requireMachine(), try LoadedSpec(new).requireMachine())
    var output = StandardOutput()
    let comparison = compareBehaviour(machines.0, machines.1)
    output.write(text(of: comparison))
    try output.flush()
    switch comparison {
    case .same: return
    case .differentInterface, .different: throw ExitStatus.specHasErrors.error
    case .tooMany: throw ExitStatus.misused.error
    }
  }

  private func text(of comparison: BehaviourComparison) -> String {
    switch comparison {
    case .same(let situations): "the same behaviour in all \(situations) situations that can be reached\n"
    case .tooMany(let situations):
      "not decided: there are too many situations; the first \(situations) are alike\n"
    case .differentInterface(let lines): lines.map { "different: " + $0 + "\n" }.joined()
    case .different(let difference): text(of: difference)
    }
  }

  private func text(of difference: BehaviourDifference) -> String {
    let events = difference.events.isEmpty ? "different at the start" : "different after"
    let lines =
      [events] + difference.events.map { "  " + $0 }
      + ["\(old)"] + lines(of: difference.old) + ["\(new)"] + lines(of: difference.new)
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of observation: Observation) -> [String] {
    func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }
    return [
      "  answer   \(observation.answer), in \(observation.states)", "  effects  \(list(observation.effects))",
      "  timers   started: \(list(observation.started)); running: \(list(observation.running))",
    ]
  }
}
