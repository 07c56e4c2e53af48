import EnumatonRuntime

/// What came of replaying many histories, told as they come.
package struct ReplayReport: Sendable {
  /// How many endpoints there were, and how many agreed.
  package struct Count: Hashable, Sendable {
    package var endpoints = 0
    package var agreed = 0
  }

  /// Those of one scenario, where every call was recorded and where some had to be deduced.
  private struct Tally {
    var complete = Count()
    var inferred = Count()
  }

  /// An endpoint that differs, and how.
  private struct Finding {
    var name: String
    var line: Int
    var isComplete: Bool
    var agrees: Bool
    var first: Agreement.Difference
    var others: Int
  }

  private var scenarios: [String] = []
  private var tallies: [String: Tally] = [:]
  private var findings: [Finding] = []
  /// How many did all that the kernel did, by the finer criteria too.
  package private(set) var alike = 0

  package init() {}

  package mutating func add(_ history: History, _ agreement: Agreement) {
    if tallies[history.scenario] == nil { scenarios.append(history.scenario) }
    let kind: WritableKeyPath<Tally, Count> = history.isComplete ? \.complete : \.inferred
    tallies[history.scenario, default: Tally()][keyPath: kind].endpoints += 1
    if agreement.agrees { tallies[history.scenario, default: Tally()][keyPath: kind].agreed += 1 }
    guard let first = agreement.differences.first(where: { $0.criterion.isDecisive || agreement.agrees })
    else {
      alike += 1
      return
    }
    findings.append(
      Finding(
        name: "\(history.scenario) \(history.connection)", line: history.line, isComplete: history.isComplete,
        agrees: agreement.agrees, first: first, others: agreement.differences.count - 1))
  }

  /// Of the lines in which every call was recorded.
  package var complete: Count { sum(\.complete) }
  /// Of the lines in which some calls had to be deduced.
  package var inferred: Count { sum(\.inferred) }
  /// Of all lines.
  package var all: Count { complete + inferred }

  private func sum(_ kind: KeyPath<Tally, Count>) -> Count {
    tallies.values.reduce(Count()) { $0 + $1[keyPath: kind] }
  }
}

extension ReplayReport.Count {
  fileprivate static func + (left: Self, right: Self) -> Self {
    Self(endpoints: left.endpoints + right.endpoints, agreed: left.agreed + right.agreed)
  }
}

extension ReplayReport {
  /// A table of the scenarios, each endpoint that differs with its first difference, and the sums.
  package func text() -> String {
    var rows = [["scenario", "complete", "agreed", "differed", "inferred", "agreed", "differed"]]
    for scenario in scenarios {
      guard let tally = tallies[scenario] else { continue }
      rows.append([scenario] + Self.cells(tally.complete) + Self.cells(tally.inferred))
    }
    rows.append(["all"] + Self.cells(complete) + Self.cells(inferred))
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for row in rows {
      for (column, cell) in row.enumerated() {
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        text += column == 0 ? cell + gap : "  " + gap + cell
      }
      text += "\n"
    }
    for finding in findings {
      let kind = finding.isComplete ? "" : ", calls inferred"
      let verdict = finding.agrees ? "agrees, but" : "differs"
      text += "\n\(finding.name) (line \(finding.line)\(kind)) \(verdict):\n"
      text += "  at \(finding.first.time.words): \(finding.first.text)\n"
      if finding.others > 0 {
        text +=
          "  and \(finding.others) more difference\(finding.others > 1 ? "s" : "") that may follow from this\n"
      }
    }
    text +=
      "\nof lines with every call recorded, agreed \(complete.agreed) of \(complete.endpoints) endpoints\n"
    text += "of lines with calls inferred, agreed \(inferred.agreed) of \(inferred.endpoints) endpoints\n"
    text += "in what is sent again and answered, too, \(alike) of \(all.endpoints) endpoints\n"
    return text + "agreed \(all.agreed) of \(all.endpoints) endpoints\n"
  }

  private static func cells(_ count: Count) -> [String] {
    let isPresent = count.endpoints > 0
    return [count.endpoints, count.agreed, count.endpoints - count.agreed].map { isPresent ? "\($0)" : "-" }
  }
}
