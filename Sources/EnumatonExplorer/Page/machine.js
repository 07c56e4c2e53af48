// A machine from the JSON of `enumaton export`, with everything found by its name.

/** A Map from the names of some things to these. */
function byName(things) {
  return new Map(things.map((thing) => [thing.name, thing]));
}

/** A step or an action, whose first key says which it is: `{ kind: "effect", name: "send", flags: ["SYN"] }`. */
function stepOf(json) {
  const kind = Object.keys(json)[0];
  return { ...json, kind, name: json[kind] };
}

class Machine {
  /**
   * @param description the machine as it is exported
   * @param more what the page knows besides
   */
  constructor(description, more) {
    this.name = description.machine;
    this.source = more.source;
    this.keepsDeferred = more.keepsDeferred;
    this.defers = more.defers;
    this.transitions = more.transitions;
    /** Those of the diagram: `{ from, transitions }`. */
    this.arrows = more.arrows;
    this.constants = new Map(more.constants.map((constant) => [constant.name.normalize("NFC"), {
      value: BigInt(constant.nanoseconds ?? constant.integer), isTime: constant.nanoseconds !== undefined,
    }]));

    this.events = description.events;
    this.rejections = description.rejections;
    this.heldFlags = description.flags.filter((flag) => flag.held);
    this.counters = description.counters.map((counter, index) => ({
      ...counter, index, least: BigInt(counter.least), greatest: BigInt(counter.greatest), initial: BigInt(counter.initial),
    }));
    this.timers = description.timers.map((timer, index) => ({
      ...timer, index, after: nanoseconds(timer.after), limit: timer.limit === null ? null : nanoseconds(timer.limit),
      backoff: timer.backoff && { numerator: BigInt(timer.backoff.numerator), denominator: BigInt(timer.backoff.denominator) },
    }));
    this.flag = byName(description.flags);
    this.counter = byName(this.counters);
    this.event = byName(this.events);
    this.timer = byName(this.timers);
    this.rejection = byName(this.rejections);

    this.readStates(description.states);
    this.readRegions(description.regions ?? []);
    this.memories = description.memories;
    this.readRules(description.rules, more.rules);
    this.start = description.start.map(stepOf);
    this.initial = new Configuration(
      more.initial.active, new Set(more.initial.held), more.initial.counters.map(BigInt), more.initial.memory);
  }

  readStates(states) {
    this.states = states.map((state, index) => ({ ...state, index, children: [], entry: state.entry.map(stepOf), exit: state.exit.map(stepOf) }));
    this.state = byName(this.states);
    // The machine itself is the first region; a state stands before those inside it.
    this.regions = [{ state: null }];
    for (const state of this.states) {
      const parent = state.parent === null ? null : this.state.get(state.parent);
      state.isLeaf = state.kind === "leaf";
      state.regions = [];
      state.region = parent === null ? 0 : parent.region;
      parent?.children.push(state);
      if (state.kind === "region") {
        state.region = this.regions.length;
        parent.regions.push(state.region);
        this.regions.push({ state: state.name });
      }
    }
  }

  readRegions(regions) {
    regions.forEach((region, index) => {
      this.regions[index].leaving = new Map(region.leaving.map((way) => [way.from, way.steps.map(stepOf)]));
      this.regions[index].entering = region.entering.map((way) => ({ ...way, steps: way.steps.map(stepOf) }));
    });
  }

  readRules(rules, transitions) {
    /** Of each leaf and trigger the rules in the order in which they are tried. */
    this.table = new Map(this.states.map((state) => [state.name, new Map()]));
    rules.forEach((json, index) => {
      const rule = {
        ...json, steps: json.steps.map(stepOf), touches: json.touches ?? (json.outcome === "move" ? [0] : []),
        number: transitions[index], name: json.transition,
      };
      const row = this.table.get(rule.state);
      if (!row.has(rule.on)) row.set(rule.on, []);
      row.get(rule.on).push(rule);
    });
  }

  /** The state and all states around it, innermost first. */
  lineage(name) {
    const line = [];
    for (let state = this.state.get(name); state; state = this.state.get(state.parent)) line.push(state);
    return line;
  }

  /** Whether being in `leaf` completes `composite`, be it by its region. */
  completes(leaf, composite) {
    const state = this.state.get(leaf);
    if (!state.final || state.parent === null) return false;
    const parent = this.state.get(state.parent);
    return parent.name === composite || (parent.kind === "region" && parent.parent === composite);
  }

  /** What entering a region does where `past` is what is remembered of it. */
  stepsEntering(region, past, isDeep) {
    return this.regions[region].entering
      .find((way) => way.past === past && (past === null || way.deep === isDeep)).steps;
  }
}

/** Everything a machine is at one moment, its timers aside. */
class Configuration {
  /**
   * @param active of each region the leaf that it is in, or null
   * @param held the names of the flags that are set
   * @param counters in the order of declaration
   * @param memory of each memory the leaf that it keeps, or null
   */
  constructor(active, held, counters, memory) {
    Object.assign(this, { active, held, counters, memory });
  }

  copy() {
    return new Configuration([...this.active], new Set(this.held), [...this.counters], [...this.memory]);
  }

  /** The active states with nothing inside, in the order of the file. */
  leaves(machine) {
    return this.active
      .filter((name) => name !== null && machine.state.get(name).isLeaf)
      .sort((a, b) => machine.state.get(a).index - machine.state.get(b).index);
  }
}
