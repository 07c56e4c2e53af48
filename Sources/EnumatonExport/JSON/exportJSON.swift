package import EnumatonCheck
import EnumatonSpec

/// A checked machine as JSON for other tools: what it declares, with every name and number resolved, and for each
/// state with nothing inside and each trigger the rules in the order they are tried. `Spec/CHECKS.md` says what the
/// keys mean; they and their order are fixed.
package func exportJSON(_ checked: CheckedMachine) -> String {
  MachineDescription(checked).json.lines
}

/// What is written; one extension for each part of it.
struct MachineDescription {
  let checked: CheckedMachine
  let machine: Machine

  init(_ checked: CheckedMachine) {
    self.checked = checked
    machine = checked.machine
  }

  var json: JSON {
    .object(
      [
        .init("version", .integer(1)),
        .init("machine", .string(machine.name.text)),
      ] + summary(machine.summary) + [
        .init("flags", .array(machine.flags.map(flag))),
        .init("counters", .array(machine.counters.map(counter))),
        .init("events", .array(machine.events.map(event))),
        .init("timers", .array(machine.timers.map(timer))),
        .init("effects", .array(machine.effects.map(effect))),
        .init("rejections", .array(machine.rejections.map(rejection))),
        .init("states", .array(machine.states.identifiers.map(state))),
        .init("memories", .array(checked.memories.map(memory))),
      ] + (checked.hasRegions ? [.init("regions", .array(regions))] : []) + [
        .init("initial", names(checked.initial.leaves(in: checked), \.states, \.name)),
        .init("start", .array(checked.initialActions.map { action($0) })),
        .init("rules", .array(rules)),
      ])
  }

  func summary(_ text: String?) -> [JSON.Member] {
    text.map { [.init("summary", .string($0))] } ?? []
  }

  func names<Entity>(
    _ ids: [Identifier<Entity>], _ list: KeyPath<Machine, [Entity]>, _ name: KeyPath<Entity, Name>
  ) -> JSON {
    .array(ids.map { .string(machine[keyPath: list][$0][keyPath: name].text) })
  }
}
