extension SearchReport {
  /// What was found and in which files it is, for people.
  package func text(path: (Finding) -> String) -> String {
    var lines = findings.flatMap { finding in
      [
        "\(finding.invariant.rawValue): broken by \(counted(finding.seeds, "seed")), the first is \(finding.seed)",
        "  \(finding.message)",
        "  shrunk from \(finding.original.sizeText) to \(finding.scenario.sizeText): \(path(finding))",
      ]
    }
    let what = findings.isEmpty ? "nothing found" : counted(findings.count, "invariant") + " broken"
    lines.append("\(counted(seeds.count, "schedule")) from seed \(seeds.lowerBound): \(what)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same for programs: a line for each invariant that is broken, then one with the sums.
  package func json(path: (Finding) -> String) -> String {
    var lines = findings.map { finding in
      var object = JSONObject()
      object.add("invariant", text: finding.invariant.rawValue)
      object.add("seed", raw: "\(finding.seed)")
      object.add("seeds", raw: "\(finding.seeds)")
      object.add("message", text: finding.message)
      object.add("steps", raw: "\(finding.scenario.script.count)")
      object.add("faults", raw: "\(finding.scenario.faults.count)")
      object.add("plays", raw: "\(finding.plays)")
      object.add("file", text: path(finding))
      return object.text
    }
    var sums = JSONObject()
    sums.add("first", raw: "\(seeds.lowerBound)")
    sums.add("schedules", raw: "\(seeds.count)")
    sums.add("broken", raw: "\(findings.count)")
    lines.append(sums.text)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Scenario {
  fileprivate var sizeText: String {
    counted(script.count, "step") + (faults.isEmpty ? "" : " and " + counted(faults.count, "fault"))
  }
}

private func counted(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }
