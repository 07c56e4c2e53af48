import EnumatonInterpreter
import Testing

/// What a user does: buttons, ticks, keys, the address.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "no Chromium"))
struct ControlTests {
  private static let spec = """
    machine: Door
    flags: [hard, { locked: { held: true, summary: the bolt is out } }]
    counters: { knocks: 0...3 }
    events: { push: { carries: hard, summary: against it }, lock: , unlock: , knock: }
    timers: { closing: 5s }
    effects: { creak: , bang: { carries: hard } }
    rejections: { shutFirst: close it first }
    states:
      inside: { states: { shut: , ajar: { timers: closing, entry: creak } } }
      broken: { final: true }
    transitions:
      - { from: shut, on: push, when: locked and hard, to: broken, do: { bang: hard } }
      - { from: shut, on: push, when: locked, do: bang }
      - { from: shut, on: push, to: ajar }
      - { from: ajar, on: closing, to: shut }
      - { from: ajar, on: push, ignore: true }
      - { from: ajar, on: lock, reject: shutFirst }
      - { from: shut, on: lock, do: { set: locked } }
      - { from: shut, on: unlock, do: { clear: locked } }
      - { from: inside, on: knock, when: not locked, do: [{ increment: knocks }, creak] }
      - { from: inside, on: knock, defer: true }
    """

  private func evaluate<Value: Decodable>(
    _ script: String, fragment: String = "", as type: Value.Type = Value.self
  ) throws -> Value {
    try PageControls.evaluate(script, on: Self.spec, fragment: fragment)
  }

