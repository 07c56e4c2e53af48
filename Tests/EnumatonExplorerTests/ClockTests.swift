import Testing

/// Time that runs by itself.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "no Chromium"))
struct ClockTests {
  private static let spec = """
    machine: Bell
    events: [ring, tick, spin, knock]
    timers: { stroke: { after: 1s, repeats: true }, beat: { after: 1ms, repeats: true }, turn: 0s }
    effects: [gong]
    states:
      still:
      ringing: { timers: stroke }
      ticking: { timers: beat }
      spinning: { timers: turn }
    transitions:
      - { from: any, on: ring, to: ringing }
      - { from: any, on: tick, to: ticking }
      - { from: any, on: spin, to: spinning }
      - { from: any, on: knock, do: gong }
      - { from: ringing, on: stroke, do: gong }
      - { from: ticking, on: beat, do: gong }
      - { from: spinning, on: turn, to: spinning }
    """

  /// Frames come when a test says so.
  private static let frames = """
    const frames = new Map();
    let time = 0, lastFrame = 0;
    window.requestAnimationFrame = (act) => { frames.set(++lastFrame, act); return lastFrame; };
    window.cancelAnimationFrame = (frame) => frames.delete(frame);
    performance.now = () => time;
    const frame = (start = time) => {
      const acts = [...frames.values()];
      frames.clear();
      acts.forEach((act) => act(start));
    };
    const pass = (milliseconds) => { time += milliseconds; frame(); };
    const setSpeed = (speed) => { id("speed").value = speed; id("speed").dispatchEvent(new Event("change")); };
    const isRunning = () => id("run-time").getAttribute("aria-pressed");
    const errors = [];
    addEventListener("error", ({ message }) => errors.push(message));

    """

  private func evaluate<Value: Decodable>(_ script: String, as type: Value.Type = Value.self) throws -> Value
  {
    try PageControls.evaluate(Self.frames + script, on: Self.spec)
  }

  @Test("What has passed is part of the trace with the next event, timers fire when they are due")
  func trace() throws {
    let steps: [String] = try evaluate(
      """
      const steps = [];
      const look = () => steps.push(`${id("time").textContent} ${seen(".timer .left")[0]}, ${input()}`);
      fire("ring"); press("p"); pass(700); look();
      pass(800); look();
      fire("knock"); look();
      press("p"); steps.push(isRunning());
      fire("tick"); fire("knock"); setSpeed("60"); press("p"); pass(0.25); look();
      press("p"); look(); steps.push(isRunning());
      return steps;
      """)
    #expect(
      steps == [
        "0.7 s 300 ms, ring", "1.5 s 500 ms, ring, advance 1s",
        "1.5 s 500 ms, ring, advance 1s, advance 500ms, knock",
        "false",
        "1.515 s , ring, advance 1s, advance 500ms, knock, tick, knock"
          + String(repeating: ", advance 1ms", count: 15),
        "1.515 s , ring, advance 1s, advance 500ms, knock, tick, knock"
          + String(repeating: ", advance 1ms", count: 15),
        "false",
      ])
  }

  @Test("Undo stops it, so that redo brings everything back")
  func undo() throws {
    let steps: [String] = try evaluate(
      """
      const steps = [];
      const look = () => steps.push(`${input()} | ${id("time").textContent}`);
      fire("ring"); press("p"); pass(2500); look();
      id("undo").click(); look(); steps.push(isRunning());
      press("p"); pass(300); press("u"); look();
      pass(5000); press("u"); look();
      for (let count = 0; count < 3; count++) press("r");
      look();
      return steps;
      """)
    #expect(
      steps == [
        "ring, advance 1s, advance 1s | 2.5 s", "ring, advance 1s | 1.0 s", "false", "ring | 0.0 s",
        " | 0.0 s",
        "ring, advance 1s, advance 1s | 2.0 s",
      ])
  }

  @Test("Where more timers are due than a frame has room for, time runs slower and can be stopped")
  func overload() throws {
    let steps: [String] = try evaluate(
      """
      fire("tick"); setSpeed("3600"); press("p");
      pass(2500); pass(2500);
      const steps = [id("time").textContent];
      press("p");
      return [...steps, id("time").textContent, explorer.fragment, isRunning(), id("status").textContent, ...errors];
      """)
    #expect(steps == ["0.04 s", "0.04 s", "tick;1ms*40", "false", ""])
  }

  @Test(
    "A machine that fires without end stops it, and it says so",
    arguments: ["pass(20)", "press('p')", "press('n')"])
  func withoutEnd(act: String) throws {
    let steps: [String] = try evaluate(
      """
      fire("spin"); press("p"); \(act); frame();
      return [explorer.fragment, isRunning(), id("status").textContent, String(frames.size), ...errors];
      """)
    let message = "more than 100000 timers became due; let less time pass at once"
    #expect(steps == ["spin", "false", act == "press('p')" ? "" : message, "0"])
  }

  @Test("A frame that began before the click takes no time away")
  func earlyFrame() throws {
    let times: [String] = try evaluate(
      """
      const times = [];
      setSpeed("3600"); time = 10; press("p");
      frame(9.6); times.push(id("time").textContent);
      time = 20; frame(); times.push(id("time").textContent);
      return times;
      """)
    #expect(times == ["0.0 s", "36.0 s"])
  }

  @Test("However often it starts and stops within a frame, it waits for one frame")
  func toggling() throws {
    let seen: [String] = try evaluate(
      """
      pass(16);
      for (let count = 0; count < 9; count++) id("run-time").click();
      pass(16); pass(16);
      const running = [isRunning(), String(frames.size), id("time").textContent];
      id("run-time").click(); frame();
      return [...running, isRunning(), String(frames.size)];
      """)
    #expect(seen == ["true", "1", "0.032 s", "false", "0"])
  }

  @Test("A key that is held starts it once")
  func heldKey() throws {
    let seen: [String] = try evaluate(
      """
      press("p"); press("p", { repeat: true });
      return [isRunning(), String(document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "p", repeat: true, bubbles: true, cancelable: true })))];
      """)
    #expect(seen == ["true", "false"])
  }
}
