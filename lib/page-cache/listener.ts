import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { applyNotification, channel, type Dropper } from "./invalidation.ts";

export type Listener = {
  /** Whether changes are being heard right now. */
  hears(): boolean;
  close(): Promise<void>;
};

type Pace = { heartbeat: number; patience: number; retry: number };

/**
 * Hears what other processes change. Whenever hearing begins, at start and after every loss of the connection, all
 * pages are dropped, since something may have changed unheard. A connection that has gone dead without a word is
 * noticed by its heartbeat within a few seconds. Resolves once listening, or after the first failure to.
 */
export async function listen(
  databaseUrl: string,
  cache: Dropper,
  options: Partial<Pace> & { log?: (sentence: string) => void } = {},
): Promise<Listener> {
  const pace: Pace = { heartbeat: 2000, patience: 2000, retry: 250, ...options };
  const log = options.log ?? ((sentence) => console.error(sentence));
  const stop = new AbortController();
  const firstTry = Promise.withResolvers<void>();
  let hears = false;
  let told = "";

  const tell = (sentence: string) => {
    if (sentence !== told) log(sentence);
    told = sentence;
  };

  const live = (async () => {
    while (!stop.signal.aborted) {
      const client = new Client({
        connectionString: databaseUrl,
        connectionTimeoutMillis: pace.patience,
        query_timeout: pace.patience,
        keepAlive: true,
        application_name: "takewire pages",
      });
      const lost = Promise.withResolvers<string>();
      client.on("error", (error) => lost.resolve(error.message));
      client.on("end", () => lost.resolve("the connection ended"));
      stop.signal.addEventListener("abort", () => lost.resolve("closing"), { once: true });
      try {
        await client.connect();
        await beginListening(client, pace.patience);
        cache.dropAll();
        hears = true;
        if (told) tell("The database is back; every page is made anew.");
        told = "";
        firstTry.resolve();
        await untilLost(client, lost.promise, pace.heartbeat);
      } catch (error) {
        if (!stop.signal.aborted) {
          tell(`Changes are not heard (${reason(error)}); kept pages are served and looked at again often.`);
        }
      }
      hears = false;
      firstTry.resolve();
      client.end().catch(() => undefined);
      await sleep(pace.retry, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();

  await firstTry.promise;
  return {
    hears: () => hears,
    async close() {
      stop.abort();
      await live;
    },
  };
}

const ping = "ping ";

/** Subscribes and proves it with a notification of its own: through some connection poolers LISTEN does nothing. */
async function beginListening(client: Client, patience: number): Promise<void> {
  const mark = ping + randomUUID();
  const proved = Promise.withResolvers<void>();
  client.on("notification", ({ payload = "" }) => {
    if (payload === mark) proved.resolve();
    else if (!payload.startsWith(ping)) applyNotification(payload);
  });
  await client.query(`LISTEN ${channel}`);
  await client.query("SELECT pg_notify($1, $2)", [channel, mark]);
  const timer = setTimeout(
    () =>
      proved.reject(
        new Error("LISTEN has no effect; DATABASE_URL may lead through a pooler that forbids it"),
      ),
    patience,
  );
  await proved.promise.finally(() => clearTimeout(timer));
}

/** Throws as soon as the connection is lost or silent for too long. */
async function untilLost(client: Client, lost: Promise<string>, heartbeat: number): Promise<never> {
  for (;;) {
    const pause = new AbortController();
    const said = await Promise.race([
      lost,
      sleep(heartbeat, "", { signal: pause.signal, ref: false }).catch(() => ""),
    ]);
    pause.abort();
    if (said) throw new Error(said);
    await Promise.race([client.query("SELECT 1"), lost.then((why) => Promise.reject(new Error(why)))]);
  }
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join("; ");
  return error instanceof Error ? error.message : String(error);
}
