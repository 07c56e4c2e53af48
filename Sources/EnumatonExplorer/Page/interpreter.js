// Runs a machine in virtual time.

const actionsForHost = new Set(["effect", "start", "stop", "stopAll"]);

class Interpreter {
  constructor(machine) {
    this.machine = machine;
    this.configuration = machine.initial.copy();
    this.time = 0n;
    /** What waits for a change of state, oldest first. */
    this.deferred = [];
    this.timers = new RunningTimers(machine.timers.map(() => null));
    this.initialEffects = this.perform(machine.start);
  }

  /** A point to come back to. */
  copy() {
    const copy = Object.create(Interpreter.prototype);
    return Object.assign(copy, this, {
      configuration: this.configuration.copy(), timers: this.timers.copy(), deferred: [...this.deferred],
    });
  }

  get leaves() {
    return this.configuration.leaves(this.machine);
  }

  /**
   * What was asked for happens: `{ kind: "event", name, flags }`, `{ kind: "expire", name }`,
   * `{ kind: "exhaust", name }` or `{ kind: "advance", duration }`. Gives the reactions.
   */
  meet(stimulus) {
    switch (stimulus.kind) {
      case "event": return this.handle(triggers.event(stimulus.name), stimulus.flags);
      case "expire": return this.expire(this.machine.timer.get(stimulus.name));
      case "exhaust": return this.exhaust(this.machine.timer.get(stimulus.name));
      case "advance": return this.advance(stimulus.duration);
    }
  }

  /** A timer expires now, whether or not it is due or even running; the wait for its exhaustion is not cut short. */
  expire(timer) {
    this.timers.expire(timer, this.time);
    return this.handle(triggers.timer(timer.name));
  }

  /** The last attempt of a timer runs out now, whether or not it is running. */
  exhaust(timer) {
    this.timers.stop(timer);
    return this.handle(triggers.exhausted(timer.name));
  }

  /** The time at which `duration` will have passed. */
  instant(duration) {
    return saturatingSum(this.time, duration);
  }

  /** Fires the first timer that is due by `end`; if none is, lets time pass up to `end` and gives null. */
  fireNextTimer(end) {
    const first = this.timers.first;
    if (!first || first.deadline > end) {
      if (end > this.time) this.time = end;
      return null;
    }
    const timer = this.machine.timers[first.index];
    if (first.deadline > this.time) this.time = first.deadline;
    if (this.timers.isOnLastWait(timer)) return this.exhaust(timer);
    this.timers.expire(timer, first.deadline);
    return this.handle(triggers.timer(timer.name));
  }

  /** Lets time pass; timers that become due fire in the order of their deadlines, then of their starts. */
  advance(duration) {
    const end = this.instant(duration);
    const reactions = [];
    let expiries = 0;
    for (let more = this.fireNextTimer(end); more; more = this.fireNextTimer(end)) {
      if (++expiries > Interpreter.mostExpiries) throw new Error(`more than ${Interpreter.mostExpiries} timers became due; let less time pass at once`);
      for (const reaction of more) reactions.push(reaction);
    }
    return reactions;
  }

  /** How many timers one `advance` may fire. */
  static mostExpiries = 100_000;

  handle(trigger, flags = new Set()) {
    const microsteps = react(this.machine, trigger, flags, this.configuration);
    if (microsteps[0].kind !== "deferred") {
      const reactions = this.tell(microsteps, "outside");
      if (this.deferred.length > 0 && haveMoved(microsteps)) this.offerDeferred(reactions);
      return reactions;
    }
    const hasRoom = this.deferred.length < this.machine.keepsDeferred;
    if (hasRoom) this.deferred.push({ trigger, flags: microsteps[0].flags });
    const reactions = this.tell(microsteps, "outside");
    if (!hasRoom) reactions[0].kind = "overflow";
    return reactions;
  }

  /** Offers what was deferred again, from the oldest on; after each that moves the machine, from the oldest on anew. */
  offerDeferred(reactions) {
    let next = 0;
    while (next < this.deferred.length) {
      const { trigger, flags } = this.deferred[next];
      const microsteps = react(this.machine, trigger, flags, this.configuration);
      if (microsteps[0].kind === "deferred") {
        next += 1;
      } else {
        this.deferred.splice(next, 1);
        if (haveMoved(microsteps)) next = 0;
      }
      reactions.push(...this.tell(microsteps, "recalled"));
    }
  }

  /** The reactions that the microsteps are, with timers and what is deferred as they are after each. */
  tell(microsteps, origin) {
    return microsteps.map((microstep, index) => ({
      ...microstep, effects: this.perform(microstep.actions), time: this.time, origin: index === 0 ? origin : "raised",
      timers: this.timers.remaining(this.machine, this.time), deferred: [...this.deferred],
    }));
  }

  /** Starts and stops timers, and gives what of the actions is the host's to do or to know. */
  perform(actions) {
    for (const action of actions) {
      switch (action.kind) {
        case "start": this.timers.start(this.machine.timer.get(action.name), this.time); break;
        case "stop": this.timers.stop(this.machine.timer.get(action.name)); break;
        case "stopAll": this.timers.stopAll(); break;
      }
    }
    return actions.filter((action) => actionsForHost.has(action.kind));
  }
}

function haveMoved(microsteps) {
  return microsteps.some((microstep) => microstep.kind === "moved");
}
