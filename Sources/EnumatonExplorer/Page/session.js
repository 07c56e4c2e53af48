// All that has happened, and where in it the page is: undo goes back, redo forth.

class Session extends EventTarget {
  constructor(machine) {
    super();
    this.machine = machine;
    this.start = new Interpreter(machine);
    /** `{ stimulus, reactions, after, moves }`, those that were undone included. */
    this.entries = [];
    /** How many of the entries have happened. */
    this.position = 0;
  }

  /** The entry that happened last, if any did. */
  get last() {
    return this.entries[this.position - 1];
  }

  /** The machine as it is now; not to be changed. */
  get now() {
    return this.last?.after ?? this.start;
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
    this.entries.splice(this.position, Infinity, this.entryAfter(this.last, stimulus));
    this.position += 1;
    this.changed("met");
  }

  /** What comes of a stimulus; its `moves` are those that led the machine to where it is then, be they of earlier. */
  entryAfter(previous, stimulus) {
    const after = (previous?.after ?? this.start).copy();
    const reactions = after.meet(stimulus);
    const moves = movesOf(reactions);
    return { stimulus, reactions, after, moves: moves.length > 0 ? moves : (previous?.moves ?? []) };
  }

  /** What would come of it. */
  foresee(stimulus) {
    return this.now.copy().meet(stimulus);
  }

  /** Goes back or forth to where so many entries have happened. */
  goTo(position) {
    this.position = Math.max(0, Math.min(position, this.entries.length));
    this.changed("went");
  }

  /** Starts over with these stimuli. */
  replay(stimuli) {
    const entries = [];
    for (const stimulus of stimuli) entries.push(this.entryAfter(entries.at(-1), stimulus));
    this.entries = entries;
    this.position = entries.length;
    this.changed("went");
  }

  changed(how) {
    this.dispatchEvent(new CustomEvent("change", { detail: how }));
  }
}

/** The rules that moved the machine, each once. */
function movesOf(reactions) {
  const moves = new Set();
  for (const { rules } of reactions) for (const rule of rules) if (rule.outcome === "move") moves.add(rule);
  return [...moves];
}
