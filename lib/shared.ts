const key = Symbol.for("takewire");
const holder = globalThis as unknown as Record<symbol, Map<string, unknown> | undefined>;
holder[key] ??= new Map();
const kept = holder[key];

/**
 * The one thing of that name in this process, made on first use. server.ts and Next's bundles are two module
 * graphs, so a plain module variable would exist twice: the recorder, the page cache and the database client
 * live here instead.
 */
export function shared<T>(name: string, make: () => T): T {
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}
