import type { Usage } from "./site.ts";

/** Makes this process a helper: it answers the calls of its parent by name and ends with it, after `close`. */
export function answerCalls(
  calls: Record<string, (...args: never[]) => unknown>,
  close: () => Promise<void> = async () => {},
): void {
  const all: Record<string, (...args: never[]) => unknown> = { usage, ...calls };
  process.on("message", async ({ id, name, args }: { id: number; name: string; args: never[] }) => {
    try {
      process.send?.({ id, value: await all[name]?.(...args) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on("disconnect", () => void close().then(() => process.exit(0)));
  process.send?.({ id: 0 });
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const megabyte = 1024 * 1024;
  return { cpu: (user + system) / 1000, rss: rss / megabyte, heap: heapUsed / megabyte };
}
