import EnumatonExplore
import EnumatonSpec

/// The composition as a model for spin, with the same states as here. What each endpoint makes of things is a
/// table, as in our own search; the search, and what the channels do, are spin's and the model's.
///
/// - Returns: `nil` if it cannot be explored within the limit: the tables hold what the search needed.
package func exportPromela(_ composition: Composition, limit: Int) -> String? {
  guard let (space, search) = search(composition, limit: limit, threads: 1), search.isComplete, !space.isFull
  else { return nil }
  return PromelaModel(space).text
}

private struct PromelaModel {
  private let space: ComposedSpace
  private var composition: Composition { space.composition }

  init(_ space: ComposedSpace) { self.space = space }

  var text: String {
    let start = space.start
    var lines = [
      "/* \(composition.endpoints[0].name.text) and \(composition.endpoints[1].name.text), for spin.",
      "   spin -a FILE && cc -O2 -DSAFETY -DNOREDUCE -DBFS -o pan pan.c && ./pan */", "",
      "c_decl {",
    ]
    for endpoint in 0..<2 { lines += table(endpoint) }
    lines += ["}", ""]
    for endpoint in 0..<2 {
      lines.append("int s\(endpoint) = 0; /* the situation of \(space.name(endpoint)) */")
      for (index, outside) in composition.endpoints[endpoint].outside.enumerated() where outside.times != nil
      {
        lines.append("byte done\(endpoint)_\(index) = 0;")
      }
    }
    for (index, channel) in composition.channels.enumerated() {
      let place = space.layout.places[index]
      let messages = start.messages(place)
      let values = (0..<channel.capacity).map { "\(place.message(UInt64($0), messages))" }
      let isEmpty = messages == 0
      lines += [
        "byte q\(index)[\(channel.capacity)]\(isEmpty ? "" : " = {\(values.joined(separator: ", "))}");"
          + " /* \(channel.name.text), the oldest first */",
        "byte n\(index) = \(place.count(messages));", "byte lost\(index) = 0;", "byte copied\(index) = 0;",
        "byte overtaken\(index) = 0;",
      ]
    }
    lines += ["", "c_code {"]
    for index in composition.channels.indices { lines += channelFunctions(index) }
    for endpoint in 0..<2 { lines += endpointFunctions(endpoint) }
    for index in composition.channels.indices { lines += deliveryFunctions(index) }
    lines += ["}", "", "active proctype Composition() {", "end:", "  do"]
    for (guarded, action) in steps {
      lines.append("  :: d_step { c_expr { \(guarded) } -> c_code { \(action); } }")
    }
    lines += ["  od", "}"]
    return lines.map { $0 + "\n" }.joined()
  }

  /// For each thing that can happen, whether it can, and what it does. (A function in parentheses: spin takes any
  /// other call in an expression for a side effect.)
  private var steps: [(String, String)] {
    var steps: [(String, String)] = []
    for endpoint in 0..<2 {
      let table = space.tables[endpoint]
      let most = (0..<table.rowCount).map { table.spontaneous($0).count }.max() ?? 0
      steps += (0..<most).map { ("(can_act\(endpoint))(\($0))", "act\(endpoint)(\($0))") }
    }
    for (index, channel) in composition.channels.enumerated() {
      let table = space.tables[channel.to]
      let messages = space.alphabets[index].messages.count
      let most =
        (0..<table.rowCount).flatMap { row in
          (0..<messages).map { table.received($0 + 1, row).count }
        }.max() ?? 0
      for place in 0..<channel.capacity {
        steps += (0..<most).map {
          ("(can_deliver\(index))(\(place), \($0))", "deliver\(index)(\(place), \($0))")
        }
        if channel.loses != .never {
          steps.append(("(can_lose\(index))(\(place))", "lose\(index)(\(place))"))
        }
        if channel.duplicates != .never {
          steps.append(("(can_copy\(index))(\(place))", "copy\(index)(\(place))"))
        }
      }
    }
    return steps
  }

  private func array(_ type: String, _ name: String, _ values: some Sequence<some BinaryInteger>) -> String {
    "  static const \(type) \(name)[] = { " + (values.map { "\($0)" } + ["0"]).joined(separator: ", ") + " };"
  }

  private func table(_ endpoint: Int) -> [String] {
    let table = space.tables[endpoint]
    return [
      array("unsigned", "starts\(endpoint)", table.starts),
      array("unsigned", "next\(endpoint)", table.cells.map(\.situation)),
      array("unsigned", "first\(endpoint)", table.cells.map(\.firstSent)),
      array("unsigned char", "count\(endpoint)", table.cells.map(\.sentCount)),
      array("short", "outside\(endpoint)", table.cells.map(\.outside)),
      array("unsigned char", "sent\(endpoint)", table.sent),
    ]
  }

