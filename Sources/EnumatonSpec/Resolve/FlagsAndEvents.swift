extension Resolver {
  mutating func readFlags(_ section: YAMLNode) {
    var (carriedCount, heldCount) = (0, 0)
    for declaration in declarations(.flag, in: section) {
      var summary: String?
      var saysHeld = false
      let fields = attributes(declaration, FlagKey.self) {
        saysHeld = $0.attribute($1, among: ["held"], of: declaration.name) != nil
        if !saysHeld { summary = $0.text($1) }
      }
      summary = summary ?? text(fields[.summary])
      readAllowances(fields[.allow], of: .flag(Identifier(machine.flags.count)))
      let held = boolean(fields[.held], "held")
      if held == nil, fields.has(.held) || fields.isIncomplete {
        unclearFlags.insert(Identifier(machine.flags.count))
      }
      let isHeld = held ?? saysHeld
      let bit = isHeld ? heldCount : carriedCount
      machine.flags.append(
        Machine.Flag(name: declaration.name, summary: summary, isHeld: isHeld, bit: bit))
      if isHeld { heldCount += 1 } else { carriedCount += 1 }
      if bit == 64 {
        problems.error(
          .tooMany, "a machine has at most 64 flags that are \(isHeld ? "held" : "carried")",
          at: declaration.name.range)
      }
    }
  }

  mutating func readEvents(_ section: YAMLNode) {
    for declaration in declarations(.event, in: section) {
      var summary: String?
      let fields = attributes(declaration, EventKey.self) { summary = $0.text($1) }
      let (carries, mask) = carriedFlags(
        fields[.carries], by: declaration.name, isIncomplete: fields.isIncomplete)
      carriedByEvent.append(mask)
      readAllowances(fields[.allow], of: .event(Identifier(machine.events.count)))
      let (payload, isIncomplete) = payload(fields[.payload])
      if isIncomplete || fields.isIncomplete { incompletePayloads.insert(machine.events.count) }
      machine.events.append(
        Machine.Event(
          name: declaration.name, summary: summary ?? text(fields[.summary]), carries: carries,
          payload: payload))
    }
  }

  mutating func readEffects(_ section: YAMLNode) {
    for declaration in declarations(.effect, in: section) {
      var summary: String?
      let fields = attributes(declaration, EffectKey.self) { summary = $0.text($1) }
      let (carries, mask) = carriedFlags(
        fields[.carries], by: declaration.name, isIncomplete: fields.isIncomplete)
      carriedByEffect.append(mask)
      readAllowances(fields[.allow], of: .effect(Identifier(machine.effects.count)))
      machine.effects.append(
        Machine.Effect(
          name: declaration.name, summary: summary ?? text(fields[.summary]), carries: carries,
          payload: payload(fields[.payload]).fields))
    }
  }

  mutating func readRejections(_ section: YAMLNode) {
    for declaration in declarations(.rejection, in: section) {
      var summary: String?
      let fields = attributes(declaration, RejectionKey.self) { summary = $0.text($1) }
      readAllowances(fields[.allow], of: .rejection(Identifier(machine.rejections.count)))
      machine.rejections.append(
        Machine.Rejection(name: declaration.name, summary: summary ?? text(fields[.summary])))
    }
  }

  /// The flags under `carries` in the order of their declaration, and their bits if all could be read.
  private mutating func carriedFlags(
    _ node: YAMLNode?, by owner: Name, isIncomplete: Bool
  ) -> (flags: [Identifier<Machine.Flag>], mask: UInt64?) {
    guard let node, !node.isEmpty else { return ([], isIncomplete ? nil : 0) }
    let listed: [Identifier<Machine.Flag>] = references(node, to: .flag)
    var mask: UInt64? = isIncomplete || listed.count < items(of: node).count ? nil : 0
    var carried: [Identifier<Machine.Flag>] = []
    for id in listed {
      let flag = machine.flags[id]
      if flag.isHeld {
        problems.error(
          .notCarried,
          "'\(flag.name.text)' is held by the machine and cannot be carried by '\(owner.text)'; remove it here",
          at: range(of: flag.name.text, in: node),
          notes: [Diagnostic.Note("declared as held here", at: flag.name.range)])
        mask = nil
      } else {
        carried.append(id)
        mask? |= 1 << UInt64(flag.bit)
      }
    }
    return (carried.sorted(), mask)
  }

  /// Where a list of names has `text`.
  func range(of text: String, in node: YAMLNode) -> SourceRange {
    (items(of: node).first { $0.text == text } ?? node).range
  }
}
