/// A list without repetition, in order. Short ones, which most are, are searched without hashing.
struct UniqueList<Element: Hashable> {
  private(set) var elements: [Element] = []
  private var set: Set<Element> = []

  /// Whether `element` was new.
  mutating func append(_ element: Element) -> Bool {
    if elements.count < 16 {
      if elements.contains(element) { return false }
    } else {
      if set.isEmpty { set = Set(elements) }
      if !set.insert(element).inserted { return false }
    }
    elements.append(element)
    return true
  }
}
