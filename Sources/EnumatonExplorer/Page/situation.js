// What the machine is besides its state: timers, held flags, counters, what waits.

class SituationView {
  constructor(root, machine, meet) {
    this.machine = machine;
    this.timers = machine.timers.map((timer) => this.timerRow(timer, meet));
    this.flags = machine.heldFlags.map((flag) => element("li", { class: "held", title: flag.summary }));
    this.counters = machine.counters.map((counter) => element("li", { class: "counter", title: counter.summary }));
    this.deferred = element("ol", { class: "chips" });
    root.append(...[
      this.timersPart(),
      this.part("Held flags", "chips", this.flags),
      this.part("Counters", "chips", this.counters),
      machine.defers ? element("section", {}, element("h2", {}, "Deferred"), this.deferred) : null,
    ].filter((part) => part !== null));
  }

  part(title, kind, items) {
    return items.length === 0 ? null : element("section", {}, element("h2", {}, title), element("ul", { class: kind }, items));
  }

  /** Those that run; the others, where they are many, only when asked for. */
  timersPart() {
    const part = this.part("Timers", "timers", this.timers.map((row) => row.item));
    this.timersSection = part;
    if (this.timers.length > SituationView.fewTimers) {
      part.classList.add("running-only");
      const all = button("All", () => {
        const isAll = !part.classList.toggle("running-only");
        all.setAttribute("aria-pressed", String(isAll));
      }, { class: "small", "aria-pressed": "false", "aria-label": "All timers, also those that don't run" });
      part.firstChild.append(all);
    }
    return part;
  }

  static fewTimers = 3;

  timerRow(timer, meet) {
    const left = element("span", { class: "left" });
    const bar = element("span", { class: "share", "aria-hidden": "true" }, element("span"));
    const expire = button("Expire", () => meet({ kind: "expire", name: timer.name }), {
      "aria-label": `Expire ${timer.name}`, title: "It expires now, due or not",
    });
    const exhaust = timer.attempts === null ? null : button("Exhaust", () => meet({ kind: "exhaust", name: timer.name }), {
      "aria-label": `Exhaust ${timer.name}`, title: "Its last attempt runs out now",
    });
    const item = element("li", { class: "timer" },
      isolated(timer.name, { class: "name", title: timer.summary }), left, element("span", { class: "actions" }, expire, exhaust), bar);
    return { item, left, bar: bar.firstChild };
  }

  show(session) {
    const { now } = session;
    this.showTimers(now, 0n);
    this.machine.heldFlags.forEach((flag, index) => {
      const isSet = now.configuration.held.has(flag.name);
      const item = this.flags[index];
      if (item.dataset.set === String(isSet)) return;
      item.dataset.set = String(isSet);
      item.replaceChildren(isolated(flag.name), spoken(isSet ? " is set" : " is not set"));
    });
    this.machine.counters.forEach((counter, index) => {
      const value = String(now.configuration.counters[index]);
      const item = this.counters[index];
      if (item.dataset.value === value) return;
      item.dataset.value = value;
      item.replaceChildren(isolated(counter.name), element("b", {}, value), element("small", {}, `${counter.least}…${counter.greatest}`));
    });
    const waiting = now.deferred.map(({ trigger, flags }) => triggerText(this.machine, trigger, flags));
    if (this.waiting !== waiting.join("\n")) {
      this.waiting = waiting.join("\n");
      this.deferred.replaceChildren(...waiting.map((text) => element("li", {}, isolated(text))));
    }
  }

  /** @param more what has passed since the last event */
  showTimers(now, more) {
    const running = new Map(now.timers.remaining(this.machine, now.time + more).map((run) => [run.timer, run]));
    setText(byId("time"), `${secondsText(now.time + more)} s`);
    if (this.timersSection) setClass(this.timersSection, "none-runs", running.size === 0);
    this.timers.forEach(({ item, left, bar }, index) => {
      const run = running.get(this.machine.timers[index]);
      setClass(item, "running", run !== undefined);
      setText(left, run ? timerText(run) : "");
      const share = run && run.wait > 0n ? Number((run.remaining * 1000n) / run.wait) / 10 : 0;
      bar.style.width = `${share}%`;
    });
  }
}

function timerText({ timer, remaining, expiries }) {
  const time = humanDuration(remaining);
  if (timer.attempts === null) return time;
  return expiries >= timer.attempts ? `gives up: ${time}` : `${expiries + 1}/${timer.attempts}: ${time}`;
}
