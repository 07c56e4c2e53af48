import EnumatonSpec

/// How the words of a name are put together.
private enum NameStyle: String, CaseIterable {
  case camelCase, PascalCase, snake_case, UPPER_SNAKE = "UPPER_CASE", kebab = "kebab-case"

  /// The styles that a name can be of: a single word is of several.
  static func styles(of name: String) -> Set<NameStyle> {
    let letters = name.unicodeScalars
    let hasUpper = letters.contains { $0.properties.isUppercase }
    let hasLower = letters.contains { $0.properties.isLowercase }
    let startsUpper = letters.first?.properties.isUppercase ?? false
    if letters.contains("-") { return [.kebab] }
    if letters.contains("_") { return hasLower ? [.snake_case] : [.UPPER_SNAKE] }
    if !hasUpper { return [.camelCase, .snake_case, .kebab] }
    if !hasLower { return [.UPPER_SNAKE, .PascalCase] }
    return startsUpper ? [.PascalCase] : [.camelCase]
  }
}

extension Machine {
  /// Of each kind of declared things the names that are written in another style than most.
  func namesInOtherStyles() -> [Finding] {
    others("event", events.identifiers.map { (events[$0].name, .event($0)) })
      + others("timer", timers.identifiers.map { (timers[$0].name, .timer($0)) })
      + others("effect", effects.identifiers.map { (effects[$0].name, .effect($0)) })
      + others("rejection", rejections.identifiers.map { (rejections[$0].name, .rejection($0)) })
      + others("counter", counters.identifiers.map { (counters[$0].name, .counter($0)) })
      + others("flag", flags.identifiers.map { (flags[$0].name, .flag($0)) })
      + others("state", states.identifiers.map { (states[$0].name, .state($0)) })
  }

  private func others(_ kind: String, _ things: [(name: Name, subject: Subject)]) -> [Finding] {
    let counts = NameStyle.allCases.map { style in
      things.filter { NameStyle.styles(of: $0.name.text).contains(style) }.count
    }
    guard let most = counts.max(), most * 2 >= things.count, most < things.count,
      let place = counts.firstIndex(of: most)
    else { return [] }
    let style = NameStyle.allCases[place]
    return things.filter { !NameStyle.styles(of: $0.name.text).contains(style) }.map { name, subject in
      Finding(
        .naming, "'\(name.text)' is not written like the other \(kind)s, which are in \(style.rawValue)",
        at: name.range, about: [subject])
    }
  }
}