  @Test("Buttons with ticked flags make the machine move, as what is foreseen beside them says")
  func buttons() throws {
    let steps: [String] = try evaluate(
      """
      const steps = [outcomes().join(" | ")];
      fire("lock");
      steps.push(outcomes()[0], seen(".held")[0]);
      tick("hard");
      steps.push(outcomes()[0], seen(".flag[aria-pressed=true]").join());
      fire("push");
      steps.push(now(), outcomes()[0]);
      return steps;
      """)
    #expect(
      steps == [
        "→ ajar | stays | stays | creak", "bang", "locked is set", "→ broken", "hard", "broken",
        "no answer here",
      ])
  }

  @Test("The log says what happened, by which line of the spec")
  func log() throws {
    let log: [String] = try evaluate(
      """
      fire("push"); fire("lock");
      document.querySelectorAll(".rule").forEach((rule) => rule.dispatchEvent(new Event("toggle")));
      return [...document.querySelectorAll(".entry")].map((entry) => [...entry.querySelectorAll("p, li, summary, pre")]
        .map((part) => part.textContent).join(" | "));
      """)
    #expect(
      log == [
        "start | shut",
        "push | shut → ajarmoved | start closing | creak | shut/push#3 line 14 | { from: shut, on: push, to: ajar }",
        "lock | ajar refused: shutFirst | ajar/lock#1 line 17 | { from: ajar, on: lock, reject: shutFirst }",
      ])
  }

  @Test("Time passes by a duration, to the next timer, and by expiries")
  func time() throws {
    let steps: [String] = try evaluate(
      """
      const steps = [];
      const look = () => steps.push(`${now()} ${id("time").textContent} ${seen(".timer .left")[0]}`);
      fire("push"); look();
      id("duration").value = "1s + 500ms"; id("advance").requestSubmit(); look();
      id("to-next-timer").click(); look();
      fire("push"); document.querySelector(".timer button").click(); look();
      id("duration").value = "soon"; id("advance").requestSubmit(); look();
      steps.push(id("duration").getAttribute("aria-invalid"), id("status").textContent);
      return steps;
      """)
    #expect(
      steps == [
        "inside › ajar 0.0 s 5 s", "inside › ajar 1.5 s 3.5 s", "inside › shut 5.0 s ",
        "inside › shut 5.0 s ", "inside › shut 5.0 s ", "true", "'soon' is no duration and no constant",
      ])
  }

  @Test("Everything can be undone and done again, by buttons and keys, and from the log")
  func undo() throws {
    let inputs: [String] = try evaluate(
      """
      const inputs = [];
      const look = () => inputs.push(explorer.input.trim().replaceAll("\\n", ", ") + " @ " + now());
      press("1"); press("n"); press("2"); look();
      id("undo").click(); look();
      press("z", { ctrlKey: true }); look();
      press("r"); look();
      id("redo").click(); look();
      press("S", { shiftKey: true }); look();
      press("y", { ctrlKey: true }); look();
      fire("knock"); look();
      inputs.push(String(id("redo").disabled));
      document.querySelectorAll(".back")[1].click(); look();
      return inputs;
      """)
    #expect(
      inputs == [
        "push, advance 5s, lock @ inside › shut", "push, advance 5s @ inside › shut", "push @ inside › ajar",
        "push, advance 5s @ inside › shut", "push, advance 5s, lock @ inside › shut", " @ inside › shut",
        "push @ inside › ajar", "push, knock @ inside › ajar", "true", "push @ inside › ajar",
      ])
  }

  @Test("Keys do nothing while text is typed, or when they are turned off")
  func keys() throws {
    let inputs: [String] = try evaluate(
      """
      const inputs = [];
      id("duration").focus(); press("1"); inputs.push(explorer.input);
      press("Escape"); press("1"); inputs.push(explorer.input);
      id("keys-on").checked = false; press("u"); inputs.push(explorer.input);
      press("z", { ctrlKey: true }); inputs.push(explorer.input);
      press("e"); inputs.push(String(document.activeElement === document.body));
      id("keys-on").checked = true; press("e"); press("ArrowDown");
      inputs.push(document.activeElement.querySelector(".name").textContent);
      return inputs;
      """)
    #expect(inputs == ["", "push\n", "push\n", "", "true", "lock"])
  }

  @Test("The address brings back what happened")
  func address() throws {
    struct Seen: Decodable, Equatable { var fragment, output, now, input: String }
    let look =
      "return { fragment: explorer.fragment, output: explorer.output, now: now(), input: explorer.input };"
    let before: Seen = try evaluate(
      """
      fire("knock"); fire("knock"); fire("lock"); fire("knock"); tick("hard"); fire("push"); press("u");
      id("duration").value = "90s"; id("advance").requestSubmit(); document.querySelector(".timer button").click();
      \(look)
      """)
    #expect(before.fragment == "knock*2;lock;knock;90s;@closing")
    #expect(before.input == "knock\nknock\nlock\nknock\nadvance 90s\ntimer closing\n")
    #expect(before.output.contains(#""deferred":["knock"]"#))
    func seen(_ fragment: String) throws -> Seen { try evaluate(look, fragment: fragment) }
    #expect(try seen(before.fragment) == before)
    #expect(try seen("push,hard;1500ms").input == "push hard\nadvance 1.5s\n")
    let encoded = "push%20hard%0Aadvance%2060s%0Atimer%20closing"
    #expect(try seen(encoded).input == "push hard\nadvance 1m\ntimer closing\n")
  }

  @Test("A trace of another machine is told, and changes nothing")
  func foreignAddress() throws {
    let seen: [String] = try evaluate(
      "return [explorer.input, id('status').textContent];", fragment: "push;pull")
    #expect(
      seen == ["", "The trace in the address is not one of this machine. Line 2: no event is called 'pull'"])
  }

  @Test("The trace is edited as input of enumaton run")
  func trace() throws {
    let seen: [String] = try evaluate(
      """
      const told = [];
      fire("push"); press("i");
      told.push(id("trace-text").value);
      id("trace-text").value = "knock # twice\\n\\nknock\\nadvance 1x"; id("run-trace").click();
      told.push(id("trace-error").textContent, String(id("trace").open));
      id("trace-text").value = "knock # twice\\n\\nknock\\nadvance 1s"; id("run-trace").click();
      told.push(explorer.input, String(id("trace").open), document.querySelector(".counter b").textContent);
      return told;
      """)
    #expect(
      seen == [
        "push\n", "Line 4: 'x' is no unit; there are ns, us, ms, s, m, h and d", "true",
        "knock\nknock\nadvance 1s\n", "false", "2",
      ])
  }

  @Test("What waits, counts and holds is shown")
  func situation() throws {
    let seen: [[String]] = try evaluate(
      "return [seen('ol.chips li'), seen('.counter'), seen('.held')];", fragment: "knock*2;lock;knock")
    #expect(seen == [["knock"], ["knocks20…3"], ["locked is set"]])
  }

  @Test("States are a list too, with the active ones marked, and tell what can happen in them")
  func outline() throws {
    let seen: [String] = try evaluate(
      """
      fire("push");
      const told = [String(id("outline").hidden), ...[...document.querySelectorAll("[aria-current]")].map((state) => state.textContent)];
      [...document.querySelectorAll("#outline button")].find((state) => state.textContent === "ajar").click();
      told.push(String(id("inspector").hidden), ...[...document.querySelectorAll(".rules summary")].map((rule) => rule.textContent));
      press("Escape");
      told.push(String(id("inspector").hidden));
      return told;
      """)
    #expect(
      seen == [
        "false", "inside", "ajar", "false", "push ignored line 16",
        "lock refused: shutFirst line 17", "knock [not locked] stays / creak line 20",
        "knock deferred line 21",
        "closing → shut / stop closing line 15", "true",
      ])
  }

  @Test("Whatever can be pressed has a name, and what is toggled says so")
  func labels() throws {
    let problems: [String] = try evaluate(
      """
      const nameless = [...document.querySelectorAll("button, input, select, textarea, [role=log], [role=group], nav")]
        .filter((element) => !(element.textContent.trim() || element.getAttribute("aria-label")
          || element.getAttribute("aria-labelledby") || element.labels?.length));
      const ids = [...document.querySelectorAll("[aria-labelledby], [aria-describedby]")].flatMap((element) =>
        `${element.getAttribute("aria-labelledby") ?? ""} ${element.getAttribute("aria-describedby") ?? ""}`.trim().split(/ +/))
        .filter((name) => !id(name) && name !== "inspector-title");
      const toggles = [...document.querySelectorAll(".flag")].filter((flag) => !flag.hasAttribute("aria-pressed"));
      const twice = [...document.querySelectorAll("[id]")].filter((element) => document.querySelectorAll(`#${CSS.escape(element.id)}`).length > 1);
      return [...nameless, ...toggles, ...twice].map((element) => element.outerHTML).concat(ids);
      """)
    #expect(problems == [])
  }
}
