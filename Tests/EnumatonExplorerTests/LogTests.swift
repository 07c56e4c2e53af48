import Testing

/// What the log shows of a long session, and what an event costs in it.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "no Chromium"))
struct LogTests {
  private static let spec = """
    machine: Metronome
    events: [go]
    timers: { beat: { after: 1ms, repeats: true } }
    effects: [tick]
    states: { still: , beating: { timers: beat } }
    transitions:
      - { from: still, on: go, to: beating }
      - { from: beating, on: go, do: tick }
      - { from: beating, on: beat, do: tick }
    """

  private func evaluate<Value: Decodable>(_ script: String, as type: Value.Type = Value.self) throws -> Value
  {
    try PageControls.evaluate(script, on: Self.spec)
  }

  @Test("Of an entry with many reactions the first and the last are shown, and how many are between")
  func longEntry() throws {
    let seen: [String] = try evaluate(
      """
      fire("go"); id("duration").value = "20s"; id("advance").requestSubmit();
      const [, , entry] = document.querySelectorAll(".entry");
      const times = [...entry.querySelectorAll(".what small")].map((small) => small.textContent);
      return [times.at(0), times.at(19), times.at(20), times.at(-1), String(times.length), entry.children[20].textContent];
      """)
    #expect(seen == [" at 0.001 s", " at 0.02 s", " at 19.981 s", " at 20.0 s", "40", "and 19960 more"])
  }

  @Test("The log has an end, whether entries come one by one or all at once")
  func length() throws {
    let counts: [Int] = try evaluate(
      """
      const count = () => document.querySelectorAll("#log .reaction").length;
      explorer.run("go\\n" + "advance 100ms\\n".repeat(40));
      const counts = [count()];
      id("duration").value = "100ms";
      for (let more = 0; more < 40; more++) id("advance").requestSubmit();
      return [...counts, count(), seen(".back").length];
      """)
    // Entries of forty reactions, a line between them and a button.
    #expect(counts == [600, 600, 15])
  }

  @Test("Where many entries are short, the last three hundred are shown")
  func shortEntries() throws {
    let seen: [String] = try evaluate(
      """
      explorer.run("go\\n".repeat(400));
      const ends = () => [...document.querySelectorAll(".entry")].length + " " + seen(".back").length;
      const steps = [ends()];
      fire("go"); steps.push(ends());
      document.querySelectorAll(".back")[0].click(); steps.push(explorer.fragment);
      return steps;
      """)
    #expect(seen == ["300 300", "300 300", "go*102"])
  }

  @Test("Wherever one goes, the log shows what led there, the newest at its end")
  func goingElsewhere() throws {
    let log: [String] = try evaluate(
      """
      const log = [];
      const look = () => log.push(seen(".entry").length + ": " + seen(".entry .back").slice(-3).join(", "));
      explorer.run("go\\nadvance 1ms\\n".repeat(200)); look();
      id("undo").click(); id("undo").click(); look();
      id("redo").click(); look();
      fire("go"); look();
      id("undo").click(); id("undo").click(); id("undo").click(); look();
      [...document.querySelectorAll(".back")].at(0).click(); look();
      id("restart").click(); look();
      id("redo").click(); look();
      explorer.run("advance 2s"); look();
      explorer.run(""); look();
      return log;
      """)
    #expect(
      log == [
        "300: 0.199 s, 0.199 s, 0.2 s", "300: 0.198 s, 0.198 s, 0.199 s", "300: 0.198 s, 0.199 s, 0.199 s",
        "300: 0.199 s, 0.199 s, 0.199 s", "300: 0.197 s, 0.198 s, 0.198 s", "99: 0.048 s, 0.048 s, 0.049 s",
        "1: 0.0 s", "2: 0.0 s, 0.0 s", "2: 0.0 s, 2.0 s", "1: 0.0 s",
      ])
  }

  @Test("To go back and forth in a long session puts in no more than one entry")
  func costOfUndo() throws {
    let counts: [Int] = try evaluate(
      """
      explorer.run("go\\n".repeat(400));
      const counts = [];
      const entries = () => [...document.querySelectorAll(".entry")];
      const count = (name) => {
        const before = new Set(entries());
        id(name).click();
        counts.push(entries().filter((entry) => !before.has(entry)).length);
      };
      for (const name of ["undo", "undo", "redo", "undo"]) count(name);
      return counts;
      """)
    // (What is taken away at one end makes room at the other.)
    #expect(counts == [1, 1, 1, 1])
  }

  @Test("What an event costs does not grow with what happened before")
  func cost() throws {
    let visits: [Int] = try evaluate(
      """
      let visits = 0;
      for (const name of ["slice", "map", "filter", "flatMap", "find", "findLast", "forEach", "some"]) {
        const act = Array.prototype[name];
        Array.prototype[name] = function (...values) { visits += this.length; return act.apply(this, values); };
      }
      const cost = (name) => { visits = 0; fire(name); return visits; };
      for (let count = 0; count < 5; count++) fire("go");
      const few = cost("go");
      for (let count = 0; count < 1000; count++) fire("go");
      return [few, cost("go")];
      """)
    #expect(visits[0] == visits[1])
  }

  @Test("In the address, which is written after each event, only what is new is spelled")
  func costOfAddress() throws {
    let count: Int = try evaluate(
      """
      let count = 0;
      const act = encodeURIComponent;
      window.encodeURIComponent = (text) => { count += 1; return act(text); };
      for (let event = 0; event < 100; event++) fire("go");
      explorer.fragment;
      count = 0; fire("go"); explorer.fragment;
      return count;
      """)
    #expect(count == 1)
  }
}
