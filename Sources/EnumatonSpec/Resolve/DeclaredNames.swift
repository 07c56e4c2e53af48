/// The names of one kind that a spec declares.
struct DeclaredNames: Sendable {
  private(set) var indices: [String: Int] = [:]
  /// As declared, in the order of the file.
  private(set) var all: [Name] = []
  /// By their spelling in Swift, to find two that become one.
  private var swift: [String: Int] = [:]
  /// What was declared but is no name: referring to it is not a second mistake.
  private(set) var invalid: Set<String> = []
  /// Whether some declarations could not be read, so that a name which is not here may be one of them.
  var isIncomplete = false

  subscript(text: String) -> Int? { indices[text] }

  /// Adds a name, unless it is there already: then the earlier one is the result.
  mutating func insert(_ name: Name) -> Name? {
    if let earlier = indices[name.text] { return all[earlier] }
    indices[name.text] = all.count
    all.append(name)
    return nil
  }

  mutating func insert(invalid text: String) { invalid.insert(text) }

  /// Notes how a name is spelt in Swift; gives an earlier one that is spelt the same.
  mutating func insert(swift spelling: String, of name: Name) -> Name? {
    if let earlier = swift[spelling] { return all[earlier] }
    swift[spelling] = all.count - 1
    return nil
  }
}
