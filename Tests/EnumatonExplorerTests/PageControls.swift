import EnumatonExplorer

/// What tests do on a page, as a user does: functions for their scripts.
enum PageControls {
  private static let script = """
    const fire = (name) => [...document.querySelectorAll(".event .fire")]
      .find((button) => button.querySelector(".name").textContent === name).click();
    const tick = (name) => [...document.querySelectorAll(".flag")].find((flag) => flag.textContent === name).click();
    const press = (key, more = {}) =>
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    const id = (name) => document.getElementById(name);
    const now = () => id("now").textContent;
    const input = () => explorer.input.trim().replaceAll("\\n", ", ");
    const outcomes = () => [...document.querySelectorAll(".outcome")].map((outcome) => outcome.textContent);
    const seen = (query) => [...document.querySelectorAll(query)].map((element) => element.textContent);

    """

  /// Lets a script use them on the page of a spec.
  static func evaluate<Value: Decodable>(
    _ script: String, on spec: String, fragment: String = "", as type: Value.Type = Value.self
  ) throws -> Value {
    try Browser.evaluate(self.script + script, in: SpecPage(spec).html, fragment: fragment)
  }
}
