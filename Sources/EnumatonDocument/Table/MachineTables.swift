import EnumatonCheck
import EnumatonSpec

/// What a machine declares, as tables.
struct MachineTables {
  let checked: CheckedMachine
  let link: MarkdownLink

  var machine: Machine { checked.machine }

  var states: MarkdownTable {
    var table = MarkdownTable(head: ["State", "Keeps", "Timers", "On entry", "On exit", "Summary"])
    for id in machine.states.identifiers {
      let state = machine.states[id]
      let depth = machine.lineage(of: id).count - 1
      let name =
        String(repeating: "&nbsp;&nbsp;&nbsp;", count: depth)
        + link(markdownText(state.name.text), line: line(state.name))
      table.rows.append([
        ([name] + kinds(of: id)).joined(separator: "&nbsp;"),
        state.data.map { markdownCode("\($0.name.text): \($0.type)") }.joined(separator: "<br>"),
        state.timers.map { markdownText(machine.timers[$0].name.text) }.joined(separator: "<br>"),
        actions(state.entry), actions(state.exit), state.summary.map(markdownText) ?? "",
      ])
    }
    return table
  }

  /// What else a state is, in italics.
  private func kinds(of id: Identifier<Machine.State>) -> [String] {
    let state = machine.states[id]
    let initial = state.parent.map { machine.states[$0].initial } ?? machine.initial
    return [state.isRegion ? "region" : nil, initial == id ? "initial" : nil, state.isFinal ? "final" : nil]
      .compactMap { $0.map { "*\($0)*" } }
  }

  var events: MarkdownTable? {
    if machine.events.isEmpty { return nil }
    var table = MarkdownTable(head: ["Event", "Carries", "Summary"])
    for event in machine.events {
      let flags = event.carries.map { machine.flags[$0].name.text }
      let payload = event.payload.map { "\($0.name.text): \($0.type)" }
      table.rows.append([
        link(markdownText(event.name.text), line: line(event.name)),
        (flags + payload).map(markdownCode).joined(separator: ", "), event.summary.map(markdownText) ?? "",
      ])
    }
    return table
  }

  var timers: MarkdownTable? {
    if machine.timers.isEmpty { return nil }
    var table = MarkdownTable(head: ["Timer", "Expires after", "Summary"])
    for timer in machine.timers {
      table.rows.append([
        link(markdownText(timer.name.text), line: line(timer.name)),
        timer.waitsText, timer.summary.map(markdownText) ?? "",
      ])
    }
    return table
  }

  /// All transitions, in the order of the file.
  var transitions: MarkdownTable {
    var table = MarkdownTable(head: ["Line", "From", "On", "When", "To", "Does", "Summary"])
    for transition in machine.transitions {
      let line = transition.range.start.line
      table.rows.append([
        link("\(line)", line: line), source(transition.source),
        transition.triggers.map { markdownName(machine.name(of: $0)) }.joined(separator: ", "),
        transition.conditionText.map(markdownCode) ?? "", answer(transition.answer),
        actions(transition.actions), transition.summary.map(markdownText) ?? "",
      ])
    }
    return table
  }

  private func source(_ source: Machine.Source) -> String {
    switch source {
    case .any: "*any*"
    case .states(let states):
      states.map { markdownText(machine.states[$0].name.text) }.joined(separator: ", ")
    }
  }

  private func answer(_ answer: Machine.Answer) -> String {
    switch answer {
    case .resume(let history):
      machine.markdown(history)
        + (history.fallback.map { ", at first " + markdownText(machine.states[$0].name.text) } ?? "")
    case .move(let target): markdownText(machine.states[target].name.text)
    case .stay: "*stays*"
    case .defer: "*deferred*"
    case .ignore: "*ignored*"
    case .reject(let rejection): machine.markdown(rejection)
    }
  }

  private func actions(_ actions: [Machine.Action]) -> String {
    actions.map { markdownCode(machine.text(of: $0)) }.joined(separator: ", ")
  }

  private func line(_ name: Name) -> Int { name.range.start.line }
}

extension Machine {
  func markdown(_ rejection: Identifier<Rejection>) -> String {
    "*rejected:* " + markdownName(rejections[rejection].name.text)
  }

  func markdown(_ history: History) -> String {
    "*\(history.isDeep ? "deep history" : "history") of* " + markdownText(states[history.composite].name.text)
  }
}
