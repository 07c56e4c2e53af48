// What happened, and what came of it.

class LogView {
  /** @param goTo what to do to go back to where so many entries have happened */
  constructor(root, machine, goTo) {
    this.root = root;
    this.machine = machine;
    this.goTo = goTo;
    this.list = element("ol");
    root.append(this.list);
    /** The entries shown, oldest first: `{ position, entry, item }`; the start has no entry. */
    this.shown = [];
    /** Their parts: reactions, and a button of each. */
    this.parts = 0;
  }

  /** So many parts are shown, if there are so many, and of one more entry what it takes. */
  static longest = 600;

  /** Of an entry so many reactions at its start and its end. */
  static ends = 20;

  /** One more entry has happened. */
  add(session) {
    this.update(session);
    atNextFrame(this, () => { this.root.scrollTop = this.root.scrollHeight; });
  }

  /** The session went elsewhere. Readers of the screen hear only what it has come to. */
  show(session) {
    this.root.setAttribute("aria-live", "off");
    this.add(session);
    requestAnimationFrame(() => this.root.setAttribute("aria-live", "polite"));
  }

  /** Changes as little as it can: what is put in is laid out. */
  update(session) {
    const { shown } = this;
    const hasHappened = ({ position, entry }) => position <= session.position && session.entries[position - 1] === entry;
    while (shown.length > 0 && !hasHappened(shown.at(-1))) this.remove(shown.pop());
    const missing = session.position - (shown.at(-1)?.position ?? -1);
    if (missing > 1) for (const old of shown.splice(0)) this.remove(old);
    if (missing === 1 && shown.length > 0) shown.push(this.put("append", session, session.position));
    for (let next = (shown[0]?.position ?? session.position + 1) - 1; next >= 0 && this.parts < LogView.longest; next--) {
      shown.unshift(this.put("prepend", session, next));
    }
    while (this.parts - shown[0].item.childElementCount >= LogView.longest) this.remove(shown.shift());
  }

  /** @param where `append` or `prepend` */
  put(where, session, position) {
    const entry = session.entries[position - 1];
    const item = entry ? this.item(entry, position) : this.startItem(session.start);
    this.list[where](item);
    this.parts += item.childElementCount;
    return { position, entry, item };
  }

  remove({ item }) {
    this.parts -= item.childElementCount;
    item.remove();
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
    const shown = (some) => some.map((reaction) => this.reaction(reaction, stimulus.kind === "advance"));
    const { ends } = LogView;
    return element("li", { class: "entry" },
      reactions.length === 0 ? this.nothing(stimulus)
        : reactions.length <= 2 * ends ? shown(reactions)
          : [shown(reactions.slice(0, ends)), element("p", { class: "more" }, `and ${reactions.length - 2 * ends} more`),
            shown(reactions.slice(-ends))],
      this.back(`${secondsText(after.time)} s`, position, "Back to after this"));
  }

  nothing(stimulus) {
    return element("div", { class: "reaction" },
      element("p", { class: "what" }, isolated(stimulusText(stimulus, this.machine))),
      element("p", { class: "change" }, "no timer was due"));
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
