// All that has happened, and where in it the page is: undo goes back, redo forth.

class Session extends EventTarget {
  constructor(machine) {
    super();
    this.machine = machine;
    this.start = new Interpreter(machine);
    /** `{ stimulus, reactions, after }`, those that were undone included. */
    this.entries = [];
    /** How many of the entries have happened. */
    this.position = 0;
  }

  /** The machine as it is now; not to be changed. */
  get now() {
    return this.position === 0 ? this.start : this.entries[this.position - 1].after;
  }

  get happened() {
    return this.entries.slice(0, this.position);
  }

  get stimuli() {
    return this.happened.map((entry) => entry.stimulus);
  }

  get reactions() {
    return this.happened.flatMap((entry) => entry.reactions);
  }

  get canUndo() {
    return this.position > 0;
  }

  get canRedo() {
    return this.position < this.entries.length;
  }

  /** Lets something happen; what was undone is gone then. */
  meet(stimulus) {
    this.entries.splice(this.position, Infinity, this.entryFor(stimulus, this.now));
    this.position += 1;
    this.changed("met");
  }

  entryFor(stimulus, before) {
    const after = before.copy();
    return { stimulus, reactions: after.meet(stimulus), after };
  }

  /** What would come of it. */
  foresee(stimulus) {
    return this.entryFor(stimulus, this.now).reactions;
  }

  /** Goes back or forth to where so many entries have happened. */
  goTo(position) {
    this.position = Math.max(0, Math.min(position, this.entries.length));
    this.changed("went");
  }

  /** Starts over with these stimuli. */
  replay(stimuli) {
    const entries = [];
    for (const stimulus of stimuli) entries.push(this.entryFor(stimulus, entries.at(-1)?.after ?? this.start));
    this.entries = entries;
    this.position = entries.length;
    this.changed("went");
  }

  changed(how) {
    this.dispatchEvent(new CustomEvent("change", { detail: how }));
  }
}
