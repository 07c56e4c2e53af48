import EnumatonCheck
import EnumatonSpec

// What the compiler derives for an enumeration, and one switch over all its names, takes it time quadratic in the
// number of cases. For a thousand transitions it is written out, in pieces.
extension SwiftGenerator {
  /// Whether `Transition` has so many cases.
  var hasLargeTransition: Bool { Self.isLarge(transitions) }

  static func isLarge(_ transitions: [(rule: Rule, name: String)]) -> Bool { transitions.count > piece }

  /// The modifiers of functions that are long or pieces of a long one: inlined, the compiler would meet them again
  /// in each of their callers.
  var notInlined: [String] { hasLargeTransition ? ["@inline(never)"] : [] }

  /// How many cases one function has.
  private static let piece = 256

  private var element: String {
    checked.hasMacrosteps ? transitionList.element : Self.rawType(forCount: transitions.count)
  }

  /// Equality and hashing by number.
  func largeTransitionConformances() -> [SwiftDeclaration] {
    let numbers = numberCases()
    var pairs: [SwiftCase] = []
    for (rule, name) in transitions where !checked.hasMacrosteps {
      let count = payload(of: rule).count
      guard count > 0 else { continue }
      func pattern(_ prefix: String) -> String {
        ".\(name)(" + (0..<count).map { "let \(prefix)\($0)" }.joined(separator: ", ") + ")"
      }
      let equal = (0..<count).map { SwiftExpression.comparison(.name("l\($0)"), "==", .name("r\($0)")) }
      pairs.append(
        SwiftCase(
          patterns: ["(\(pattern("l")), \(pattern("r")))"],
          body: [.return(equal.count == 1 ? equal[0] : .and(equal))], standsAlone: true))
    }
    let number = checked.hasMacrosteps ? "rawValue" : "number"
    let byNumber = SwiftExpression.comparison(
      .member(.name("left"), number), "==", .member(.name("right"), number))
    return [
      .computed(
        ["Its place among all."], notInlined + (checked.hasMacrosteps ? access : ["fileprivate"]), number,
        element, [.switch(.name("self"), numbers)]),
      .function(
        [], access + ["static"], "func ==", ["left: Self", "right: Self"], returns: "Bool",
        pairs.isEmpty
          ? [.expression(byNumber)]
          : [
            .switch(
              .name("(left, right)"), pairs + [SwiftCase(patterns: [], body: [.return(byNumber)])])
          ]),
      .function(
        [], access, "func hash", ["into hasher: inout Hasher"],
        [.expression(.name("hasher.combine(\(number))"))]),
    ]
  }

  /// The transition of each number.
  func largeTransitionInitializer() -> [SwiftDeclaration] {
    let pieces = inPieces { numbered in
      numbered.map { number, transition in
        SwiftCase(
          patterns: ["\(number)"], body: [.return(.implicitMember(transition.name))])
      } + [SwiftCase(patterns: [], body: [.return(.name("nil"))])]
    }
    let dispatch = pieces.indices.map { piece in
      SwiftCase(
        patterns: piece + 1 == pieces.count ? [] : ["\(piece)"],
        body: [.assign(.name("transition"), .name("Self.transition\(piece)(rawValue)"))])
    }
    return [
      .function(
        ["The transition in this place."], access, "init?", ["rawValue: \(element)"],
        [
          .expression(.name("let transition: Self?")),
          .switch(.name("rawValue / \(Self.piece)"), dispatch),
          .guard(["let transition"], [.return(.name("nil"))]),
          .assign(.name("self"), .name("transition")),
        ])
    ]
      + pieces.enumerated().map { piece, cases in
        .function(
          [], ["private", "static"], "func transition\(piece)", ["_ rawValue: \(element)"], returns: "Self?",
          [.switch(.name("rawValue"), cases)])
      }
  }

  /// The names in traces.
  func largeTransitionNames(_ documentation: String) -> [SwiftDeclaration] {
    let pieces = inPieces { numbered in
      numbered.map { _, transition in
        SwiftCase(
          patterns: ["." + transition.name], body: [.return(.string(checked.name(of: transition.rule)))])
      } + (numbered.count < transitions.count ? [SwiftCase(patterns: [], body: [.return(.string(""))])] : [])
    }
    let dispatch = pieces.indices.map { piece in
      SwiftCase(
        patterns: piece + 1 == pieces.count ? [] : ["\(piece)"], body: [.return(.name("name\(piece)"))])
    }
    return [
      .computed(
        [documentation], access, "name", "StaticString",
        [
          .switch(
            .name("\(checked.hasMacrosteps ? "rawValue" : "number") / \(Self.piece)"), dispatch)
        ])
    ]
      + pieces.enumerated().map { piece, cases in
        // Inlined they would be one again.
        .computed(
          [], notInlined + ["private"], "name\(piece)", "StaticString", [.switch(.name("self"), cases)])
      }
  }

  private func numberCases() -> [SwiftCase] {
    transitions.enumerated().map { number, transition in
      SwiftCase(patterns: ["." + transition.name], body: [.return(.name("\(number)"))])
    }
  }

  private func inPieces(
    _ cases: ([(number: Int, transition: (rule: Rule, name: String))]) -> [SwiftCase]
  ) -> [[SwiftCase]] {
    let all = transitions.enumerated().map { (number: $0.offset, transition: $0.element) }
    return stride(from: 0, to: all.count, by: Self.piece).map { start in
      cases(Array(all[start..<min(start + Self.piece, all.count)]))
    }
  }
}
