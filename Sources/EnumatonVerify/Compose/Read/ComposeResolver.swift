import EnumatonCheck
import EnumatonSpec

/// Resolves the names of a composition in the machines of its endpoints.
struct ComposeResolver {
  private(set) var composition: Composition
  private(set) var reading: ComposeReading
  private let file: ComposeFile

  /// More facts that are tried both ways make too many cases.
  private static let mostOpen = 8
  private static let mostMessages = 12
  private static let mostOutside = 255

  init(_ file: ComposeFile, _ machines: [CheckedMachine], _ reading: ComposeReading) {
    self.file = file
    self.reading = reading
    composition = Composition(
      name: file.name,
      endpoints: zip(file.endpoints, machines).map { endpoint, machine in
        Composition.Endpoint(
          name: endpoint.name, machine: machine,
          expiring: .init(repeating: endpoint.timers == nil, count: machine.machine.timers.count))
      })
  }

  mutating func resolve() {
    guard composition.endpoints.count == 2 else { return }
    for (index, endpoint) in file.endpoints.enumerated() { readTimers(endpoint.timers, index) }
    for (name, value) in reading.entries(file.fields[.channels], "channels") { readChannel(name, value) }
    for (name, value) in reading.entries(file.fields[.outside], "outside") {
      guard let index = endpoint(name) else { continue }
      for item in reading.items(value) { readOutside(item, index) }
      if composition.endpoints[index].outside.count > Self.mostOutside {
        reading.error(.tooMany, "\(Self.mostOutside) events from outside are the most", at: name.range)
      }
    }
    composition.goals = claims(file.fields[.goals], "goals")
    composition.never = claims(file.fields[.never], "never")
    composition.ends = claims(file.fields[.ends], "ends")
    if composition.facts.count > 64 {
      reading.error(
        .tooMany,
        "goals, 'never' and 'ends' name \(composition.facts.count) different things; 64 is the most",
        at: file.name.range)
    }
  }

  private mutating func endpoint(_ name: Name?) -> Int? {
    reading.reference(name, to: "endpoint", among: composition.endpoints.map(\.name))
  }

  private func machine(_ endpoint: Int) -> Machine { composition.endpoints[endpoint].machine.machine }

  private mutating func readTimers(_ node: YAMLNode?, _ endpoint: Int) {
    for item in reading.items(node) {
      let names = machine(endpoint).timers.map(\.name)
      if let timer = reading.reference(reading.text(item, "timers"), to: "timer", among: names) {
        composition.endpoints[endpoint].expiring[timer] = true
      }
    }
  }

  private mutating func readChannel(_ name: Name, _ node: YAMLNode) {
    guard let fields = reading.fields(node, ChannelKey.self),
      let from = endpoint(reading.text(fields[.from], "from")),
      let to = endpoint(reading.text(fields[.to], "to"))
    else { return }
    if from == to {
      return reading.error(.wrongShape, "a channel leads from one endpoint to the other", at: name.range)
    }
    if let other = composition.channels.first(where: { $0.from == from }) {
      return reading.error(
        .duplicateName, "channel '\(other.name.text)' leads from there already; list all messages in it",
        at: name.range)
    }
    let capacity = reading.number(fields[.capacity], "capacity", 1...Self.mostMessages) ?? 1
    var channel = Composition.Channel(name: name, from: from, to: to, capacity: capacity)
    channel.loses = bound(fields[.loses], "loses")
    channel.duplicates = bound(fields[.duplicates], "duplicates")
    channel.reorders = bound(fields[.reorders], "reorders")
    channel.full =
      reading.choice(fields[.full], "full", Composition.Full.self)
      ?? (channel.loses == .never ? .error : .drops)
    for item in reading.items(fields[.messages]) {
      if let rule = rule(item, channel) { channel.rules.append(rule) }
    }
    composition.channels.append(channel)
  }

  private mutating func bound(_ node: YAMLNode?, _ what: String) -> Composition.Bound {
    guard let node else { return .never }
    switch node.plainText {
    case "false", "0": return .never
    case "true": return .anyNumber
    default: return reading.number(node, what, 1...255).map { .atMost($0) } ?? .never
    }
  }

  private mutating func rule(
    _ node: YAMLNode, _ channel: Composition.Channel
  ) -> Composition.MessageRule? {
    guard let fields = reading.fields(node, MessageKey.self) else { return nil }
    let sender = machine(channel.from)
    let effect = reading.reference(
      reading.text(fields[.effect], "effect"), to: "effect", among: sender.effects.map(\.name))
    guard let effect, let arrival = arrival(fields[.event], fields[.facts], channel.to) else { return nil }
    let carried = sender.effects[effect].carries
    var condition = Formula.always
    if let when = reading.text(fields[.when], "when") {
      condition =
        formula(when) { (name) throws(FormulaParser.Problem) in
          guard let flag = carried.first(where: { sender.flags[$0].name.text == name }) else {
            throw FormulaParser.Problem(
              message: "'\(sender.effects[effect].name.text)' carries no flag '\(name)'")
          }
          return sender.flags[flag].bit
        } ?? .always
    }
    return Composition.MessageRule(effect: Identifier(effect), condition: condition, arrival: arrival)
  }

