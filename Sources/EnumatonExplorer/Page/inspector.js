// What can happen in a state, or what an arrow stands for.

class Inspector {
  constructor(root, machine) {
    this.root = root;
    this.machine = machine;
  }

  pick({ state, arrow }) {
    this.opener = document.activeElement;
    const content = state ? this.state(state) : this.arrow(arrow);
    this.root.replaceChildren(
      button("Close", () => this.close(), { class: "close", "aria-label": "Close the details" }), ...content);
    this.root.hidden = false;
    this.root.scrollTop = 0;
    this.root.focus({ preventScroll: true });
  }

  close() {
    if (this.root.hidden) return false;
    this.root.hidden = true;
    this.opener?.focus?.();
    return true;
  }

  title(text, note) {
    return element("h3", { id: "inspector-title" }, isolated(text), element("small", {}, ` ${note}`));
  }

  state(state) {
    const kind = { leaf: state.final ? "final state" : "state", composite: "composite state", orthogonal: "state with regions", region: "region" }[state.kind];
    const facts = [
      ["inside", this.machine.lineage(state.name).slice(1).map((outer) => outer.name)],
      ["starts in", state.initial === null ? [] : [state.initial]],
      ["timers", state.timers],
      ["on entry", state.entry.map(actionText)],
      ["on exit", state.exit.map(actionText)],
      ["has", state.children.map((inner) => inner.name)],
    ].filter(([, names]) => names.length > 0);
    const rules = [...this.machine.table.get(state.name).values()].flat();
    return [
      this.title(state.name, `${kind}, line ${state.line}`),
      state.summary ? element("p", { dir: "auto" }, state.summary) : null,
      element("dl", { class: "facts" }, facts.flatMap(([key, names]) => [
        element("dt", {}, key), element("dd", {}, names.flatMap((name, index) => (index > 0 ? [", ", isolated(name)] : [isolated(name)]))),
      ])),
      rules.length > 0 ? element("ol", { class: "rules" }, rules.map((rule) => this.rule(rule))) : null,
    ].filter((part) => part !== null);
  }

  arrow({ transitions: numbers }) {
    const transitions = numbers.map((number) => this.machine.transitions[number]);
    if (transitions.length === 0) return [this.title("Start", "where the machine or a region starts")];
    return [
      this.title("Transition", transitions.length > 1 ? `${transitions.length} of them` : `line ${transitions[0].line}`),
      ...transitions.flatMap((transition) => [
        transitions.length > 1 ? element("h4", {}, `line ${transition.line}`) : null, ...specText(transition, this.machine),
      ]).filter((part) => part !== null),
    ];
  }

  /** `segment [SYN] → ESTABLISHED / send ACK` */
  rule(rule) {
    const effects = rule.steps.filter((step) => actionsForHost.has(step.kind)).map(actionText);
    const past = rule.recall && { nothing: "without a past", anything: "with a past" }[rule.recall.is];
    const answer = { move: `→ ${rule.to}`, stay: "stays", defer: "deferred", ignore: "ignored", reject: `refused: ${rule.rejection}` }[rule.outcome];
    return element("li", { class: kindOfOutcome[rule.outcome] }, ruleDetails(rule, this.machine, [
      isolated(rule.on, { class: "name" }), rule.when === null ? null : [" ", isolated(`[${rule.when}]`, { class: "when" })],
      rule.recall ? element("span", { class: "when" }, ` (${past ?? `was in ${rule.recall.state}`})`) : null,
      " ", isolated(answer, { class: "answer" }), effects.length > 0 ? [" / ", isolated(effects.join(", "))] : null,
    ]));
  }
}
