import EnumatonCheck
import EnumatonExplore
import EnumatonSpec

extension ComposedSpace {
  /// The steps of a shortest run along these states, each as a line.
  func lines(along path: [PackedState]) -> [String] {
    zip(path, path.dropFirst()).compactMap { from, to in
      var line: String?
      forEachStep(from: from) { step, next in
        if line == nil, next == to { line = text(of: step, from: from) }
      } mark: { _, _ in
      }
      return line
    }
  }

  /// The step in a state that first has a mark, as a line.
  func line(of wanted: Mark, in state: PackedState) -> String? {
    var line: String?
    forEachStep(from: state) { _, _ in
    } mark: { mark, step in
      if line == nil, mark == wanted { line = text(of: step, from: state) }
    }
    return line
  }

  /// `client: open → SYN_SENT, sends SYN`.
  func text(of step: Step, from state: PackedState) -> String {
    switch step {
    case .act(let endpoint, let cell):
      return "\(name(endpoint)): \(stimulus(endpoint, cell)) → \(outcome(endpoint, cell, from: state))"
    case .deliver(let channel, let message, let cell):
      let to = composition.channels[channel].to
      let facts = facts(channel, message, cell)
      return "network delivers \(text(channel, message))\(facts) to \(name(to)) → "
        + outcome(to, cell, from: state)
    case .lose(let channel, let message):
      return "network loses \(text(channel, message)) on its way to \(name(composition.channels[channel].to))"
    case .duplicate(let channel, let message):
      return "network duplicates \(text(channel, message)) on its way to "
        + name(composition.channels[channel].to)
    }
  }

  func name(_ endpoint: Int) -> String { composition.endpoints[endpoint].name.text }

  func text(_ channel: Int, _ message: UInt64) -> String { alphabets[channel].text(of: Int(message)) }

  func states(_ endpoint: Int, _ situation: Int) -> String {
    tables[endpoint].classes[Int(tables[endpoint].classOf[situation])].states
  }

  private func stimulus(_ endpoint: Int, _ cell: Int) -> String {
    let machine = tables[endpoint].machine.machine
    switch tables[endpoint].stimuli[Int(tables[endpoint].cells[cell].stimulus)] {
    case .timer(let timer): return "\(machine.timers[timer].name.text) runs out"
    case .event(let event, let flags):
      return ([machine.events[event].name.text] + machine.names(of: flags, carriedBy: event))
        .joined(separator: " ")
    }
  }

  /// Which of the facts that may be so or not are so.
  private func facts(_ channel: Int, _ message: UInt64, _ cell: Int) -> String {
    let to = composition.channels[channel].to
    let arrival = alphabets[channel].messages[Int(message) - 1].arrival
    guard !arrival.open.isEmpty,
      case .event(let event, let flags) = tables[to].stimuli[Int(tables[to].cells[cell].stimulus)]
    else { return "" }
    let open = flags & arrival.open.reduce(0, |)
    let names = tables[to].machine.machine.names(of: open, carriedBy: event)
    return names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
  }

  private func outcome(_ endpoint: Int, _ index: Int, from state: PackedState) -> String {
    let cell = tables[endpoint].cells[index]
    let machine = tables[endpoint].machine.machine
    let answer =
      switch cell.kind {
      case .moved: states(endpoint, Int(cell.situation))
      case .stayed: "stays in \(states(endpoint, Int(cell.situation)))"
      case .unhandled: "no answer in \(states(endpoint, state.situation(endpoint)))"
      default: "\(machine.text(of: cell.kind)) in \(states(endpoint, state.situation(endpoint)))"
      }
    guard cell.sentCount > 0, let channel = composition.channels.firstIndex(where: { $0.from == endpoint })
    else { return answer }
    let first = Int(cell.firstSent)
    let sent = tables[endpoint].sent[first..<first + Int(cell.sentCount)]
    return answer + ", sends " + sent.map { text(channel, UInt64($0)) }.joined(separator: " and ")
  }
}

extension Machine {
  fileprivate func names(of bits: UInt64, carriedBy event: Identifier<Event>) -> [String] {
    events[event].carries.filter { flags[$0].mask & bits != 0 }.map { flags[$0].name.text }
  }
}
