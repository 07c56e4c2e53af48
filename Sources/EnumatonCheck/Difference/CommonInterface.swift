import EnumatonSpec

/// What two machines must share to be compared, and how the names of one are found in the other.
struct CommonInterface {
  private(set) var differences: [String] = []
  /// For each event and timer of the old machine, by its index, that of the new one.
  private(set) var events: [Int] = []
  private(set) var timers: [Int] = []
  /// For each flag of the new machine the one of that name in the old one.
  private(set) var oldFlags: [Int?] = []

  init(_ old: Machine, _ new: Machine) {
    compare("event", old.events, new.events, \.name) { left, right in
      Self.flags(left.carries, old) == Self.flags(right.carries, new)
        && left.payload.map(Self.text) == right.payload.map(Self.text)
    }
    compare("timer", old.timers, new.timers, \.name) { left, right in
      left.after == right.after && left.attempts == right.attempts && left.backoff == right.backoff
        && left.limit == right.limit && left.repeats == right.repeats
    }
    compare("effect", old.effects, new.effects, \.name) { left, right in
      Self.flags(left.carries, old) == Self.flags(right.carries, new)
        && left.payload.map(Self.text) == right.payload.map(Self.text)
    }
    compare("rejection", old.rejections, new.rejections, \.name) { _, _ in true }
    let defers = [old, new].map { $0.transitions.contains { $0.answer == .defer } }
    if defers == [true, true], old.deferralLimit != new.deferralLimit {
      differences.append("\(old.deferralLimit) deferred events were kept, and now \(new.deferralLimit)")
    }
    func indices<Entity>(_ things: [Entity], _ name: KeyPath<Entity, Name>) -> [String: Int] {
      Dictionary(zip(things.map { $0[keyPath: name].text }, things.indices)) { first, _ in first }
    }
    let newEvents = indices(new.events, \.name)
    let newTimers = indices(new.timers, \.name)
    let flags = indices(old.flags, \.name)
    events = old.events.compactMap { newEvents[$0.name.text] }
    timers = old.timers.compactMap { newTimers[$0.name.text] }
    oldFlags = new.flags.map { flags[$0.name.text] }
  }

  private mutating func compare<Entity>(
    _ kind: String, _ old: [Entity], _ new: [Entity], _ name: (Entity) -> Name,
    areAlike: (Entity, Entity) -> Bool
  ) {
    let later = Dictionary(new.map { (name($0).text, $0) }) { first, _ in first }
    let earlier = Set(old.map { name($0).text })
    for thing in old {
      let text = name(thing).text
      if let other = later[text] {
        if !areAlike(thing, other) { differences.append("the \(kind) '\(text)' is declared differently") }
      } else {
        differences.append("the \(kind) '\(text)' is gone")
      }
    }
    for thing in new where !earlier.contains(name(thing).text) {
      differences.append("the \(kind) '\(name(thing).text)' is new")
    }
  }

  private static func flags(_ flags: [Identifier<Machine.Flag>], _ machine: Machine) -> Set<String> {
    Set(flags.map { machine.flags[$0].name.text })
  }

  private static func text(_ field: Machine.PayloadField) -> String { "\(field.name.text): \(field.type)" }

  /// The new machine's trigger for one of the old machine from outside.
  func trigger(_ trigger: Machine.Trigger) -> Machine.Trigger {
    switch trigger {
    case .event(let event): .event(Identifier(events[event.index]))
    case .timer(let timer): .timer(Identifier(timers[timer.index]))
    case .exhausted(let timer): .exhausted(Identifier(timers[timer.index]))
    case .done: trigger
    }
  }
}
