import EnumatonCheck
import EnumatonEmit
import EnumatonSpec

/// What the page needs besides the machine as `enumaton export` writes it.
struct PageData {
  private let checked: CheckedMachine
  private let machine: Machine
  private let lines: SpecLines
  private let sourceName: String
  private let arrows: [StateDiagram.Arrow]

  /// - Parameter arrows: Those of the picture on the page.
  init(_ checked: CheckedMachine, source: [UInt8], sourceName: String, arrows: [StateDiagram.Arrow]) {
    self.arrows = arrows
    self.checked = checked
    machine = checked.machine
    lines = SpecLines(source)
    self.sourceName = sourceName
  }

  var json: JSON {
    .object([
      .init("source", .string(sourceName)),
      .init("constants", .array(machine.constants.map(constant))),
      .init("keepsDeferred", .integer(machine.deferralLimit)),
      .init("defers", .bool(checked.defersEvents)),
      .init("initial", initial),
      .init("transitions", .array(machine.transitions.map(transition))),
      // Of each rule of the export, in its order.
      .init("rules", .array(checked.allRules.map { .integer($0.transition.index) })),
      .init("arrows", .array(arrows.map(arrow))),
    ])
  }

  /// What the machine is before the first event.
  private var initial: JSON {
    let initial = checked.initial
    return .object([
      .init("active", .array(initial.active.map(name))),
      .init("held", .array(machine.heldNames(in: initial.held).map { .string($0) })),
      .init("counters", .array(initial.counters.map { .number(String($0)) })),
      .init("memory", .array(initial.memory.map(name))),
    ])
  }

  private func name(of state: Identifier<Machine.State>?) -> JSON {
    state.map { .string(machine.states[$0].name.text) } ?? .null
  }

  private func constant(_ constant: Machine.Constant) -> JSON {
    let value: JSON.Member =
      switch constant.value {
      case .duration(let nanoseconds): .init("nanoseconds", .number(String(nanoseconds)))
      case .integer(let number): .init("integer", .number(String(number)))
      }
    return .object([.init("name", .string(constant.name.text)), value])
  }

  /// From which state or composite it starts, `null` if from neither, and which transitions it stands for.
  private func arrow(_ arrow: StateDiagram.Arrow) -> JSON {
    let tail: JSON =
      switch arrow.tail {
      case .state(let name), .composite(let name): .string(name)
      case .start, .history, .general: .null
      }
    return .object([
      .init("from", tail), .init("transitions", .array(arrow.transitions.map { .integer($0.index) })),
    ])
  }

  private func transition(_ transition: Machine.Transition) -> JSON {
    .object(
      [
        .init("line", .integer(transition.range.start.line)),
        .init("text", .string(lines.text(of: transition.range))),
      ] + (transition.summary.map { [.init("summary", .string($0))] } ?? []))
  }
}
