/// What a claim about reactions says is asked for, or is not.
extension Resolver {
  /// Effects, and starts and stops of timers, in a list or one alone.
  mutating func requests(_ node: YAMLNode, _ key: String) -> [Machine.Request] {
    if node.isRefused { return [] }
    if node.isEmpty {
      wrongShape(node, "'\(key)' takes effects, or 'start' and 'stop' of timers")
      return []
    }
    if case .sequence(let items) = node.content, items.isEmpty { wrongShapeEmptyList(node, key) }
    var result: [Machine.Request] = []
    for item in items(of: node) {
      switch item.content {
      case .mapping(let entries):
        for entry in entries { result += requests(entry.key, entry.value, of: key) }
      case .scalar: result += requests(item, nil, of: key)
      case .sequence: wrongShape(item, "an item of '\(key)' is an effect, or an effect and its flags")
      case .refused: break
      }
    }
    return result
  }

  private mutating func requests(_ key: YAMLNode, _ value: YAMLNode?, of list: String) -> [Machine.Request] {
    guard let text = referenceText(key, to: [.effect]) else { return [] }
    if !hasReservedEffect, let index = names[.effect][text] { return [perform(Identifier(index), value)] }
    switch ActionKey(rawValue: text) {
    case .start: return timers(key, value).map { .start($0) }
    case .stop:
      if let all = value, all.text == "all" {
        problems.error(
          .wrongShape, "'\(list)' names each timer; 'stop: all' counts as a stop of every one", at: all.range)
        return []
      }
      return timers(key, value).map { .stop($0) }
    case .set, .clear, .increment, .decrement, .reset:
      problems.error(
        .wrongShape,
        "'\(text)' is no request to the host; what it leads to is seen afterwards: write 'goes-to' or "
          + "'never-goes-to'",
        at: key.range)
      return []
    case .raise:
      problems.error(
        .wrongShape,
        "a raised event belongs to the same reaction; claim what comes of it: an effect, or 'goes-to'",
        at: key.range)
      return []
    case nil:
      guard let index = reference(key, to: .effect) else { return [] }
      return [perform(Identifier(index), value)]
    }
  }

  private mutating func perform(_ effect: Identifier<Machine.Effect>, _ flags: YAMLNode?) -> Machine.Request {
    .perform(effect, flags: effectFlags(flags, of: effect))
  }
}
