import EnumatonEmit
import EnumatonTestSupport
import Foundation
import Testing

/// What is illegal in a state does not compile, and the compiler says so where it stands; nearly the same code
/// that is legal does.
struct TypestateMisuseTests {
  @Test(arguments: Misuse.all)
  func theCompilerRejectsIt(_ misuse: Misuse) throws {
    #expect(try Self.diagnostics(of: misuse.wrong) == [misuse.expected])
  }

  @Test func theLegalTwinsCompileWithoutAWarning() throws {
    let twins = Misuse.all.enumerated().map { number, misuse in
      "enum Twin\(number) {\n\(misuse.right)\n}"
    }
    #expect(try Self.diagnostics(of: twins.joined(separator: "\n")) == [])
  }

  /// The errors and warnings in `source`, compiled beside the generated machine, as `line: error: message`. Who
  /// owns what is checked after the types: that takes more than `-typecheck`.
  private static func diagnostics(of source: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let gate = try #require(try GoldenSpec(name: "Gate.yaml").compiled(usesRuntime: false).first)
    try Data(gate.text.utf8).write(to: folder.url.appendingPathComponent("Gate.swift"))
    try Data(source.utf8).write(to: folder.url.appendingPathComponent("host.swift"))
    let result = try Command.run(
      "swiftc",
      [
        "-emit-sil", "-wmo", "-o", "/dev/null", "-module-name", "Host", "-parse-as-library", "-swift-version",
        "6",
        "-diagnostic-style", "llvm", "Gate.swift", "host.swift",
      ], in: folder.url)
    let lines = (result.output + result.errors).split(separator: "\n")
    return lines.compactMap { line in
      // path:line:column: kind: message [group]
      let parts = line.split(separator: ":", maxSplits: 4).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 5, ["error", "warning"].contains(parts[3]) else { return nil }
      let message = parts[4].components(separatedBy: " [#")[0]
      let file = parts[0].hasSuffix("host.swift") ? "" : parts[0] + ":"
      return "\(file)\(parts[1]): \(parts[3]): \(message)"
    }
  }
}

