/**
 * Makes what this process keeps by `shared` (lib/shared.ts) as it was when it was made, so that the next site of a test
 * process finds nothing of the one before. Import it before anything that keeps something: what holds a kind of value
 * that cannot be made empty here is refused when it is made.
 */
export function forgetKept(): void {
  for (const [name, fields] of beginnings) {
    const state = kept.get(name) as Record<string, unknown>;
    for (const key of Object.keys(state)) if (!(key in fields)) delete state[key];
    for (const [key, value] of Object.entries(fields)) state[key] = emptied(value, `${name}.${key}`);
  }
}

const beginnings = new Map<string, Record<string, unknown>>();

class Watched extends Map<string, unknown> {
  override set(name: string, value: unknown): this {
    // Anything else, such as an AsyncLocalStorage, is not made of what was asked for.
    if (isPlain(value)) {
      for (const [key, field] of Object.entries(value)) emptied(field, `${name}.${key}`);
      beginnings.set(name, { ...value });
    }
    return super.set(name, value);
  }
}

const kept = new Watched();
Object.assign(globalThis, { [Symbol.for("takewire")]: kept });

function emptied(value: unknown, name: string): unknown {
  if (value instanceof Map) return new Map();
  if (value instanceof Set) return new Set();
  if (value instanceof WeakMap) return new WeakMap();
  if (Array.isArray(value)) return [];
  if (value === null || typeof value !== "object") return value;
  throw new Error(`tests/support/forget.ts does not know how ${name} is made empty: say so there.`);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
