import EnumatonSpec

/// What things are called where no order of the file may show.
struct SpecNames {
  let checked: CheckedMachine

  var machine: Machine { checked.machine }

  func name(_ state: Identifier<Machine.State>) -> String { machine.states[state].name.text }

  func name(ofMemory index: Int) -> String {
    let memory = checked.memories[index]
    return name(memory.state) + (memory.isDeep ? ".deep" : "")
  }

  func names(of flags: [Identifier<Machine.Flag>]) -> String {
    flags.map { machine.flags[$0].name.text }.sorted().joined(separator: " ")
  }

  func text(of effect: Identifier<Machine.Effect>, _ flags: [Identifier<Machine.Flag>]) -> String {
    machine.effects[effect].name.text + (flags.isEmpty ? "" : " " + names(of: flags))
  }

  func text(of outcome: Rule.Outcome) -> String {
    switch outcome {
    case .move(let target): "to \(name(target))"
    case .stay: "stay"
    case .defer: "defer"
    case .ignore: "ignore"
    case .reject(let rejection): "reject \(machine.rejections[rejection].name.text)"
    }
  }

  func text(of recall: Rule.Recall) -> String {
    switch recall {
    case .nothing(let memory): "\(name(ofMemory: memory)) is empty"
    case .anything(let memory): "\(name(ofMemory: memory)) is not empty"
    case .leaf(let memory, let leaf): "\(name(ofMemory: memory)) is \(name(leaf))"
    }
  }

  func text(of step: Step) -> String {
    switch step {
    case .act(.perform(let effect, let flags)): text(of: effect, flags)
    case .act(.raise(let event, let flags)): "raise \(machine.events[event].name.text) \(names(of: flags))"
    case .act(let action): machine.text(of: action)
    case .enter(let leaf): "enter \(name(leaf))"
    case .leaveRegions(let composite): "leave the regions of \(name(composite))"
    case .resumeRegions(let composite, let isDeep):
      (isDeep ? "deeply resume" : "resume") + " the regions of \(name(composite))"
    case .remember(let memory, let leaf): "remember \(name(ofMemory: memory)) \(name(leaf))"
    case .complete(let composite): "complete \(name(composite))"
    }
  }

  func text(of steps: [Step]) -> String { steps.map { text(of: $0) }.joined(separator: "; ") }

  /// The leaves, and the triggers, as their indices in the order of their names.
  var leavesByName: [Int] {
    checked.leaves.indices.sorted { name(checked.leaves[$0]) < name(checked.leaves[$1]) }
  }

  var triggersByName: [Int] {
    let names = checked.triggers.map { machine.name(of: $0) }
    return names.indices.sorted { names[$0] < names[$1] }
  }
}
