package import EnumatonSpec

/// Reads logs of runs: what `enumaton run --format json` prints, other objects with a `transition`, a line each, or the
/// names of transitions alone.
package struct CoverageLog {
  package private(set) var coverage: Coverage
  /// What is wrong with the log that is being read.
  package private(set) var problems: [Diagnostic] = []
  /// Whether no line told of a transition.
  package private(set) var isEmpty = true
  private var unknown: Set<String> = []
  private var nearest = NearestName()

  /// More problems than these are not told.
  private static let mostProblems = 10
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init(_ coverage: Coverage) { self.coverage = coverage }

  /// Whether there is no use in reading on.
  package var isHopeless: Bool { problems.count >= Self.mostProblems }

  /// - Parameter number: The line's number in its file, from 1.
  package mutating func read(_ line: [UInt8], number: Int) {
    let place = Place(line: number)
    let space: Set<UInt8> = [0x20, 0x09, 0x0D]
    var text = line[...]
    if number == 1, text.starts(with: Self.byteOrderMark) { text = text.dropFirst(Self.byteOrderMark.count) }
    while let last = text.last, space.contains(last) { text.removeLast() }
    while let first = text.first, space.contains(first) { text.removeFirst() }
    guard let first = text.first, first != UInt8(ascii: "#") else { return }
    if first == UInt8(ascii: "{") {
      readObject(text, place)
    } else if let name = String(validating: text, as: UTF8.self) {
      see(name, place)
    } else {
      problems.append(Diagnostic(.error, .encoding, "this line is not valid UTF-8", at: place.range(1)))
    }
  }

  private mutating func readObject(_ text: ArraySlice<UInt8>, _ place: Place) {
    do throws(JSONReader.Failure) {
      guard case .object(let members) = try JSONReader.read(text),
        let member = members.first(where: { $0.key == "transition" })
      else { return }
      switch member.value {
      case .string(let name): see(name, place, isMember: true)
      case .null: break
      default:
        problems.append(
          Diagnostic(
            .error, .wrongShape, "'transition' is the name of a transition, or null", at: place.range(1)))
      }
    } catch {
      problems.append(Diagnostic(.error, .syntax, error.message, at: place.range(error.column)))
    }
  }

  /// Where several regions answer, the names are joined.
  private mutating func see(_ names: String, _ place: Place, isMember: Bool = false) {
    isEmpty = false
    let names = names.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if names.contains("") {
      let message =
        names.count > 1
        ? "a name is missing beside '+', which joins the names of transitions"
        : "'transition' is empty; it is the name of a transition, or null"
      return problems.append(Diagnostic(.error, .wrongShape, message, at: place.range(1)))
    }
    for name in names where !coverage.see(name) {
      guard unknown.insert(name).inserted else { continue }
      let note = nearest.find(name, among: coverage.allNames).map {
        Diagnostic.Note("did you mean '\($0)'?", at: place.range(1))
      }
      let shown = name.displayable
      let message =
        name.contains("/") && name.contains("#")
        ? "no transition of \(coverage.machine.name.text) is called '\(shown)'; is the log of another version of "
          + "the spec?"
        : "'\(shown)' is \(isMember ? "no" : "neither the") name of a transition, as in 'STATE/event#1'"
          + (isMember ? "" : ", nor a JSON object")
      problems.append(
        Diagnostic(.error, .undeclared, message, at: place.range(1), notes: note.map { [$0] } ?? []))
    }
  }

  private struct Place {
    var line: Int

    func range(_ column: Int) -> SourceRange {
      let position = SourcePosition(line: line, column: column)
      return SourceRange(position, position)
    }
  }
}
