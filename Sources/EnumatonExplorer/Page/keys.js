// The keyboard. What a focused field needs for itself stays with it.

class Keys {
  /** @param actions of each key what it does: `{ keys: ["u"], text: "Undo", act }`; `once`, however long it is held */
  constructor(actions) {
    this.actions = new Map(actions.flatMap((action) => action.keys.map((key) => [key, action])));
    const signs = { ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" };
    byId("key-list").append(...actions.flatMap(({ keys, text }) => [
      element("dt", {}, keys.flatMap((key) => [element("kbd", {}, signs[key] ?? key), " "])), element("dd", {}, text),
    ]));
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]")) return;
    const isControl = event.ctrlKey || event.metaKey;
    const isText = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (isText && event.key === "Escape") return event.target.blur();
    if (isText || (!isControl && !byId("keys-on").checked)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const name = (isControl ? "Ctrl+" : "") + (event.shiftKey && /^[a-z]$/.test(key) ? "Shift+" : "") + key;
    const action = this.actions.get(name);
    if (!action || (!(action.once && event.repeat) && action.act(event) === false)) return;
    event.preventDefault();
  }
}

/** Moves the focus among the buttons of the events. */
function moveFocus(step) {
  const buttons = [...document.querySelectorAll(".event .fire")];
  const index = buttons.indexOf(document.activeElement.closest(".event")?.querySelector(".fire"));
  if (index < 0) return false;
  buttons[Math.max(0, Math.min(buttons.length - 1, index + step))].focus();
}
