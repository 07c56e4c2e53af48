import EnumatonSpec

/// Reports in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), for code hosts and editors.
enum SARIF {
  static func text(of reports: [FileReport]) -> String {
    let found = Set(reports.flatMap { $0.diagnostics.map(\.code) })
    let codes = Diagnostic.Code.allCases.filter(found.contains)
    let results = reports.flatMap { report in
      report.diagnostics.map { result($0, path: report.path, rule: codes.firstIndex(of: $0.code) ?? 0) }
    }
    let driver: [JSON.Member] = [
      .init("name", .string("enumaton")),
      .init("rules", .array(codes.map(rule))),
    ]
    let run: [JSON.Member] = [
      .init("tool", .object([.init("driver", .object(driver))])),
      // Columns are characters of Unicode.
      .init("columnKind", .string("unicodeCodePoints")),
      .init("results", .array(results)),
    ]
    let log: [JSON.Member] = [
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      .init("version", .string("2.1.0")),
      .init("runs", .array([.object(run)])),
    ]
    return JSON.object(log).text + "\n"
  }

  private static func rule(_ code: Diagnostic.Code) -> JSON {
    let explanation = code.explanation
    return .object([
      .init("id", .string(code.rawValue)),
      .init("shortDescription", message(explanation.meaning.firstSentence)),
      .init("fullDescription", message(explanation.meaning)),
      .init("help", message(explanation.text)),
    ])
  }

  private static func result(_ diagnostic: Diagnostic, path: String, rule: Int) -> JSON {
    var members: [JSON.Member] = [
      .init("ruleId", .string(diagnostic.code.rawValue)),
      .init("ruleIndex", .integer(rule)),
      .init("level", .string(diagnostic.severity.level)),
      .init("message", message(diagnostic.message)),
      .init("locations", .array([location(diagnostic.range, path: path)])),
    ]
    if !diagnostic.notes.isEmpty {
      members.append(
        .init(
          "relatedLocations",
          .array(
            diagnostic.notes.enumerated().map { number, note in
              location(note.range, path: path, number: number, note.message)
            })))
    }
    if let witness = diagnostic.witness {
      members.append(
        .init("properties", .object([.init("witness", .array(witness.map { .string($0) }))])))
    }
    return .object(members)
  }

  private static func location(
    _ range: SourceRange, path: String, number: Int? = nil, _ text: String? = nil
  ) -> JSON {
    let region: [JSON.Member] = [
      .init("startLine", .integer(range.start.line)),
      .init("startColumn", .integer(range.start.column)),
      .init("endLine", .integer(range.end.line)),
      .init("endColumn", .integer(range.end.column)),
    ]
    var members: [JSON.Member] = []
    if let number { members.append(.init("id", .integer(number))) }
    members.append(
      .init(
        "physicalLocation",
        .object([
          .init("artifactLocation", .object([.init("uri", .string(uri(path)))])),
          .init("region", .object(region)),
        ])))
    if let text { members.append(.init("message", message(text))) }
    return .object(members)
  }

  private static func message(_ text: String) -> JSON { .object([.init("text", .string(text))]) }

  /// A path as a reference of RFC 3986.
  private static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri.unicodeScalars += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return uri
  }
}

extension Diagnostic.Severity {
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .advice: "note"
    }
  }
}

extension String {
  fileprivate var firstSentence: String {
    var sentence = ""
    for (character, next) in zip(self, dropFirst() + " ") {
      sentence.append(character)
      if character == ".", next == " " { break }
    }
    return sentence
  }
}
