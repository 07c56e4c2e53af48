// Time that passes by itself. What has passed since the last event becomes part of the trace with the next one.

class Clock {
  /** @param show what to do when time has passed and nothing else has happened */
  constructor(session, show) {
    this.session = session;
    this.show = show;
    this.speed = 1;
    /** What has passed and is not part of the session yet, in nanoseconds. */
    this.pending = 0n;
    this.isRunning = false;
  }

  toggle() {
    if (this.isRunning) return this.stop();
    this.isRunning = true;
    this.last = performance.now();
    requestAnimationFrame((now) => this.tick(now));
  }

  stop() {
    this.isRunning = false;
    this.settle();
  }

  /** Makes what has passed a part of the session. */
  settle() {
    const { pending } = this;
    this.pending = 0n;
    if (pending > 0n) this.session.meet({ kind: "advance", duration: pending });
  }

  /** Forgets it: the session went elsewhere. */
  reset() {
    this.pending = 0n;
  }

  tick(now) {
    if (!this.isRunning) return;
    // Whole milliseconds: traces stay readable.
    const passed = Math.floor((now - this.last) * this.speed);
    this.last += passed / this.speed;
    this.pending += BigInt(passed) * 1_000_000n;
    try {
      this.fireDue();
    } catch (error) {
      // A machine that fires without end.
      this.isRunning = false;
      this.pending = 0n;
      tell(error.message);
    }
    this.show();
    requestAnimationFrame((now) => this.tick(now));
  }

  /** Fires the timers that are due, so many at a time that the page goes on. */
  fireDue() {
    for (let count = 0; count < 20; count++) {
      const { first } = this.session.now.timers;
      const wait = first && first.deadline - this.session.now.time;
      if (wait === null || wait > this.pending) break;
      const rest = this.pending - wait;
      this.pending = 0n;
      this.session.meet({ kind: "advance", duration: wait });
      this.pending = rest;
    }
  }
}
