// The events: what each would do now, with the flags that are ticked.

class EventList {
  /** @param meet what to do with a stimulus that is asked for */
  constructor(root, machine, meet) {
    this.machine = machine;
    this.rows = machine.events.map((event, index) => this.row(event, index, meet));
    root.append(...this.rows.map((row) => row.item));
    if (this.rows.length === 0) root.append(element("li", { class: "none" }, "This machine has none: only its timers move it."));
  }

  row(event, index, meet) {
    const key = index < 9 ? String(index + 1) : index === 9 ? "0" : null;
    const outcome = element("span", { class: "outcome" });
    const fire = element("button", {
      type: "button", class: "fire", title: event.summary, "aria-keyshortcuts": key, click: () => meet(stimulus()),
    }, isolated(event.name, { class: "name" }), key && element("kbd", { "aria-hidden": "true" }, key), outcome);
    const flags = event.carries.map((name) => element("button", {
      type: "button", class: "flag", "aria-pressed": "false", title: this.machine.flag.get(name).summary,
      click: ({ currentTarget }) => {
        currentTarget.setAttribute("aria-pressed", String(currentTarget.getAttribute("aria-pressed") !== "true"));
        this.foresee(row);
      },
    }, isolated(name)));
    const group = flags.length === 0 ? null
      : element("div", { class: "flags", role: "group", "aria-label": `Flags of ${event.name}` }, flags);
    const item = element("li", { class: "event" }, fire, group);

    /** What happens if the button is pressed. */
    function stimulus() {
      const ticked = event.carries.filter((name, index) => flags[index].getAttribute("aria-pressed") === "true");
      return { kind: "event", name: event.name, flags: new Set(ticked) };
    }
    const row = { event, item, fire, flags, outcome, stimulus };
    return row;
  }

  show(session) {
    this.session = session;
    for (const row of this.rows) this.foresee(row);
  }

  foresee(row) {
    const [reaction] = this.session.foresee(row.stimulus());
    if (row.item.dataset.outcome !== reaction.kind) row.item.dataset.outcome = reaction.kind;
    setText(row.outcome, outcomeText(reaction));
  }

  fire(index) {
    this.rows[index]?.fire.click();
  }
}

/** Where a reaction leads: of several regions only those that change. */
function enteredStates({ from, to, rules }) {
  const entered = to.filter((state) => !from.includes(state));
  return entered.length > 0 ? entered : rules.filter((rule) => rule.outcome === "move").map((rule) => rule.to);
}

/** What a reaction is, in a few words. */
function outcomeText(reaction) {
  switch (reaction.kind) {
    case "moved": return `→ ${enteredStates(reaction).join(" + ")}`;
    case "stayed": return reaction.effects.length > 0 ? reaction.effects.map(actionText).join(", ") : "stays";
    case "rejected": return `refused: ${reaction.rules[0].rejection}`;
    case "unhandled": return "no answer here";
    case "overflow": return "lost: no room to wait";
    default: return reaction.kind;
  }
}
