// Which timers run, and until when, in whole nanoseconds; a time that does not fit stands for never.

class RunningTimers {
  /** Of each timer, by its place in the machine: null, or `{ deadline, wait, expiries, rank }`. */
  constructor(runs, starts = 0) {
    this.runs = runs;
    this.starts = starts;
  }

  copy() {
    return new RunningTimers(this.runs.map((run) => run && { ...run }), this.starts);
  }

  /** Starts a timer, or starts it anew. */
  start(timer, now) {
    const wait = least(timer.after, timer.limit ?? greatest);
    // What is due at the same instant fires in the order of the starts.
    this.runs[timer.index] = { deadline: saturatingSum(now, wait), wait, expiries: 0, rank: this.starts++ };
  }

  stop(timer) {
    this.runs[timer.index] = null;
  }

  stopAll() {
    this.runs.fill(null);
  }

  /**
   * A timer expires: it goes on from `now` if it has attempts left or repeats, and has ended otherwise. One that
   * only waits for its exhaustion keeps waiting.
   */
  expire(timer, now) {
    const run = this.runs[timer.index];
    if (!run || this.isOnLastWait(timer)) return;
    if (timer.attempts === null && !timer.repeats) return this.stop(timer);
    run.wait = nextWait(timer, run.wait);
    run.deadline = saturatingSum(now, run.wait);
    if (timer.attempts !== null) run.expiries += 1;
  }

  /** Whether the timer's expiries are used up, so that it will be exhausted next. */
  isOnLastWait(timer) {
    const run = this.runs[timer.index];
    return run !== null && timer.attempts !== null && run.expiries >= timer.attempts;
  }

  /** The place and the deadline of the timer that is due first, if any ever is. */
  get first() {
    let first = null;
    this.runs.forEach((run, index) => {
      if (!run || run.deadline >= greatest) return;
      if (first && (first.deadline < run.deadline || (first.deadline === run.deadline && first.rank < run.rank))) return;
      first = { index, deadline: run.deadline, rank: run.rank };
    });
    return first;
  }

  /** The running timers and how long each still runs, in the order of their declaration. */
  remaining(machine, now) {
    return machine.timers.flatMap((timer) => {
      const run = this.runs[timer.index];
      return run ? [{ timer, remaining: run.deadline > now ? run.deadline - now : 0n, wait: run.wait, expiries: run.expiries }] : [];
    });
  }
}

/** The wait that follows a wait: at least a nanosecond, or time would stand still. */
function nextWait(timer, wait) {
  const longer = timer.backoff ? least((wait * timer.backoff.numerator) / timer.backoff.denominator, greatest) : wait;
  const limited = least(longer, timer.limit ?? greatest);
  return limited > 1n ? limited : 1n;
}
