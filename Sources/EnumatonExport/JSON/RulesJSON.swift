import EnumatonCheck
import EnumatonSpec

// What answers what: the flattened rules, their conditions and all that they do.

extension MachineDescription {
  var rules: [JSON] { checked.allRules.map(rule) }

  private func rule(_ rule: Rule) -> JSON {
    let transition = machine.transitions[rule.transition]
    var members: [JSON.Member] = [
      .init("state", name(of: rule.source)),
      .init("on", .string(machine.name(of: rule.trigger))),
      .init("transition", .string(checked.name(of: rule))),
      .init("line", .integer(transition.range.start.line)),
      .init("when", transition.conditionText.map { .string($0) } ?? .null),
      .init("condition", condition(rule.condition)),
    ]
    if let recall = rule.recall { members.append(.init("recall", self.recall(recall))) }
    switch rule.outcome {
    case .move(let target):
      members += [.init("outcome", .string("move")), .init("to", name(of: target))]
    case .stay: members.append(.init("outcome", .string("stay")))
    case .defer: members.append(.init("outcome", .string("defer")))
    case .ignore: members.append(.init("outcome", .string("ignore")))
    case .reject(let rejection):
      members += [
        .init("outcome", .string("reject")),
        .init("rejection", .string(machine.rejections[rejection].name.text)),
      ]
    }
    members.append(.init("steps", .array(rule.steps.map(step))))
    if checked.hasRegions { members.append(.init("touches", touched(by: rule))) }
    if let data = rule.data, case .move(let target) = rule.outcome {
      members.append(.init("data", .array(zip(machine.data(in: target), data).map(origin))))
    }
    return .object(members)
  }

  private func origin(_ field: Machine.PayloadField, _ origin: DataOrigin) -> JSON {
    .object([
      .init("name", .string(field.name.text)), .init("from", .string(origin == .event ? "event" : "state")),
    ])
  }

  private func condition(_ condition: Machine.Condition) -> JSON {
    switch condition {
    case .always: .bool(true)
    case .flag(let flag): .object([.init("flag", .string(machine.flags[flag].name.text))])
    case .counter(let counter, let comparison, let value):
      .object([
        .init("counter", .string(machine.counters[counter].name.text)),
        .init("is", .string(comparison.rawValue)),
        .init("value", number(value)),
      ])
    case .not(let inner): .object([.init("not", self.condition(inner))])
    case .and(let parts): .object([.init("and", .array(parts.map(self.condition)))])
    case .or(let parts): .object([.init("or", .array(parts.map(self.condition)))])
    }
  }

  private func recall(_ recall: Rule.Recall) -> JSON {
    let what: JSON.Member =
      switch recall {
      case .nothing: .init("is", .string("nothing"))
      case .anything: .init("is", .string("anything"))
      case .leaf(_, let leaf): .init("state", name(of: leaf))
      }
    return .object([.init("memory", .integer(recall.memory)), what])
  }

  func step(_ step: Step) -> JSON {
    switch step {
    case .act(let action): self.action(action)
    case .enter(let leaf): .object([.init("enter", name(of: leaf))])
    case .leaveRegions(let composite): .object([.init("leaveRegions", name(of: composite))])
    case .resumeRegions(let composite, let isDeep):
      .object([.init("resumeRegions", name(of: composite)), .init("deep", .bool(isDeep))])
    case .remember(let memory, let leaf):
      .object([.init("remember", name(of: leaf)), .init("memory", .integer(memory))])
    case .complete(let composite): .object([.init("complete", name(of: composite))])
    }
  }

  func action(_ action: Machine.Action) -> JSON {
    let member: JSON.Member =
      switch action {
      case .perform(let effect, _): .init("effect", .string(machine.effects[effect].name.text))
      case .start(let timer): .init("start", .string(machine.timers[timer].name.text))
      case .stop(let timer): .init("stop", .string(machine.timers[timer].name.text))
      case .stopAll: .init("stopAll", .bool(true))
      case .set(let flag): .init("set", .string(machine.flags[flag].name.text))
      case .clear(let flag): .init("clear", .string(machine.flags[flag].name.text))
      case .increment(let counter): .init("increment", .string(machine.counters[counter].name.text))
      case .decrement(let counter): .init("decrement", .string(machine.counters[counter].name.text))
      case .reset(let counter): .init("reset", .string(machine.counters[counter].name.text))
      case .raise(let event, _): .init("raise", .string(machine.events[event].name.text))
      }
    switch action {
    case .perform(_, let flags), .raise(_, let flags):
      return .object([member, .init("flags", names(flags, \.flags, \.name))])
    default: return .object([member])
    }
  }
}
