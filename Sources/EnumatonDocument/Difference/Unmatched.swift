/// Elements that wait for their likes, each known by a key. Of several with the same one the first is taken first.
struct Unmatched<Key: Hashable, Element> {
  private var elements: [Element?] = []
  private var places: [Key: ArraySlice<Int>] = [:]

  init(_ elements: [Element], by key: (Element) -> Key) {
    self.elements = elements
    for (place, element) in elements.enumerated() { places[key(element), default: []].append(place) }
  }

  mutating func take(_ key: Key) -> Element? {
    guard let place = places[key]?.popFirst() else { return nil }
    defer { elements[place] = nil }
    return elements[place]
  }

  /// Those that were not taken, in their order.
  var rest: [Element] { elements.compactMap(\.self) }
}
