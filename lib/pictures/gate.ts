/** Lets so many pieces of work run at once; others wait their turn, but not longer than `patience` milliseconds. */
export class Gate {
  #free: number;
  #patience: number;
  #waiting: ((through: boolean) => void)[] = [];

  constructor({ atOnce, patience }: { atOnce: number; patience: number }) {
    this.#free = atOnce;
    this.#patience = patience;
  }

  /** Does the work when its turn comes; gives `busy()` instead when that takes too long. */
  async pass<T>(work: () => Promise<T>, busy: () => T): Promise<T> {
    if (!(await this.#enter())) return busy();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next(true);
      else this.#free += 1;
    }
  }

  #enter(): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const turn = (through: boolean) => {
        clearTimeout(timer);
        resolve(through);
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        turn(false);
      }, this.#patience);
      this.#waiting.push(turn);
    });
  }
}
