import { expect, it } from "vitest";
import { Overloaded, RenderQueue } from "#lib/page-cache/queue.ts";

function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { task: () => promise, release: resolve };
}

it("runs a few at a time, urgent ones first, and turns away what would wait too long", async () => {
  const queue = new RenderQueue({ atOnce: 1, waiting: 2 });
  const order: string[] = [];
  const step = (name: string) => async () => void order.push(name);
  const first = held();
  const running = queue.run(first.task, false);
  const waiting = [queue.run(step("a"), false), queue.run(step("b"), false)];
  await expect(queue.run(step("c"), false)).rejects.toBeInstanceOf(Overloaded);
  const urgent = queue.run(step("front"), true);
  first.release();
  await Promise.all([running, ...waiting, urgent]);
  expect(order).toEqual(["front", "a", "b"]);
});

it("goes on after a task that failed", async () => {
  const queue = new RenderQueue({ atOnce: 1, waiting: 5 });
  const failed = queue.run(() => Promise.reject(new Error("no")), false);
  const next = queue.run(async () => "yes", false);
  await expect(failed).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
