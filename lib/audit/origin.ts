import { AsyncLocalStorage } from "node:async_hooks";
import { shared } from "#lib/shared.ts";

const origins = shared("origins", () => new AsyncLocalStorage<string>());

/** Does `work` for somebody who is there: a network address, or "job". What it records says so, in either module graph. */
export function from<T>(origin: string, work: () => T): T {
  return origins.run(origin, work);
}

/** Whence what is being done was asked for; where nobody said, somebody runs a command on the machine. */
export function origin(): string {
  return origins.getStore() ?? "command line";
}
