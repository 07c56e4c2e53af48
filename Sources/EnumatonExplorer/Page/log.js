// What happened, and what came of it.

class LogView {
  /** @param goTo what to do to go back to where so many entries have happened */
  constructor(root, machine, goTo) {
    this.root = root;
    this.machine = machine;
    this.goTo = goTo;
    this.list = element("ol");
    root.append(this.list);
  }

  /** How many entries are shown. */
  static longest = 300;

  /** One more entry has happened. */
  add(session) {
    this.list.append(this.item(session.happened.at(-1), session.position));
    while (this.list.children.length > LogView.longest) this.list.firstChild.remove();
    this.scrollToEnd();
  }

  scrollToEnd() {
    atNextFrame(this, () => { this.root.scrollTop = this.root.scrollHeight; });
  }

  /** Shows all of the session anew. Readers of the screen hear only what it has come to. */
  show(session) {
    const first = Math.max(0, session.position - LogView.longest);
    const items = session.happened.slice(first).map((entry, index) => this.item(entry, first + index + 1));
    if (first === 0) items.unshift(this.startItem(session.start));
    this.root.setAttribute("aria-live", "off");
    this.list.replaceChildren(...items);
    this.scrollToEnd();
    requestAnimationFrame(() => this.root.setAttribute("aria-live", "polite"));
  }

  startItem(start) {
    return element("li", { class: "entry" },
      element("div", { class: "reaction" },
        element("p", { class: "what" }, "start"),
        element("p", { class: "change" }, stateNames(start.leaves)),
        this.effects(start.initialEffects)),
      this.back("0.0 s", 0, "Back to the start"));
  }

  item({ stimulus, reactions, after }, position) {
    const nothing = element("div", { class: "reaction" },
      element("p", { class: "what" }, isolated(stimulusText(stimulus, this.machine))),
      element("p", { class: "change" }, "no timer was due"));
    return element("li", { class: "entry" },
      reactions.length > 0 ? reactions.map((reaction) => this.reaction(reaction, stimulus.kind === "advance")) : nothing,
      this.back(`${secondsText(after.time)} s`, position, "Back to after this"));
  }

  back(time, position, title) {
    return button(time, () => this.goTo(position), { class: "back", title, "aria-label": `${title}, ${time}` });
  }

  /** @param isTimed whether to say when: its entry is a stretch of time */
  reaction(reaction, isTimed) {
    const { from, to, kind } = reaction;
    const change = kind === "moved"
      ? [stateNames(from), element("span", { class: "arrow", "aria-label": "to" }, " → "), stateNames(to)]
      : [stateNames(from), " "];
    const word = kind === "rejected" ? `refused: ${reaction.rules[0].rejection}` : kind;
    return element("div", { class: `reaction ${kind} ${reaction.origin}` },
      element("p", { class: "what" }, isolated(eventText(this.machine, reaction)),
        isTimed ? element("small", {}, ` at ${secondsText(reaction.time)} s`) : null,
        reaction.origin === "recalled" ? element("small", {}, " offered again") : null),
      element("p", { class: "change" }, change, kind === "moved" ? spoken("moved") : element("span", { class: "kind" }, word)),
      this.effects(reaction.effects),
      reaction.rules.map((rule) => ruleDetails(rule, this.machine)));
  }

  effects(effects) {
    return effects.length === 0 ? null : element("ul", { class: "effects", "aria-label": "Effects" },
      effects.map((effect) => element("li", {}, isolated(actionText(effect)))));
  }
}

/** A rule, by its name unless other words are given, and the line of its transition; it opens to show the spec's text. */
function ruleDetails(rule, machine, words = isolated(rule.name)) {
  const transition = machine.transitions[rule.number];
  const details = element("details", { class: "rule" }, element("summary", {},
    words, element("span", { class: "line" }, ` line ${transition.line}`)));
  // Most are never opened.
  details.addEventListener("toggle", () => details.append(...specText(transition, machine)), { once: true });
  return details;
}

/** A transition as the spec has it. */
function specText(transition, machine) {
  return [
    transition.summary ? element("p", { dir: "auto" }, transition.summary) : null,
    element("pre", { tabindex: "0", "aria-label": `${machine.source}, line ${transition.line}` }, element("code", {}, transition.text)),
  ].filter((part) => part !== null);
}
