import EnumatonCheck
import EnumatonSpec

/// The internal events that a machine may raise, each event once with each set of flags, and the completions
/// that some transition answers.
struct RaisedEvents {
  struct Raised {
    var name: String
    var trigger: Machine.Trigger
    var flags: [Identifier<Machine.Flag>]
  }

  /// In the order in which the rules first raise them.
  private(set) var all: [Raised] = []
  private var names: [Machine.Action: String] = [:]
  private var completions: [Identifier<Machine.State>: String] = [:]

  init(_ checked: CheckedMachine, in lists: StepLists) {
    guard checked.hasMacrosteps else { return }
    let answered = checked.answeredCompletions
    var taken: Set<String> = []
    for step in lists.all.joined() {
      switch step {
      case .act(.raise(let event, let flags)):
        let action = Machine.Action.raise(event, flags: flags)
        guard names[action] == nil else { continue }
        // The flags of an event come in any order.
        let flags = flags.sorted()
        if let twin = all.first(where: { $0.trigger == .event(event) && $0.flags == flags }) {
          names[action] = twin.name
        } else {
          names[action] = add(.event(event), flags, checked.machine, &taken)
        }
      case .complete(let composite):
        guard completions[composite] == nil, answered.contains(composite), checked.canComplete(composite)
        else { continue }
        completions[composite] = add(.done(composite), [], checked.machine, &taken)
      case .act, .enter, .leaveRegions, .resumeRegions, .remember: break
      }
    }
  }

  func name(of action: Machine.Action) -> String? { names[action] }

  func name(ofCompletion composite: Identifier<Machine.State>) -> String? { completions[composite] }

  private mutating func add(
    _ trigger: Machine.Trigger, _ flags: [Identifier<Machine.Flag>], _ machine: Machine,
    _ taken: inout Set<String>
  ) -> String {
    var name =
      switch trigger {
      case .done(let composite): SwiftIdentifier.lowerCamel(machine.states[composite].name.text) + "Done"
      case .event, .timer, .exhausted: SwiftIdentifier.lowerCamel(machine.name(of: trigger))
      }
    for flag in flags {
      // `segmentSynAck` reads better than `segmentSYNACK`.
      let part = SwiftIdentifier.lowerCamel(machine.flags[flag].name.text)
      name += part.prefix(1).uppercased() + part.dropFirst()
    }
    while !taken.insert(name).inserted { name += "_" }
    name = SwiftIdentifier.escaped(name)
    all.append(Raised(name: name, trigger: trigger, flags: flags))
    return name
  }
}

extension CheckedMachine {
  /// Of a composite with regions the final states directly inside each of them.
  func finalLeaves(ofRegion region: Int) -> [Identifier<Machine.State>] {
    regions[region].leaves.filter {
      machine.states[$0].isFinal && machine.states[$0].parent == regions[region].state
    }
  }

  /// Whether each region of the composite, if it has any, can come to a final state.
  fileprivate func canComplete(_ composite: Identifier<Machine.State>) -> Bool {
    regions(of: composite).allSatisfy { !finalLeaves(ofRegion: $0).isEmpty }
  }

  /// The composites and regions whose completion some rule answers.
  fileprivate var answeredCompletions: Set<Identifier<Machine.State>> {
    var answered: Set<Identifier<Machine.State>> = []
    for (index, trigger) in triggers.enumerated() {
      guard case .done(let composite) = trigger else { continue }
      if leaves.indices.contains(where: { !rules(leaf: $0, trigger: index).isEmpty }) {
        answered.insert(composite)
      }
    }
    return answered
  }
}
