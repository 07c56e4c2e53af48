import EnumatonCheck
import EnumatonSpec

// What the spec declares, each kind in the order of the file.

extension MachineDescription {
  func flag(_ flag: Machine.Flag) -> JSON {
    .object(
      [
        .init("name", .string(flag.name.text)), .init("held", .bool(flag.isHeld)),
        .init("bit", .integer(flag.bit)),
      ]
        + summary(flag.summary))
  }

  func counter(_ counter: Machine.Counter) -> JSON {
    .object(
      [
        .init("name", .string(counter.name.text)),
        .init("least", number(counter.range.lowerBound)),
        .init("greatest", number(counter.range.upperBound)),
        .init("initial", number(counter.initial)),
        .init("bound", .string(counter.bound.rawValue)),
      ] + summary(counter.summary))
  }

  func event(_ event: Machine.Event) -> JSON {
    message(event.name, event.carries, event.payload, event.summary)
  }

  func effect(_ effect: Machine.Effect) -> JSON {
    message(effect.name, effect.carries, effect.payload, effect.summary)
  }

  private func message(
    _ name: Name, _ carries: [Identifier<Machine.Flag>], _ payload: [Machine.PayloadField], _ text: String?
  ) -> JSON {
    .object(
      [
        .init("name", .string(name.text)),
        .init("carries", names(carries, \.flags, \.name)),
        .init("payload", fields(payload)),
      ] + summary(text))
  }

  private func fields(_ payload: [Machine.PayloadField]) -> JSON {
    .array(
      payload.map { field in
        .object([.init("name", .string(field.name.text)), .init("type", .string(field.type))])
      })
  }

  func timer(_ timer: Machine.Timer) -> JSON {
    let factor = timer.backoff.map { factor in
      JSON.object([
        .init("numerator", number(factor.numerator)), .init("denominator", number(factor.denominator)),
      ])
    }
    return .object(
      [
        .init("name", .string(timer.name.text)),
        .init("after", seconds(timer.after)),
        .init("attempts", timer.attempts.map { .integer($0) } ?? .null),
        .init("backoff", factor ?? .null),
        .init("limit", timer.limit.map(seconds) ?? .null),
        .init("repeats", .bool(timer.repeats)),
      ] + summary(timer.summary))
  }

  func rejection(_ rejection: Machine.Rejection) -> JSON {
    .object([.init("name", .string(rejection.name.text))] + summary(rejection.summary))
  }

  func state(_ id: Identifier<Machine.State>) -> JSON {
    let state = machine.states[id]
    let kind =
      if state.isRegion {
        "region"
      } else if machine.isOrthogonal(id) {
        "orthogonal"
      } else {
        state.children.isEmpty ? "leaf" : "composite"
      }
    return .object(
      [
        .init("name", .string(state.name.text)),
        .init("kind", .string(kind)),
        .init("parent", name(of: state.parent)),
        .init("initial", name(of: state.initial)),
        .init("final", .bool(state.isFinal)),
        .init("timers", names(state.timers, \.timers, \.name)),
        .init("entry", .array(state.entry.map { action($0) })),
        .init("exit", .array(state.exit.map { action($0) })),
        .init("tags", .array(state.tags.map { .string($0) })),
      ] + (machine.hasData ? [.init("data", fields(state.data))] : []) + summary(state.summary) + [
        .init("line", .integer(state.name.range.start.line))
      ])
  }

  func memory(_ memory: Memory) -> JSON {
    .object([.init("of", name(of: memory.state)), .init("deep", .bool(memory.isDeep))])
  }

  func name(of state: Identifier<Machine.State>?) -> JSON {
    state.map { .string(machine.states[$0].name.text) } ?? .null
  }

  func number(_ value: Int64) -> JSON { .number(String(value)) }

  private func seconds(_ nanoseconds: Int64) -> JSON { .number(secondsText(nanoseconds: nanoseconds)) }
}
