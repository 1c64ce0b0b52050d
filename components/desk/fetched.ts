const firstMs = 1000;
const longestMs = 15_000;

/**
 * What `load` imports, asked for again until it comes or `gone` says that nobody waits any more (null then): when the
 * network is back, and after 1, 2, 4, … 15 seconds, since a line can fail that the browser takes for whole.
 */
export async function fetched<T>(load: () => Promise<T>, gone: () => boolean): Promise<T | null> {
  for (let wait = firstMs; !gone(); wait = Math.min(2 * wait, longestMs)) {
    try {
      return await load();
    } catch {
      await networkOr(wait);
    }
  }
  return null;
}

function networkOr(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    addEventListener("online", go);
  });
}
