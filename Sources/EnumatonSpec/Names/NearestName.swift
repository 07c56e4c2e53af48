/// Finds the name that was probably meant.
package struct NearestName {
  /// Comparisons left for one spec, so that a file of nothing but mistakes is still read at once.
  private var budget = 200_000

  package init() {}

  /// The candidate nearest to `name`, if one is near enough to be worth a question.
  package mutating func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let folded = Self.folded(name)
    guard !folded.isEmpty, folded.count <= 64 else { return nil }
    // Short names must match more closely: one slip in three characters, at most three.
    let allowed = min(3, max(1, folded.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name && candidate.utf8.count <= 255 {
      guard budget > 0 else { break }
      budget -= 1
      let other = Self.folded(candidate)
      if other == folded { return candidate }
      guard abs(other.count - folded.count) <= allowed else { continue }
      let distance = Self.distance(folded, other)
      if distance <= allowed, distance < min(folded.count, other.count), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Without what people get wrong most: capitals, and the marks between words.
  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " }
  }

  /// Damerau and Levenshtein's distance: characters inserted, left out, changed or swapped with a
  /// neighbour.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + last.dropFirst()
      for column in 1...right.count {
        let cost = left[row - 1] == right[column - 1] ? 0 : 1
        current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
        if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
