// The states as a nested list, for those who do not look at pictures.

class OutlineView {
  constructor(root, machine, pick) {
    this.machine = machine;
    this.buttons = machine.states.map((state) => button(isolated(state.name), () => pick({ state }), {
      class: state.kind, title: state.summary,
    }));
    this.marked = new Set();
    root.append(this.list(machine.states.filter((state) => state.parent === null)));
  }

  list(states) {
    return element("ul", {}, states.map((state) => element("li", {},
      this.buttons[state.index],
      state.kind === "region" ? element("span", { class: "note" }, "region") : null,
      state.final ? element("span", { class: "note" }, "final") : null,
      state.children.length > 0 ? this.list(state.children) : null)));
  }

  show(session) {
    const active = new Set(session.now.leaves.flatMap((leaf) => this.machine.lineage(leaf)));
    for (const state of this.marked) if (!active.has(state)) this.buttons[state.index].removeAttribute("aria-current");
    for (const state of active) if (!this.marked.has(state)) this.buttons[state.index].setAttribute("aria-current", "true");
    this.marked = active;
  }
}
