import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { database } from "#lib/database/client.ts";
import { connect } from "#lib/database/connect.ts";
import { migrate } from "#lib/database/migrate.ts";
import { addJob, removeJob } from "#lib/jobs/queue.ts";
import { startWorker, type Worker } from "#lib/jobs/worker.ts";
import { copyDatabase } from "../../support/copies.ts";
import { withDatabase } from "../../support/database.ts";

withDatabase();

const workers: Worker[] = [];
const said: string[] = [];
const secret = "The minister resigns";

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  said.length = 0;
});

function start(options: Omit<Parameters<typeof startWorker>[0], "databaseUrl" | "log">): void {
  const databaseUrl = process.env.DATABASE_URL ?? "";
  workers.push(startWorker({ databaseUrl, log: (sentence) => said.push(sentence), ...options }));
}

async function jobs(): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from graphile_worker.jobs`;
  return row?.count ?? 0;
}

describe("the job queue", () => {
  it("has a job exactly if the change that asked for it is stored", async () => {
    await expect(
      database().$transaction(async (tx) => {
        await addJob(tx, { task: "note", payload: { number: 1 }, runAt: new Date("2199-01-01") });
        throw new Error("Something else went wrong.");
      }),
    ).rejects.toThrow();
    expect(await jobs()).toBe(0);
    await database().$transaction((tx) =>
      addJob(tx, { task: "note", payload: { number: 1 }, runAt: new Date("2199-01-01"), key: "one" }),
    );
    await database().$transaction((tx) =>
      addJob(tx, { task: "note", payload: { number: 2 }, runAt: new Date("2199-01-02"), key: "one" }),
    );
    expect(await jobs()).toBe(1);
    await database().$transaction((tx) => removeJob(tx, "one"));
    expect(await jobs()).toBe(0);
  });

  it("does each job once, however many workers there are", async () => {
    const done: unknown[] = [];
    const task = async (payload: unknown) => void done.push(payload);
    for (let n = 0; n < 3; n++) start({ tasks: { note: task } });
    const numbers = Array.from({ length: 60 }, (_, number) => number);
    await database().$transaction(async (tx) => {
      for (const number of numbers) await addJob(tx, { task: "note", payload: { number } });
    });
    await vi.waitFor(() => expect(done).toHaveLength(60), { timeout: 10_000 });
    expect(new Set(done.map((payload) => JSON.stringify(payload))).size).toBe(60);
    await vi.waitFor(async () => expect(await jobs()).toBe(0), { timeout: 10_000 });
  });

  it("does a job soon after its time, and not before", async () => {
    const done = Promise.withResolvers<number>();
    start({ tasks: { note: async () => done.resolve(Date.now()) } });
    const runAt = new Date(Date.now() + 1500);
    await database().$transaction((tx) => addJob(tx, { task: "note", payload: {}, runAt }));
    const late = (await done.promise) - runAt.getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5000);
  });

  it("tries a failed job again, and says no word of what it was about", async () => {
    let tries = 0;
    const done = Promise.withResolvers<void>();
    const task = async () => {
      tries += 1;
      if (tries === 1) throw new Error(secret);
      done.resolve();
    };
    start({ tasks: { note: task } });
    await database().$transaction((tx) => addJob(tx, { task: "note", payload: { about: secret } }));
    await vi.waitFor(() => expect(said.join()).toContain("“note” fails (Error)"), { timeout: 5000 });
    await database().$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
    await done.promise;
    expect(said.join()).not.toContain(secret);
  });

  it("looks after what a lost job would have done, and goes on when that fails", async () => {
    let looks = 0;
    const run = async () => {
      looks += 1;
      if (looks === 2) throw new Error(secret);
      return null;
    };
    start({ tasks: {}, sweeps: { missed: { every: 20, run } } });
    await vi.waitFor(() => expect(looks).toBeGreaterThan(4), { timeout: 10_000 });
    expect(said).toEqual([
      "The look after “missed” fails (Error); it is tried again.",
      "The look after “missed” works again.",
    ]);
  });

  it("goes on by itself after every connection was lost", async () => {
    const done: unknown[] = [];
    start({ tasks: { note: async (payload) => void done.push(payload) } });
    await database().$transaction((tx) => addJob(tx, { task: "note", payload: { number: 1 } }));
    await vi.waitFor(() => expect(done).toHaveLength(1), { timeout: 5000 });
    const client = await connect(process.env.DATABASE_URL ?? "");
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await client.query("select graphile_worker.add_job('note', '{}'::json)");
    await client.end();
    await vi.waitFor(() => expect(done).toHaveLength(2), { timeout: 10_000 });
  });

  it("lets a job that is under way finish when the worker stops", async () => {
    const begun = Promise.withResolvers<void>();
    let finished = false;
    const task = async () => {
      begun.resolve();
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    };
    const others = await jobs(); // one whose connection was lost may wait to be taken up again
    start({ tasks: { slow: task } });
    await database().$transaction((tx) => addJob(tx, { task: "slow", payload: {} }));
    await begun.promise;
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    expect(finished).toBe(true);
    expect(await jobs()).toBe(others);
  });

  it("gets its tables once when many processes start together", async () => {
    const { url, drop } = await copyDatabase("template0", `test_${randomUUID().slice(0, 8)}`);
    await Promise.all(Array.from({ length: 4 }, () => migrate(url)));
    const client = await connect(url);
    const { rows } = await client.query("select count(*)::int as count from graphile_worker.migrations");
    await client.end();
    await drop();
    expect(rows[0].count).toBeGreaterThan(10);
  });
});
