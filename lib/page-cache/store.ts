/** What the store needs to know of what it keeps. */
export type Kept = {
  tags: ReadonlySet<string>;
  until: Date | null;
  bytes: number;
  brief: boolean /** One of a kind without end. */;
  endless: boolean;
};

type Entry<T> = { key: string; value: T; until: number; used: boolean; doubtful: boolean };

/** `endless`: what pages of a kind without end may take, in number and as a share of the bytes. */
export type StoreLimits = {
  bytes: number;
  brief: number;
  endless: { pages: number; share: number };
  now?: () => number;
};

/**
 * Keeps finished pages by key within a budget of bytes and drops them by what they were made from. When room is
 * needed, a page asked for since it was last looked at gets a second chance, so that a storm of addresses asked for
 * once pushes out its own kind. "Brief" ones (unknown addresses) have a bounded number as well, and "endless" ones (as
 * many as there are queries) a bounded number and share, so that they never push out anything else.
 */
export class PageStore<T extends Kept> {
  #limits: StoreLimits;
  #now: () => number;
  #entries = new Map<string, Entry<T>>();
  #keysOf = new Map<string, Set<string>>();
  #briefKeys = new Set<string>();
  #endlessKeys = new Set<string>();
  #endlessBytes = 0;
  #bytes = 0;
  #clock = 0;
  #allDropped = 0;
  #dropped = new Map<string, number>();
  #renders = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
    this.#now = limits.now ?? Date.now;
  }

  /** The page kept under this key, if it is certainly right. */
  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.doubtful) return undefined;
    if (entry.until !== 0 && entry.until <= this.#now()) {
      entry.doubtful = true;
      return undefined;
    }
    entry.used = true;
    return entry.value;
  }

  /** A page that may have changed unheard, or is past its time: for when nothing better can be made. */
  getDoubtful(key: string): T | undefined {
    return this.#entries.get(key)?.value;
  }

  /** A number that grows with every drop: what was begun at a lower one may miss a change. */
  get clock(): number {
    return this.#clock;
  }

  /** Says that a render begins; `ended` must follow. Between the two, drops are remembered by tag. */
  begin(): number {
    this.#renders++;
    return this.#clock;
  }

  ended(): void {
    if (--this.#renders === 0) this.#dropped.clear();
  }

  /** Whether none of these tags was dropped since `begin` gave that number; ask before `ended`. */
  isRight(tags: Iterable<string>, begun: number): boolean {
    if (this.#allDropped > begun) return false;
    for (const tag of tags) if ((this.#dropped.get(tag) ?? 0) > begun) return false;
    return true;
  }

  put(key: string, value: T): void {
    this.remove(key);
    if (value.bytes > this.#limits.bytes / 4) return;
    const until = value.until ? Math.max(1, value.until.getTime()) : 0;
    this.#entries.set(key, { key, value, until, used: false, doubtful: false });
    this.#bytes += value.bytes;
    if (value.brief) this.#briefKeys.add(key);
    if (value.endless) {
      this.#endlessKeys.add(key);
      this.#endlessBytes += value.bytes;
    }
    for (const tag of value.tags) {
      const keys = this.#keysOf.get(tag);
      if (keys) keys.add(key);
      else this.#keysOf.set(tag, new Set([key]));
    }
    this.#makeRoom();
  }

  /** Forgets every page made from one of these tags and gives their keys. */
  drop(tags: Iterable<string>): string[] {
    this.#clock++;
    const gone: string[] = [];
    for (const tag of tags) {
      if (this.#renders > 0) this.#dropped.set(tag, this.#clock);
      for (const key of this.#keysOf.get(tag) ?? []) {
        gone.push(key);
        this.remove(key);
      }
    }
    return gone;
  }

  /** Trusts no page any more, since something may have changed unheard. */
  dropAll(): void {
    this.#allDropped = ++this.#clock;
    for (const entry of this.#entries.values()) entry.doubtful = true;
  }

  remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#briefKeys.delete(key);
    if (this.#endlessKeys.delete(key)) this.#endlessBytes -= entry.value.bytes;
    this.#bytes -= entry.value.bytes;
    for (const tag of entry.value.tags) {
      const keys = this.#keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(tag);
    }
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#entries.size, bytes: this.#bytes };
  }

  keys(): string[] {
    return [...this.#entries.keys()];
  }

  #makeRoom(): void {
    if (this.#briefKeys.size > this.#limits.brief) this.remove(first(this.#briefKeys));
    const { pages, share } = this.#limits.endless;
    while (this.#endlessKeys.size > pages || this.#endlessBytes > share * this.#limits.bytes)
      this.#removeFirstEndless();
    while (this.#bytes > this.#limits.bytes) {
      const entry = first(this.#entries.values());
      if (entry.used) {
        entry.used = false;
        this.#entries.delete(entry.key);
        this.#entries.set(entry.key, entry);
      } else {
        this.remove(entry.key);
      }
    }
  }

  /** The one kept longest goes, unless it was asked for since it was last looked at. */
  #removeFirstEndless(): void {
    const key = first(this.#endlessKeys);
    const entry = this.#entries.get(key);
    if (entry?.used) {
      entry.used = false;
      this.#endlessKeys.delete(key);
      this.#endlessKeys.add(key);
    } else {
      this.remove(key);
    }
  }
}

function first<V>(values: Iterable<V>): V {
  for (const value of values) return value;
  throw new Error("Nothing is kept, yet the store counts bytes: its account is wrong.");
}
