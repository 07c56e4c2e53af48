/// Which of the declared things of one kind: its index in the machine's list of them.
package struct Identifier<Entity>: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

extension Array {
  package subscript(id: Identifier<Element>) -> Element {
    get { self[id.index] }
    set { self[id.index] = newValue }
  }

  /// The identifiers of all elements, in order.
  package var identifiers: [Identifier<Element>] { indices.map(Identifier.init) }
}
