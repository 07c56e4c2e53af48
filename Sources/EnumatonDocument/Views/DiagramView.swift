import EnumatonSpec

/// One of the ways to look at a machine. Several can be asked for at once; see ``DiagramViews``.
package enum DiagramView: Hashable, Sendable {
  case full
  /// Names only.
  case states
  /// Which timer runs where, and what its end sets off.
  case timers
  /// What has a tag.
  case path(tag: String)
  /// A state and all that leads into and out of it.
  case around(state: String)
  /// How often each transition was seen in this file.
  case coverage(log: String)
  /// What is different from the spec in this file.
  case diff(old: String)

  /// How each view is written.
  package static let forms = [
    "full", "states", "timers", "path:TAG", "around:STATE", "coverage:LOG", "diff:OLD",
  ]

  /// Reads a view as a command line has it: `path:client`.
  package init(_ text: String) throws(ViewFailure) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (name, argument) = (parts[0], parts.count > 1 ? parts[1] : nil)
    let form = Self.forms.first { $0.split(separator: ":")[0] == name }
    guard let form else {
      let names = Self.forms.map { String($0.split(separator: ":")[0]) }
      throw ViewFailure(
        "no view is called '\(name.displayable)'" + ViewFailure.suggestion(for: name, among: names)
          + "; there are " + Self.forms.joined(separator: ", "))
    }
    switch (name, argument) {
    case ("full", nil): self = .full
    case ("states", nil): self = .states
    case ("timers", nil): self = .timers
    case ("path", let tag?) where !tag.isEmpty: self = .path(tag: tag)
    case ("around", let state?) where !state.isEmpty: self = .around(state: state)
    case ("coverage", let log?) where !log.isEmpty: self = .coverage(log: log)
    case ("diff", let old?) where !old.isEmpty: self = .diff(old: old)
    default:
      throw ViewFailure(
        form == name ? "the view '\(name)' has nothing behind it" : "this view is written '\(form)'")
    }
  }
}

/// Why a view cannot be had, in words for whoever asked for it.
package struct ViewFailure: Error, Hashable, Sendable {
  package var message: String

  package init(_ message: String) { self.message = message }

  /// `; did you mean 'client'?`, if a name is near enough.
  static func suggestion(for name: String, among names: [String]) -> String {
    var nearest = NearestName()
    return nearest.find(name, among: names).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// No name like this; those there are, as many as a reader takes in.
  static func unknown(_ kind: String, _ name: String, among names: [String]) -> ViewFailure {
    let shown = 24
    let list = names.prefix(shown).joined(separator: ", ")
    let rest = names.count > shown ? " and \(names.count - shown) more" : ""
    return ViewFailure(
      "no \(kind) is called '\(name.displayable)'" + suggestion(for: name, among: names)
        + (names.isEmpty ? "; there is none" : "\n  there are: \(list)\(rest)"))
  }
}
