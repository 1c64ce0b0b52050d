import { AsyncLocalStorage } from "node:async_hooks";
import { database, type Transaction } from "#lib/database/client.ts";
import { dropNow } from "#lib/page-cache/invalidation.ts";
import type { Result } from "#lib/result.ts";

type Outer = { tx: Transaction; tags: string[] };

const outer = new AsyncLocalStorage<Outer>();

/** The transaction that commands called inside `together` are part of, as savepoints; undefined outside. */
export function outerTransaction(): Outer | undefined {
  return outer.getStore();
}

/**
 * Runs several commands as one: all of it is stored, or nothing when `work` gives a problem or throws. With `keep`
 * false nothing is stored in any case, and the result is what would have been. `work` may read what it has not
 * stored yet only through the transaction that it is given. Milliseconds for `timeout`.
 */
export async function together<T>(
  work: (tx: Transaction) => Promise<Result<T>>,
  { keep = true, timeout = 20_000 } = {},
): Promise<Result<T>> {
  const tags: string[] = [];
  let result: Result<T> | undefined;
  try {
    await database().$transaction(
      async (tx) => {
        result = await outer.run({ tx, tags }, () => work(tx));
        if (!result.ok || !keep) throw new Undone();
      },
      { maxWait: 10_000, timeout },
    );
    dropNow(tags);
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return result as Result<T>;
}

class Undone extends Error {}
