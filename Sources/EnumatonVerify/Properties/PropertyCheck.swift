import EnumatonCheck
import EnumatonSpec

/// Holds the properties of a spec against everything that the machine can do.
struct PropertyCheck {
  var exploration: Exploration
  /// The commands that can happen.
  let taken: [Command]

  var machine: Machine { exploration.checked.machine }

  /// A finding for each property that does not hold.
  mutating func findings() -> [Finding] {
    machine.properties.identifiers.compactMap { id in
      let property = machine.properties[id]
      guard let counterexample = counterexample(to: property.claim) else { return nil }
      return Finding(
        .brokenProperty, "'\(property.name.text)' does not hold: \(counterexample.text)",
        at: property.name.range,
        about: [.property(id)], notes: counterexample.notes,
        witness: counterexample.run.map { exploration.text(of: $0) })
    }
  }

  struct Counterexample {
    var text: String
    var run: [Exploration.Event]?
    var notes: [Diagnostic.Note] = []
  }

  private mutating func counterexample(to claim: Machine.Claim) -> Counterexample? {
    switch claim {
    case .never(let predicate): reaching(predicate)
    case .always(let predicate): reaching(.not(predicate))
    case .alwaysCanReach(let predicate): losing(predicate)
    case .eventually(let cause, let goal): avoiding(goal, after: cause)
    case .step(let claim): breaking(claim)
    }
  }

  private mutating func reaching(_ predicate: Machine.Predicate) -> Counterexample? {
    let found = exploration.situations(where: predicate)
    guard let (events, end) = exploration.run(to: found) else { return nil }
    return Counterexample(text: "\(place(end)) can be like this", run: events)
  }

  private mutating func losing(_ predicate: Machine.Predicate) -> Counterexample? {
    // What was not seen could be a way there.
    guard exploration.isExact else { return nil }
    let goal = exploration.situations(where: predicate)
    let lost = exploration.subtract(exploration.situations(thatReach: goal), from: exploration.reached)
    guard let (events, end) = exploration.run(to: lost) else { return nil }
    return Counterexample(text: "from \(place(end)) it cannot be reached any more", run: events)
  }

  /// The active states of a single situation.
  func place(_ situations: Exploration.Situations) -> String {
    guard let location = situations.inOrder.first?.location else { return "" }
    return "'" + machine.text(of: exploration.leaves(in: location)) + "'"
  }
}
