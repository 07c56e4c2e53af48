/// Collects what is wrong with a spec.
struct Problems: Sendable {
  /// So many are kept; a reader of the output is helped by the first of them.
  static let most = 1_000

  private(set) var diagnostics: [Diagnostic] = []
  /// How many were found beyond those kept.
  private(set) var dropped = 0

  init(_ diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

  mutating func error(
    _ code: Diagnostic.Code, _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = []
  ) {
    add(Diagnostic(.error, code, message, at: range, notes: notes))
  }

  /// Whether whatever else is found will be dropped.
  var isFull: Bool { diagnostics.count >= Self.most }

  /// Adds a problem; gives its place in `diagnostics` so that notes can be added later.
  @discardableResult
  mutating func add(_ diagnostic: Diagnostic) -> Int? {
    if isFull {
      dropped += 1
      return nil
    }
    var diagnostic = diagnostic
    diagnostic.message = diagnostic.message.displayable
    for index in diagnostic.notes.indices {
      diagnostic.notes[index].message = diagnostic.notes[index].message.displayable
    }
    diagnostics.append(diagnostic)
    return diagnostics.count - 1
  }

  mutating func note(_ message: String, at range: SourceRange, to index: Int) {
    diagnostics[index].notes.append(Diagnostic.Note(message.displayable, at: range))
  }

  /// Everything in the order of the file, and at its end what was left out.
  func inFileOrder() -> [Diagnostic] {
    var all = diagnostics.inFileOrder()
    if dropped > 0, let last = all.last {
      all.append(
        Diagnostic(
          .error, .tooMany, "and \(dropped) more problems; mend the first and run again", at: last.range))
    }
    return all
  }
}

extension String {
  /// On one line of bearable length, with nothing in it that a terminal would obey: messages quote what they are about.
  package var displayable: String {
    let longest = 400
    if utf8.count <= longest, utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    let all = unicodeScalars
    if all.count <= longest { return all.map(\.displayable).joined() }
    // What is wrong stands at the start, the way out at the end.
    return all.prefix(longest / 2).map(\.displayable).joined() + "…"
      + all.suffix(longest / 2).map(\.displayable).joined()
  }
}

extension Unicode.Scalar {
  fileprivate var displayable: String {
    if self == "\n" || self == "\r" || self == "\t" { return " " }
    return unsafeCharacter(self) == nil ? String(self) : "U+" + hexadecimal(value, 4)
  }
}
