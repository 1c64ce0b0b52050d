import { shared } from "#lib/shared.ts";
import { may } from "./policy.ts";
import { personOf, tokenOf } from "./read-session.ts";

/** Milliseconds for which a session that was found is believed: a page with its pictures asks the database once. */
const believed = 2000;
const most = 10_000;

const state = shared("reader sessions", () => ({
  until: new Map<string, number>(),
  asking: new Map<string, Promise<boolean>>(),
}));

/**
 * Whether the session that a Cookie header bears lets somebody read a site that is not for everyone. A session that has
 * ended, also by suspension, is believed for two seconds at most, in every process; one that was not found, never.
 */
export async function isReader(cookieHeader: string | undefined): Promise<boolean> {
  const token = await tokenOf(cookieHeader ?? null);
  if (!token) return false;
  if ((state.until.get(token) ?? 0) > Date.now()) return true;
  const asking = state.asking.get(token) ?? ask(token, cookieHeader as string);
  state.asking.set(token, asking);
  return asking;
}

async function ask(token: string, cookieHeader: string): Promise<boolean> {
  const begun = Date.now();
  try {
    const person = await personOf(cookieHeader);
    const reads = person !== null && may(person, "site.read");
    state.until.delete(token);
    if (reads) state.until.set(token, begun + believed);
    if (state.until.size > most) state.until.delete(state.until.keys().next().value as string);
    return reads;
  } finally {
    state.asking.delete(token);
  }
}
