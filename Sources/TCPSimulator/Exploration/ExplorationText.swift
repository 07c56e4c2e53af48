import TCPRuntime

extension ConnectionExploration {
  /// The counts, the states reached together, and each finding with its run.
  public func text() -> String {
    var lines = [
      "\(states) states, \(transitions) transitions", "\(jointStates.count) joint states:",
    ]
    lines += jointStates.map { "  client.\($0.client.name) and server.\($0.server.name)" }
    if !isComplete {
      lines.append("not exhaustive: the bound was reached, and what was not seen is not known")
    }
    for finding in findings {
      lines += ["", "\(finding.message) [\(finding.kind.rawValue)]"]
      lines += finding.run.enumerated().map { "  \($0.offset + 1). \($0.element)" }
      lines += ["  as a scenario:"] + finding.scenario.map { "    \($0)" }
    }
    if findings.isEmpty, isComplete { lines.append("nothing is wrong") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// One line: `states`, `transitions`, `seconds`, `states_per_s`, `findings`.
  ///
  /// - Parameter elapsed: How long it took, on the clock of whoever asks.
  public func json(elapsed: Duration) -> String {
    let microseconds =
      Int(elapsed.components.seconds) * 1_000_000 + Int(elapsed.components.attoseconds / 1_000_000_000_000)
    let fraction = String(microseconds % 1_000_000)
    var object = JSONObject()
    object.add("states", raw: "\(states)")
    object.add("transitions", raw: "\(transitions)")
    object.add(
      "seconds",
      raw: "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - fraction.count) + fraction)
    object.add("states_per_s", raw: "\(states * 1_000_000 / max(1, microseconds))")
    object.add("complete", raw: "\(isComplete)")
    let objects = findings.map { finding in
      var object = JSONObject()
      object.add("kind", text: finding.kind.rawValue)
      object.add("message", text: finding.message)
      object.add("run", raw: Self.array(finding.run))
      object.add("scenario", raw: Self.array(finding.scenario))
      return object.text
    }
    object.add("findings", raw: "[" + objects.joined(separator: ",") + "]")
    return object.text + "\n"
  }

  private static func array(_ texts: [String]) -> String {
    "[" + texts.map(JSONObject.quoted).joined(separator: ",") + "]"
  }
}
