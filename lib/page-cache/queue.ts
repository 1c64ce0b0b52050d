/** Thrown instead of waiting when the queue is full. */
export class Overloaded extends Error {
  constructor() {
    super("Too many pages are waiting to be made.");
    this.name = "Overloaded";
  }
}

/**
 * Runs a few tasks at a time and lets a bounded number wait. Urgent ones have places of their own and go first, so
 * that a storm of addresses nobody has heard of cannot keep the front page from being made anew.
 */
export class RenderQueue {
  #running = 0;
  #urgent: (() => void)[] = [];
  #ordinary: (() => void)[] = [];
  #atOnce: number;
  #waiting: number;

  constructor(limits: { atOnce: number; waiting: number }) {
    this.#atOnce = limits.atOnce;
    this.#waiting = limits.waiting;
  }

  async run<T>(task: () => Promise<T>, urgent: boolean): Promise<T> {
    if (this.#running >= this.#atOnce) await this.#turn(urgent ? this.#urgent : this.#ordinary);
    else this.#running++;
    try {
      return await task();
    } finally {
      const next = this.#urgent.shift() ?? this.#ordinary.shift();
      if (next) next();
      else this.#running--;
    }
  }

  #turn(lane: (() => void)[]): Promise<void> {
    if (lane.length >= this.#waiting) return Promise.reject(new Overloaded());
    return new Promise((resolve) => lane.push(resolve));
  }
}
