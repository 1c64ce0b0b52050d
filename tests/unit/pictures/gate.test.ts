import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Gate } from "#lib/pictures/gate.ts";

describe("a gate", () => {
  it("lets so many through at once and the others in their order", async () => {
    const gate = new Gate({ atOnce: 2, patience: 5000 });
    const done: number[] = [];
    let inside = 0;
    let most = 0;
    const work = (number: number) => async () => {
      inside += 1;
      most = Math.max(most, inside);
      await wait(5);
      inside -= 1;
      done.push(number);
    };
    await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        gate.pass(work(number), () => Promise.reject(new Error("busy")) as never),
      ),
    );
    expect(done).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it("says so when waiting takes too long, and goes on with the others", async () => {
    const gate = new Gate({ atOnce: 1, patience: 10 });
    const { promise, resolve } = Promise.withResolvers<string>();
    const long = gate.pass(
      () => promise,
      () => "busy",
    );
    expect(
      await gate.pass(
        async () => "done",
        () => "busy",
      ),
    ).toBe("busy");
    resolve("long");
    expect(await long).toBe("long");
    expect(
      await gate.pass(
        async () => "done",
        () => "busy",
      ),
    ).toBe("done");
  });

  it("is not blocked by work that fails", async () => {
    const gate = new Gate({ atOnce: 1, patience: 10 });
    await expect(
      gate.pass(
        () => Promise.reject(new Error("no")),
        () => "busy",
      ),
    ).rejects.toThrow("no");
    expect(
      await gate.pass(
        async () => "done",
        () => "busy",
      ),
    ).toBe("done");
  });
});
