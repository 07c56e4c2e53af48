import EnumatonCheck
import EnumatonSpec

/// One branch of an `if`.
struct PromelaOption {
  var condition: String
  var body: [String]

  init(_ condition: String, _ body: [String]) {
    self.condition = condition
    self.body = body
  }
}

extension [String] {
  var indented: [String] { map { $0.hasPrefix("#") ? $0 : "  " + $0 } }

  /// For spin a single step, unless it is too long for that: the same, only faster.
  var inOneStep: [String] { count > 800 ? self : ["d_step {"] + indented + ["}"] }

  /// The first that holds; nothing if none does. Only one of the conditions can hold.
  static func choice(_ options: [PromelaOption], otherwise: [String] = ["skip;"]) -> [String] {
    if options.isEmpty { return otherwise }
    var lines = ["if"]
    for option in options {
      lines.append(":: \(option.condition) ->")
      lines += (option.body.isEmpty ? ["skip;"] : option.body).indented
    }
    return lines + [":: else ->"] + otherwise.indented + ["fi;"]
  }
}

extension PromelaModel {
  func statements(_ steps: [Step]) -> [String] { steps.flatMap { statements($0) } }

  private func statements(_ step: Step) -> [String] {
    switch step {
    case .act(let action): return statements(action)
    case .enter(let leaf): return [enter(leaf, names.regions[checked.region(of: leaf)])]
    case .remember(let memory, let leaf): return [enter(leaf, names.memories[memory])]
    case .complete(let composite):
      guard let code = raises.firstIndex(of: Raise(trigger: .done(composite), flags: [])) else { return [] }
      return .choice([PromelaOption(isComplete(composite), raise(code))])
    case .leaveRegions(let composite):
      return checked.regions(of: composite).reversed().flatMap { region -> [String] in
        let options = checked.regions[region].leaves.map {
          PromelaOption(isIn($0), statements(checked.steps(leaving: $0)))
        }
        return .choice(options) + ["\(names.regions[region]) = 0;"]
      }
    case .resumeRegions(let composite, let isDeep):
      return checked.regions(of: composite).flatMap { region -> [String] in
        let first = statements(checked.steps(resuming: nil, in: region, isDeep: isDeep))
        let memory = checked.memories.firstIndex {
          $0.state == checked.regions[region].state && $0.isDeep == isDeep
        }
        guard let memory else { return first }
        let options = checked.regions[checked.memories[memory].region].leaves.map {
          PromelaOption(
            "\(names.memories[memory]) == \(names.states[$0.index])",
            statements(checked.steps(resuming: $0, in: region, isDeep: isDeep)))
        }
        return .choice(options, otherwise: first.isEmpty ? ["skip;"] : first)
      }
    }
  }

  private func enter(_ leaf: Identifier<Machine.State>, _ variable: String) -> String {
    "\(variable) = \(names.states[leaf.index]);"
  }

  private func raise(_ code: Int) -> [String] { ["raised[last % \(room)] = \(code + 1);", "last++;"] }

  private func statements(_ action: Machine.Action) -> [String] {
    var lines: [String]
    switch action {
    case .perform: lines = ["skip; /* \(machine.text(of: action)) */"]
    case .start(let timer): lines = ["\(names.timers[timer.index]) = 1;"]
    case .stop(let timer): lines = ["\(names.timers[timer.index]) = 0;"]
    case .stopAll: lines = names.timers.map { "\($0) = 0;" }
    case .set(let flag): lines = ["\(names.flags[flag.index]) = 1;"]
    case .clear(let flag): lines = ["\(names.flags[flag.index]) = 0;"]
    case .increment(let counter):
      let name = names.counters[counter.index]
      lines = .choice([
        PromelaOption("\(name) < \(machine.counters[counter].range.upperBound)", ["\(name)++;"])
      ])
    case .decrement(let counter):
      let name = names.counters[counter.index]
      lines = .choice([
        PromelaOption("\(name) > \(machine.counters[counter].range.lowerBound)", ["\(name)--;"])
      ])
    case .reset(let counter):
      lines = ["\(names.counters[counter.index]) = \(machine.counters[counter].initial);"]
    case .raise(let event, let flags):
      let code = raises.firstIndex(of: Raise(trigger: .event(event), flags: flags))
      lines = code.map { raise($0) } ?? []
    }
    return lines + notes(of: action)
  }
}