  private mutating func readOutside(_ node: YAMLNode, _ endpoint: Int) {
    if node.text != nil {
      guard let arrival = arrival(node, nil, endpoint) else { return }
      composition.endpoints[endpoint].outside.append(Composition.Outside(arrival: arrival))
    } else if let fields = reading.fields(node, OutsideKey.self),
      let arrival = arrival(fields[.event], fields[.facts], endpoint)
    {
      let times = reading.number(fields[.times], "times", 1...255)
      composition.endpoints[endpoint].outside.append(Composition.Outside(arrival: arrival, times: times))
    }
  }

  /// An event with the flags that it brings.
  private mutating func arrival(
    _ event: YAMLNode?, _ facts: YAMLNode?, _ endpoint: Int
  ) -> Composition.Arrival? {
    let machine = machine(endpoint)
    let index = reading.reference(
      reading.text(event, "event"), to: "event", among: machine.events.map(\.name))
    guard let index else { return nil }
    var arrival = Composition.Arrival(event: Identifier(index))
    let carried = machine.events[index].carries
    for (name, value) in reading.entries(facts, "facts") {
      guard
        let flag = reading.reference(
          name, to: "flag carried by '\(machine.events[index].name.text)'",
          among: carried.map { machine.flags[$0].name })
      else { continue }
      let mask = machine.flags[carried[flag]].mask
      switch reading.choice(value, "facts", FactChoice.self) {
      case .always: arrival.flags |= mask
      case .any: arrival.open.append(mask)
      case .never, nil: break
      }
    }
    if arrival.open.count > Self.mostOpen {
      reading.error(
        .tooMany, "\(arrival.open.count) facts are tried both ways; \(Self.mostOpen) is the most",
        at: facts?.range ?? .start)
      return nil
    }
    return arrival
  }

  private enum FactChoice: String, CaseIterable {
    case always, never, any
  }

  private mutating func claims(_ node: YAMLNode?, _ what: String) -> [Composition.Claim] {
    var claims: [Composition.Claim] = []
    for item in reading.items(node) {
      guard let text = reading.text(item, what) else { continue }
      let endpoints = composition.endpoints
      var facts = composition.facts
      let formula = formula(text) { (name) throws(FormulaParser.Problem) in
        let fact = try Self.fact(name, endpoints)
        if let index = facts.firstIndex(of: fact) { return index }
        facts.append(fact)
        return facts.count - 1
      }
      composition.facts = facts
      if let formula {
        claims.append(Composition.Claim(text: text.text, range: text.range, formula: formula))
      }
    }
    return claims
  }

  /// - Parameter fact: The number of what a name stands for.
  private mutating func formula(
    _ text: Name, _ fact: (String) throws(FormulaParser.Problem) -> Int
  ) -> Formula? {
    do throws(FormulaParser.Problem) {
      let (formula, names) = try FormulaParser.parse(text.text)
      var numbers: [Int] = []
      for name in names { numbers.append(try fact(name)) }
      return formula.renumbered(numbers)
    } catch {
      reading.error(.invalidCondition, error.message, at: text.range)
      return nil
    }
  }

  /// `client.ESTABLISHED`: an endpoint and a state, a held flag or a timer of its machine.
  private static func fact(
    _ name: String, _ endpoints: [Composition.Endpoint]
  ) throws(FormulaParser.Problem) -> Composition.Fact {
    for (index, endpoint) in endpoints.enumerated() where name.hasPrefix(endpoint.name.text + ".") {
      let inner = String(name.dropFirst(endpoint.name.text.count + 1))
      let machine = endpoint.machine.machine
      if let state = machine.states.identifiers.first(where: { machine.states[$0].name.text == inner }) {
        return Composition.Fact(endpoint: index, kind: .inState(state))
      }
      let flags = machine.flags.identifiers
      if let flag = flags.first(where: { machine.flags[$0].isHeld && machine.flags[$0].name.text == inner }) {
        return Composition.Fact(endpoint: index, kind: .held(flag))
      }
      if let timer = machine.timers.identifiers.first(where: { machine.timers[$0].name.text == inner }) {
        return Composition.Fact(endpoint: index, kind: .running(timer))
      }
      throw FormulaParser.Problem(
        message: "the machine of '\(endpoint.name.text)' has no state, held flag or timer '\(inner)'")
    }
    let names = endpoints.map { "'\($0.name.text)'" }.joined(separator: " or ")
    throw FormulaParser.Problem(
      message: "'\(name)' is of neither endpoint; write \(names), a point, and a state, held flag or timer")
  }
}
