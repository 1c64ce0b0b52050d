import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable } from "#lib/database/unavailable.ts";
import type { Dropper } from "#lib/page-cache/invalidation.ts";
import { shared } from "#lib/shared.ts";
import type { SiteSettings } from "./schema.ts";

export const settingsTag = "settings";

const glance = 1000; // milliseconds for which settings are believed while changes are not heard
const patience = 2000; // milliseconds that the database has to answer, before what was known last has to do

/** One for both module graphs. */
const state = shared("settings", () => ({
  kept: null as SiteSettings | null,
  /** Nothing was said to have changed since they were read. */
  right: false,
  readAt: 0,
  /** The last look was in vain: the database is out of reach. */
  away: false,
  clock: 0,
  looking: null as Promise<SiteSettings> | null,
  hears: null as (() => boolean) | null,
}));

/**
 * Says that this process hears of changes, and how it knows; from then on settings are kept. Null: it does not (any
 * more), and they are read every time. What is given back hears of the changes.
 */
export function keepSettings(hears: (() => boolean) | null): Dropper {
  Object.assign(state, {
    hears,
    kept: null,
    right: false,
    away: false,
    looking: null,
    clock: state.clock + 1,
  });
  return { drop, dropAll };
}

/** The settings, if this process knows them without looking; null otherwise. */
export function keptSettings(read: () => Promise<SiteSettings>): SiteSettings | null {
  const { kept, right, away, readAt, hears } = state;
  if (!kept || !hears) return null;
  if (hears()) return right ? kept : null;
  const fresh = Date.now() - readAt < glance;
  if (away && !fresh) void look(read).catch(() => undefined);
  return fresh || away ? kept : null;
}

/** The settings as they are stored; those known last while the database is out of reach. */
export function look(read: () => Promise<SiteSettings>): Promise<SiteSettings> {
  if (!state.hears) return read();
  if (state.looking) return state.looking;
  const looking = readThem(read).finally(() => {
    if (state.looking === looking) state.looking = null;
  });
  state.looking = looking;
  return looking;
}

async function readThem(read: () => Promise<SiteSettings>): Promise<SiteSettings> {
  const begun = state.clock;
  try {
    const found = await (state.kept ? Promise.race([read(), tooLate()]) : read());
    if (begun === state.clock)
      Object.assign(state, { kept: found, right: true, away: false, readAt: Date.now() });
    return found;
  } catch (error) {
    if (!state.kept || !(error instanceof TooLate || isUnavailable(error))) throw error;
    Object.assign(state, { away: true, readAt: Date.now() });
    return state.kept;
  }
}

/** What was changed is forgotten, so that nobody is answered by it once more. */
function drop(tags: Iterable<string>): void {
  if ([...tags].includes(settingsTag)) Object.assign(state, { kept: null, ...doubted() });
}

function dropAll(): void {
  Object.assign(state, doubted());
}

function doubted() {
  return { right: false, away: false, looking: null, clock: state.clock + 1 };
}

class TooLate extends Error {}

async function tooLate(): Promise<never> {
  await sleep(patience, undefined, { ref: false });
  throw new TooLate("The database took too long.");
}
