/** This tab, by a name that survives a reload and that no other living tab has. */
export type Tab = {
  name: string;
  /** Whether the tab of this name is gone, so that what it kept may be taken over. `at`: when it last wrote. */
  isGone(name: string, at: number): Promise<boolean>;
};

const nameKey = "takewire.desk.tab";
const prefix = "takewire.tab.";
/** Without locks, a tab that has not written for so long counts as gone. */
const silentMs = 60_000;

let claimed: Promise<Tab> | null = null;

/** The tab that this page is in. One that was duplicated has its original's memory, so it takes a name of its own. */
export function thisTab(): Promise<Tab> {
  claimed ??= claim();
  return claimed;
}

/** A random UUID; also where the browser's own is kept from pages without TLS. */
export function newName(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte, i) =>
    (i === 6 ? (byte & 15) | 64 : i === 8 ? (byte & 63) | 128 : byte).toString(16).padStart(2, "0"),
  );
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function claim(): Promise<Tab> {
  let name = remembered() ?? newName();
  if (!navigator.locks) {
    remember(name);
    return { name, isGone: async (other, at) => other === name || Date.now() - at > silentMs };
  }
  if (!(await hold(name))) {
    name = newName();
    await hold(name);
  }
  remember(name);
  return {
    name,
    async isGone(other) {
      if (other === name) return true;
      const { held = [] } = await navigator.locks.query();
      return !held.some((lock) => lock.name === prefix + other);
    },
  };
}

/** Holds the name's lock as long as the page lives. A reload may have to wait a moment for the page before it. */
function hold(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(prefix + name, { signal: AbortSignal.timeout(700) }, () => {
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(nameKey);
  } catch {
    return null;
  }
}

function remember(name: string): void {
  try {
    sessionStorage.setItem(nameKey, name);
  } catch {
    // The name lives as long as the page, then.
  }
}
