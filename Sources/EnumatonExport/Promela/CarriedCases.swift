import EnumatonSpec

/// The flags an event can carry, one combination for each way in which the conditions can turn out, whatever
/// is held and counted.
struct CarriedCases {
  /// Rules in the order they are tried, with what is left of their conditions.
  typealias Candidates = [Candidate]

  struct Candidate: Hashable {
    var number: Int
    var condition: Machine.Condition
    /// Whether nothing behind it is tried where its condition holds always.
    var isLast = true
  }

  private let carried: [Identifier<Machine.Flag>]
  private var seen: Set<[Candidates]> = []
  private(set) var combinations: [[Identifier<Machine.Flag>]] = []

  init(of lists: [Candidates], carried: [Identifier<Machine.Flag>]) {
    self.carried = carried
    split(lists.map { $0.replacing(nil, by: false) }, set: [])
  }

  private mutating func split(_ lists: [Candidates], set: [Identifier<Machine.Flag>]) {
    guard seen.insert(lists).inserted else { return }
    for candidate in lists.joined() {
      guard let flag = candidate.condition.firstFlag(among: carried) else { continue }
      split(lists.map { $0.replacing(flag, by: false) }, set: set)
      split(lists.map { $0.replacing(flag, by: true) }, set: set + [flag])
      return
    }
    combinations.append(set)
  }
}

extension CarriedCases.Candidates {
  fileprivate func replacing(_ flag: Identifier<Machine.Flag>?, by value: Bool) -> Self {
    var result: Self = []
    for candidate in self {
      var candidate = candidate
      candidate.condition = candidate.condition.replacing(flag, by: value)
      if candidate.condition == .not(.always) { continue }
      result.append(candidate)
      if candidate.condition == .always, candidate.isLast { break }
    }
    return result
  }
}

extension Machine.Condition {
  fileprivate func firstFlag(among flags: [Identifier<Machine.Flag>]) -> Identifier<Machine.Flag>? {
    switch self {
    case .always, .counter: return nil
    case .flag(let flag): return flags.contains(flag) ? flag : nil
    case .not(let inner): return inner.firstFlag(among: flags)
    case .and(let parts), .or(let parts):
      for part in parts {
        if let flag = part.firstFlag(among: flags) { return flag }
      }
      return nil
    }
  }

  /// The condition where a flag is set or not, in fewer words; `not always` is what never holds.
  fileprivate func replacing(_ flag: Identifier<Machine.Flag>?, by value: Bool) -> Self {
    switch self {
    case .always, .counter: return self
    case .flag(let other): return other != flag ? self : value ? .always : .not(.always)
    case .not(let inner):
      let inner = inner.replacing(flag, by: value)
      if case .not(let twice) = inner { return twice }
      return .not(inner)
    case .and(let parts):
      var rest: [Self] = []
      for part in parts.map({ $0.replacing(flag, by: value) }) where part != .always {
        if part == .not(.always) { return part }
        rest.append(part)
      }
      return rest.isEmpty ? .always : rest.count == 1 ? rest[0] : .and(rest)
    case .or(let parts):
      var rest: [Self] = []
      for part in parts.map({ $0.replacing(flag, by: value) }) where part != .not(.always) {
        if part == .always { return part }
        rest.append(part)
      }
      return rest.isEmpty ? .not(.always) : rest.count == 1 ? rest[0] : .or(rest)
    }
  }
}