/// Code that uses the states of `Gate` wrongly, and how it is right.
struct Misuse: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The line with the mistake ends in a comment `// here`.
  let wrong: String
  /// What the compiler says there.
  let message: String
  let right: String

  var expected: String {
    let line = wrong.components(separatedBy: "\n").firstIndex { $0.hasSuffix("// here") }
    return "\((line ?? -1) + 1): \(message)"
  }

  static let all = [
    Misuse(
      testDescription: "an event that the state has no answer to",
      wrong: """
        func walk(_ ajar: consuming Gate.Ajar) -> Gate.Ajar {
          ajar.open { _ in }  // here
        }
        """,
      message: "error: value of type 'Gate.Ajar' has no member 'open'",
      right: """
        static func walk(_ ajar: consuming Gate.Ajar) -> Gate.Ajar {
          ajar.close().open { _ in }
        }
        """),
    Misuse(
      testDescription: "an event that the state always refuses: its reason is that of the spec",
      wrong: """
        func walk(_ locked: consuming Gate.Locked) {
          _ = locked.open()  // here
        }
        """,
      message: "error: 'open()' is unavailable: the gate is locked",
      right: """
        static func walk(_ locked: consuming Gate.Locked) {
          if case .shut(let shut) = locked.turnKey(.keyFits) { _ = shut.open { _ in } }
        }
        """),
    Misuse(
      testDescription: "a state that the machine has left",
      wrong: """
        func walk() {
          let shut = Gate.Shut()  // here
          _ = shut.open { _ in }
          _ = shut.lean()
        }
        """,
      message: "error: 'shut' consumed more than once",
      right: """
        static func walk() {
          let shut = Gate.Shut()
          let leant = shut.lean()
          _ = leant.open { _ in }
        }
        """),
    Misuse(
      testDescription: "a copy, to go two ways",
      wrong: """
        func walk() {
          let shut = Gate.Shut()  // here
          let copy = shut
          _ = shut.open { _ in }
          _ = copy.lean()
        }
        """,
      message: "error: 'shut' consumed more than once",
      right: """
        static func walk() {
          let shut = Gate.Shut()
          let moved = shut
          _ = moved.lean()
        }
        """),
    Misuse(
      testDescription: "a copy, in an array",
      wrong: """
        func walk(_ shut: consuming Gate.Shut) -> Int {
          [shut].count  // here
        }
        """,
      message: "error: generic struct 'Array' requires that 'Gate.Shut' conform to 'Copyable'",
      right: """
        static func walk(_ shut: consuming Gate.Shut) -> Int {
          [Gate(.shut(shut))].count
        }
        """),
    Misuse(
      testDescription: "an event told to a state that is only lent",
      wrong: """
        func walk(_ shut: borrowing Gate.Shut) {  // here
          _ = shut.lean()
        }
        """,
      message: "error: 'shut' is borrowed and cannot be consumed",
      right: """
        static func walk(_ shut: inout Gate.Shut) {
          shut = shut.lean()
        }
        """),
    Misuse(
      testDescription: "the next state dropped",
      wrong: """
        func walk(_ ajar: consuming Gate.Ajar) {
          ajar.close()  // here
        }
        """,
      message: "warning: result of call to 'close()' is unused",
      right: """
        static func walk(_ ajar: consuming Gate.Ajar) -> Gate.Shut {
          ajar.close()
        }
        """),
    Misuse(
      testDescription: "several outcomes dropped",
      wrong: """
        func walk(_ shut: consuming Gate.Shut) {
          shut.turnKey(.keyFits)  // here
        }
        """,
      message: "warning: result of call to 'turnKey' is unused",
      right: """
        static func walk(_ shut: consuming Gate.Shut) {
          switch shut.turnKey(.keyFits) {
          case .locked: break
          case .rejected: break
          }
        }
        """),
    Misuse(
      testDescription: "one of several outcomes taken for granted",
      wrong: """
        func walk(_ shut: consuming Gate.Shut) -> Gate.Locked {
          shut.turnKey(.keyFits)  // here
        }
        """,
      message:
        "error: cannot convert return expression of type 'Gate.Shut.AfterTurnKey' to return type 'Gate.Locked'",
      right: """
        static func walk(_ shut: consuming Gate.Shut) -> Gate.Shut.AfterTurnKey {
          shut.turnKey(.keyFits)
        }
        """),
    Misuse(
      testDescription: "one of several outcomes forgotten",
      wrong: """
        func walk(_ shut: consuming Gate.Shut) {
          switch shut.turnKey(.keyFits) {  // here
          case .locked(let locked): _ = locked.lean()
          }
        }
        """,
      message: "error: switch must be exhaustive",
      right: """
        static func walk(_ shut: consuming Gate.Shut) {
          switch shut.turnKey(.keyFits) {
          case .locked(let locked): _ = locked.lean()
          case .rejected(let shut, _): _ = shut.lean()
          }
        }
        """),
    Misuse(
      testDescription: "a state made out of nothing",
      wrong: """
        func start() -> Gate.Locked {
          Gate.Locked()  // here
        }
        """,
      message: "error: 'Gate.Locked' initializer is inaccessible due to 'fileprivate' protection level",
      right: """
        static func start() -> Gate.Shut {
          Gate.Shut()
        }
        """),
    Misuse(
      testDescription: "effects that nobody performs",
      wrong: """
        func walk(_ shut: consuming Gate.Shut) -> Gate.Ajar {
          shut.open()  // here
        }
        """,
      message: "error: missing argument for parameter 'perform' in call",
      right: """
        static func walk(_ shut: consuming Gate.Shut, _ perform: (Gate.Effect) -> Void) -> Gate.Ajar {
          shut.open(perform: perform)
        }
        """),
  ]
}
