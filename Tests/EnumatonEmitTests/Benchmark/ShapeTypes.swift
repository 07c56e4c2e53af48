import EnumatonCheck
import EnumatonSpec

// The types that the hand-written shapes share.
extension BenchmarkSources {
  func shapeTypes() -> String {
    let timer =
      "\n/// A timer.\nenum Timer: UInt8 {\n\(cases(machine.timers.map { lower($0.name.text) }))\n}\n"
    return """
      // \(swiftNote)

      /// Where the machine can be.
      enum State: UInt8 {
      \(cases(leafNames))
      }
      \(hasTimers ? timer : "")
      /// What events and effects carry.
      struct Flags: OptionSet {
        let rawValue: UInt32

        /// In a function as large as the nested switch, that of \u{60}OptionSet\u{60} stays a call: half as fast.
        @inline(__always) func contains(_ flag: Flags) -> Bool { rawValue & flag.rawValue == flag.rawValue }

      \(carriedFlags().map { "  static var \($0.name): Flags { Flags(rawValue: \($0.mask)) }" }.joined(separator: "\n"))
      }

      /// What the machine remembers.
      struct Held {
      \(machine.flags.filter(\.isHeld).map { "  var \(lower($0.name.text)) = false" }.joined(separator: "\n"))
      }

      /// What can happen.
      enum Event {
      \(eventCases().joined(separator: "\n"))
      }

      /// What the host is to do.
      enum Effect {
      \(effectCases().joined(separator: "\n"))
      }

      /// Why an event is refused.
      enum Refusal: UInt8 {
      \(cases(machine.rejections.map { lower($0.name.text) }))
      }

      """
  }

  private func cases(_ names: [String]) -> String {
    names.map { "  case \($0)" }.joined(separator: "\n")
  }

  private func eventCases() -> [String] {
    machine.events.map { "  case \(lower($0.name.text))\($0.carries.isEmpty ? "" : "(Flags)")" }
      + (hasTimers ? ["  case timer(Timer)", "  case exhausted(Timer)"] : [])
  }

  private func effectCases() -> [String] {
    machine.effects.map { "  case \(lower($0.name.text))\($0.carries.isEmpty ? "" : "(Flags)")" }
      + (hasTimers ? ["  case start(Timer)", "  case stop(Timer)", "  case stopAll"] : [])
  }

  /// Each flag, and each set of flags that an effect is given: without a name such a set would be an array
  /// literal, which the compiler does not always fold.
  private func carriedFlags() -> [(name: String, mask: UInt64)] {
    var all = machine.flags.indices.map { Identifier<Machine.Flag>($0) }
      .filter { !machine.flags[$0].isHeld }.map { [$0] }
    for leaf in checked.leaves.indices {
      for trigger in checked.triggers.indices {
        for action in checked.rules(leaf: leaf, trigger: trigger).flatMap(\.actions) {
          if case .perform(_, let flags) = action, flags.count > 1, !all.contains(flags) { all.append(flags) }
        }
      }
    }
    return all.map { (name(of: $0), mask($0)) }
  }

  private func name(of flags: [Identifier<Machine.Flag>]) -> String {
    lower(flags.map { machine.flags[$0].name.text }.joined(separator: "_"))
  }

  /// An effect as a case of `Effect`; none for what changes the machine itself.
  func effect(_ action: Machine.Action) -> String? {
    switch action {
    case .perform(let effect, let flags):
      ".\(lower(machine.effects[effect].name.text))"
        + (machine.effects[effect].carries.isEmpty ? "" : flags.isEmpty ? "([])" : "(.\(name(of: flags)))")
    case .start(let timer): ".start(.\(lower(machine.timers[timer].name.text)))"
    case .stop(let timer): ".stop(.\(lower(machine.timers[timer].name.text)))"
    case .stopAll: ".stopAll"
    case .set, .clear, .increment, .decrement, .reset, .raise: nil
    }
  }

  /// A condition over `flags` and the `held` before each name of what is held.
  func condition(_ condition: Machine.Condition, held: String) -> String {
    switch condition {
    case .always: "true"
    case .flag(let flag):
      machine.flags[flag].isHeld
        ? held + lower(machine.flags[flag].name.text)
        : "flags.contains(.\(lower(machine.flags[flag].name.text)))"
    case .counter: "false"  // neither machine counts
    case .not(let inner): "!" + part(inner, held)
    case .and(let parts): parts.map { part($0, held) }.joined(separator: " && ")
    case .or(let parts): parts.map { part($0, held) }.joined(separator: " || ")
    }
  }

  private func part(_ condition: Machine.Condition, _ held: String) -> String {
    switch condition {
    case .and, .or: "(" + self.condition(condition, held: held) + ")"
    default: self.condition(condition, held: held)
    }
  }

  /// Whether a condition looks at flags that are held, or that are carried.
  func looks(_ condition: Machine.Condition, atHeld isHeld: Bool) -> Bool {
    switch condition {
    case .always, .counter: false
    case .flag(let flag): machine.flags[flag].isHeld == isHeld
    case .not(let inner): looks(inner, atHeld: isHeld)
    case .and(let parts), .or(let parts): parts.contains { looks($0, atHeld: isHeld) }
    }
  }

  func refusal(_ outcome: Rule.Outcome) -> String {
    if case .reject(let reason) = outcome {
      ".\(lower(machine.rejections[reason.index].name.text))"
    } else {
      "nil"
    }
  }

  /// The patterns of a switch over events, and the rules of each in one state.
  func patterns(leaf: Int) -> [(event: Machine.Event, rules: [Rule])] {
    machine.events.enumerated().map { ($1, checked.rules(leaf: leaf, trigger: $0)) }
  }
}

/// How a shape spells what a rule does.
struct ShapeSpelling {
  /// Before the name of what is held.
  var held: String
  var perform: (_ effect: String) -> String
  var move: (_ state: String) -> String
}

extension BenchmarkSources {
  /// Statements that try the rules in their order, and return why the event is refused, if it is.
  func statements(_ rules: [Rule], _ spelling: ShapeSpelling) -> [String] {
    var lines: [String] = []
    for rule in rules {
      let body = changes(rule, spelling) + ["return \(refusal(rule.outcome))"]
      if rule.condition == .always { return lines + body }
      lines.append("if \(condition(rule.condition, held: spelling.held)) {")
      lines += body.map { "  " + $0 } + ["}"]
    }
    return lines + ["return nil"]
  }

  func changes(_ rule: Rule, _ spelling: ShapeSpelling) -> [String] {
    var lines = rule.actions.compactMap { action in
      switch action {
      case .set(let flag): "\(spelling.held)\(lower(machine.flags[flag].name.text)) = true"
      case .clear(let flag): "\(spelling.held)\(lower(machine.flags[flag].name.text)) = false"
      default: effect(action).map(spelling.perform)
      }
    }
    if case .move(let target) = rule.outcome, target != rule.source {
      lines.append(spelling.move(leafNames[checked.leafIndex(of: target) ?? 0]))
    }
    return lines
  }

  /// Whether nothing comes of the event.
  func isIdle(_ rules: [Rule]) -> Bool {
    let plain = ShapeSpelling(held: "", perform: { $0 }, move: { $0 })
    return statements(rules, plain) == ["return nil"]
  }
}
