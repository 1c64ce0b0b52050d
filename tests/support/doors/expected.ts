import { casesOf } from "#lib/auth/matrix.ts";
import { may } from "#lib/auth/policy.ts";
import type { Found } from "./found.ts";
import type { Caller, Facts } from "./room.ts";
import type { Use } from "./use.ts";

/** What each case of a use is called, and what the policy goes by in it. */
export function casesFor({ needs, unless }: Use): { words: string; facts?: Facts }[] {
  return needs === "nothing" ? [{ words: "" }] : casesOf(needs).filter(({ words }) => words !== unless);
}

/** What a caller must hear at a door, by the policy: one of these. */
export function expected(
  { kind }: Found,
  { needs, hears = ["ok"] }: Use,
  { role }: Caller,
  facts: Facts,
): string[] {
  if (needs === "nothing" || needs === "site.read") return hears;
  if (role === null) return ["unauthenticated"];
  const actor = { id: "me", name: "", role };
  if (may(actor, needs, facts as never)) return hears;
  // A page that is not for somebody is not there for them, or leads them to what is.
  if (kind === "page") return ["forbidden", "not_found"];
  const lastAdmin = facts && "lastAdmin" in facts && facts.lastAdmin;
  return lastAdmin && may(actor, needs, { lastAdmin: false } as never) ? ["conflict"] : ["forbidden"];
}
