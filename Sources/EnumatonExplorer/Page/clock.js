// Time that passes by itself. What has passed since the last event becomes part of the trace with the next one.

class Clock {
  /** @param show what to do when time has passed and nothing else has happened, or the clock starts or stops */
  constructor(session, show) {
    this.session = session;
    this.show = show;
    this.speed = 1;
    /** What has passed and is not part of the session yet, in nanoseconds; no timer is due in it. */
    this.pending = 0n;
    /** The frame that is awaited while time runs. */
    this.frame = null;
  }

  /** How many timers fire in one frame. Where more are due, time runs slower than asked for. */
  static mostInFrame = 20;

  get isRunning() {
    return this.frame !== null;
  }

  toggle() {
    if (this.isRunning) return this.stop();
    this.last = performance.now();
    this.awaitFrame();
    this.show();
  }

  stop() {
    this.settle();
    this.reset();
  }

  /** Makes what has passed a part of the session. */
  settle() {
    const { pending } = this;
    this.pending = 0n;
    if (pending > 0n) this.pass(pending);
  }

  /** Stops, and forgets what has passed: the session went elsewhere. */
  reset() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.pending = 0n;
    this.show();
  }

  awaitFrame() {
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    // A frame begins before what happens in it, such as the click that starts the clock. Whole milliseconds: traces
    // stay readable.
    const passed = Math.floor(Math.max(0, now - this.last) * this.speed);
    this.last += passed / this.speed;
    this.pending += BigInt(passed) * 1_000_000n;
    this.fireDue();
    this.show();
    if (this.isRunning) this.awaitFrame();
  }

  fireDue() {
    for (let count = 0; this.isRunning; count++) {
      const { first } = this.session.now.timers;
      const wait = first && first.deadline - this.session.now.time;
      if (wait === null || wait > this.pending) return;
      const rest = this.pending - wait;
      this.pending = 0n;
      if (count === Clock.mostInFrame) return;
      this.pass(wait);
      if (this.isRunning) this.pending = rest;
    }
  }

  /** Lets time pass in the session; a machine that fires without end stops the clock. */
  pass(duration) {
    try {
      this.session.meet({ kind: "advance", duration });
    } catch (error) {
      this.reset();
      tell(error.message);
    }
  }
}
