import EnumatonCheck
import EnumatonSpec
import TCPRuntime

/// The words that an endpoint understands in a spec, as the spec spells them.
enum ConnectionWords {
  /// What an endpoint tells its machine, in the order of the generated events.
  static let events = [
    "passiveOpen", "activeOpen", "send", "receive", "shutdown", "close", "abort", "segment", "progress",
    "heard",
    "keepaliveOff",
  ]

  static let facts: [String: TCPConnection.Flags] = [
    "SYN": .syn, "ACK": .ack, "FIN": .fin, "RST": .rst, "acceptable": .acceptable, "exact": .exact,
    "acksSYN": .acksSYN, "acksFIN": .acksFIN, "acksUnsent": .acksUnsent, "acksOld": .acksOld, "data": .data,
    "delayable": .delayable, "newer": .newer, "sameSYN": .sameSYN, "otherSYN": .otherSYN,
    "remoteKnown": .remoteKnown, "dataPending": .dataPending, "unread": .unread, "inFlight": .inFlight,
    "blocked": .blocked, "probing": .probing,
  ]

  static let held: [String: TCPConnection.Held] = [
    "passive": .passive, "orphaned": .orphaned, "reopened": .reopened,
  ]

  static let effects: [String: TCPConnection.Effect] = [
    "send": .send([]), "synchronize": .synchronize, "acknowledged": .acknowledged, "deliver": .deliver,
    "hold": .hold, "transmit": .transmit, "retransmit": .retransmit, "probeWindow": .probeWindow,
    "probePeer": .probePeer, "queueText": .queueText, "queueFIN": .queueFIN, "queueCall": .queueCall,
    "read": .read, "connected": .connected, "closing": .closing, "closed": .closed, "reset": .reset,
    "refused": .refused, "timedOut": .timedOut,
  ]

  static let states = byName(TCPConnection.State.allCases) { "\($0.name)" }
  static let timers = byName(TCPConnection.Timer.allCases) { "\($0.name)" }
  static let rejections = byName(TCPConnection.Rejection.allCases) { "\($0.name)" }

  private static func byName<Thing>(_ things: some Sequence<Thing>, _ name: (Thing) -> String) -> [String:
    Thing]
  {
    Dictionary(things.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

// What keeps an endpoint from running a spec.
extension ConnectionWords {
  static func problems(of checked: CheckedMachine) -> [Diagnostic] {
    let machine = checked.machine
    var problems: [Diagnostic] = []
    func complain(_ message: String, at name: Name) {
      problems.append(Diagnostic(.error, .unsupported, message, at: name.range))
    }
    func expect(_ names: [Name], among known: some Collection<String>, _ message: (String) -> String) {
      var nearest = NearestName()
      for name in names where !known.contains(name.text) {
        let notes = nearest.find(name.text, among: known.sorted()).map {
          [Diagnostic.Note("did you mean '\($0)'?", at: name.range)]
        }
        problems.append(
          Diagnostic(.error, .unsupported, message(name.text), at: name.range, notes: notes ?? []))
      }
    }

    let declared = machine.events.map(\.name.text)
    for event in events where !declared.contains(event) {
      complain(
        "a TCP endpoint tells its machine of '\(event)', and this spec has no such event", at: machine.name)
    }
    for event in machine.events where events.contains(event.name.text) {
      expect(event.carries.map { machine.flags[$0].name }, among: facts.keys) {
        "a TCP endpoint knows no fact '\($0)' to tell of with '\(event.name.text)'; "
          + "its facts are \(list(facts.keys))"
      }
      if let field = event.payload.first {
        complain(
          "a TCP endpoint has no value for '\(field.name.text)' of '\(event.name.text)'", at: field.name)
      }
    }
    expect(machine.effects.map(\.name), among: effects.keys) {
      "a TCP endpoint cannot perform '\($0)'; it can \(list(effects.keys))"
    }
    for effect in machine.effects where effects.keys.contains(effect.name.text) {
      let flags = effect.name.text == "send" ? ["SYN", "ACK", "FIN", "RST"] : []
      expect(effect.carries.map { machine.flags[$0].name }, among: flags) {
        "a TCP endpoint cannot perform '\(effect.name.text)' with '\($0)'"
      }
    }
    expect(machine.timers.map(\.name), among: timers.keys) {
      "a TCP endpoint has no timer '\($0)'; it has \(list(timers.keys))"
    }
    expect(checked.leaves.map { machine.states[$0].name }, among: states.keys) {
      "a TCP endpoint knows no state '\($0)'; a state with nothing inside is one of \(list(states.keys))"
    }
    expect(machine.rejections.map(\.name), among: rejections.keys) {
      "a TCP endpoint has no words for '\($0)'; it refuses with \(list(rejections.keys))"
    }
    if checked.hasRegions {
      complain("a TCP endpoint is in one state at a time; this spec has regions", at: machine.name)
    }
    if checked.defersEvents {
      complain("a TCP endpoint keeps no events for later; this spec defers some", at: machine.name)
    }
    if checked.initialActions.contains(where: \.isForHost) {
      complain(
        "a TCP endpoint performs nothing before the first event; the initial state asks for it",
        at: machine.name)
    }
    return problems
  }

  private static func list(_ names: some Collection<String>) -> String {
    names.sorted().joined(separator: ", ")
  }
}