  /// Taking out, putting in and sending.
  private func channelFunctions(_ index: Int) -> [String] {
    let channel = composition.channels[index]
    let sorting =
      channel.reorders == .anyNumber ? "    while (p > 0 && now.q\(index)[p - 1] > m) p--;" : ""
    return """
        static void put\(index)(int p, int m) {
          int i;
          for (i = now.n\(index); i > p; i--) now.q\(index)[i] = now.q\(index)[i - 1];
          now.q\(index)[p] = m;
          now.n\(index)++;
        }
        static int take\(index)(int p) {
          int i, m = now.q\(index)[p];
          now.n\(index)--;
          for (i = p; i < now.n\(index); i++) now.q\(index)[i] = now.q\(index)[i + 1];
          now.q\(index)[now.n\(index)] = 0;
          return m;
        }
        static void send\(index)(int m) {
          int p = now.n\(index);
          if (p >= \(channel.capacity)) return;
      \(sorting)
          put\(index)(p, m);
        }
        static int is_at\(index)(int p) {
          return p < now.n\(index) && (p == 0 || now.q\(index)[p] != now.q\(index)[p - 1]);
        }
        static int can_lose\(index)(int p) { return is_at\(index)(p)\(room("lost", index, channel.loses)); }
        static void lose\(index)(int p) { take\(index)(p);\(count("lost", index, channel.loses)) }
        static int can_copy\(index)(int p) {
          return is_at\(index)(p) && now.n\(index) < \(channel.capacity)\(room("copied", index, channel.duplicates));
        }
        static void copy\(index)(int p) {
          put\(index)(p, now.q\(index)[p]);\(count("copied", index, channel.duplicates))
        }
      """.split(separator: "\n").map(String.init)
  }

  private func room(_ name: String, _ index: Int, _ bound: Composition.Bound) -> String {
    switch bound {
    case .never: " && 0"
    case .anyNumber: ""
    case .atMost(let most): " && now.\(name)\(index) < \(most)"
    }
  }

  private func count(_ name: String, _ index: Int, _ bound: Composition.Bound) -> String {
    if case .atMost = bound { " now.\(name)\(index)++;" } else { "" }
  }

  /// What an endpoint does by itself.
  private func endpointFunctions(_ endpoint: Int) -> [String] {
    let outgoing = composition.channels.firstIndex { $0.from == endpoint }
    let width = incomingCount(endpoint) + 1
    let room: String =
      if let outgoing, composition.channels[outgoing].full == .waits {
        "now.n\(outgoing) + count\(endpoint)[i] <= \(composition.channels[outgoing].capacity)"
      } else {
        "1"
      }
    let send =
      outgoing.map {
        "for (j = 0; j < count\(endpoint)[i]; j++) send\($0)(sent\(endpoint)[first\(endpoint)[i] + j]);"
      } ?? ""
    var allowed: [String] = []
    var counted: [String] = []
    for (index, outside) in composition.endpoints[endpoint].outside.enumerated() {
      guard let times = outside.times else { continue }
      allowed.append(
        "    if (outside\(endpoint)[i] == \(index) && now.done\(endpoint)_\(index) >= \(times)) return 0;")
      counted.append("    if (outside\(endpoint)[i] == \(index)) now.done\(endpoint)_\(index)++;")
    }
    return [
      "  static int has_room\(endpoint)(int i) { return \(room); }",
      "  static void react\(endpoint)(int i) { int j; now.s\(endpoint) = next\(endpoint)[i]; j = 0; \(send) }",
      "  static int can_act\(endpoint)(int k) {",
      "    unsigned i = starts\(endpoint)[now.s\(endpoint) * \(width)] + k;",
      "    if (i >= starts\(endpoint)[now.s\(endpoint) * \(width) + 1]) return 0;",
    ] + allowed + [
      "    return has_room\(endpoint)(i);", "  }",
      "  static void act\(endpoint)(int k) {",
      "    unsigned i = starts\(endpoint)[now.s\(endpoint) * \(width)] + k;",
    ] + counted + ["    react\(endpoint)(i);", "  }"]
  }

  private func incomingCount(_ endpoint: Int) -> Int {
    composition.channels.firstIndex { $0.to == endpoint }.map { space.alphabets[$0].messages.count } ?? 0
  }

  /// What arrives.
  private func deliveryFunctions(_ index: Int) -> [String] {
    let channel = composition.channels[index]
    let to = channel.to
    let row = "now.s\(to) * \(incomingCount(to) + 1) + now.q\(index)[p]"
    let overtaking = room("overtaken", index, channel.reorders)
    return [
      "  static int can_deliver\(index)(int p, int k) {",
      "    unsigned i;",
      "    if (!is_at\(index)(p)) return 0;",
      "    if (p > 0 && !(1\(overtaking))) return 0;",
      "    i = starts\(to)[\(row)] + k;",
      "    return i < starts\(to)[\(row) + 1] && has_room\(to)(i);",
      "  }",
      "  static void deliver\(index)(int p, int k) {",
      "    unsigned i = starts\(to)[\(row)] + k;",
      "    if (p > 0) {\(count("overtaken", index, channel.reorders)) }",
      "    take\(index)(p);",
      "    react\(to)(i);",
      "  }",
    ]
  }
}
