import { type Answer, ask } from "./ask.ts";
import { casesFor, expected } from "./expected.ts";
import type { Found } from "./found.ts";
import type { Caller, Room } from "./room.ts";
import { doors } from "./table.ts";
import type { Use } from "./use.ts";

/** Every door that stands in the table, with each of its uses. */
export function usesOf(found: Found[]): { door: Found; use: Use }[] {
  return found.flatMap((door) => [doors[door.name] ?? []].flat().map((use) => ({ door, use })));
}

const refusals = new Set(["unauthenticated", "forbidden"]);

/** Tries every door in every case as one caller. Gives a line for each answer that is not the policy's. */
export async function visitAll(room: Room, caller: Caller, found: Found[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { door, use } of usesOf(found)) {
    for (const { words, facts } of casesFor(use)) {
      const answer = await ask(room.site.url, door, use, await room.things(caller, facts), caller);
      const right = expected(door, use, caller, facts);
      const what = [use.needs, words].filter(Boolean).join(", ");
      if (!right.includes(answer.said)) wrong.push(line(door, what, caller.name, right, answer));
      // Whoever was refused has used nothing up.
      if (use.usesUp && !refusals.has(answer.said)) await room.renew(caller, facts, use.usesUp);
    }
  }
  return wrong;
}

const elsewhere = {
  "another site": { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
  "a page without an origin": { origin: "null", "sec-fetch-site": "cross-site" },
  "nowhere said": { origin: undefined, "sec-fetch-site": "cross-site" },
};

/**
 * Tries every door as the admin whose browser another site makes ask. Doors that change or tell something must refuse;
 * those that everybody may open must not be readable by that site's script. Gives a line for each that does otherwise.
 */
export async function visitFromElsewhere(room: Room, found: Found[]): Promise<string[]> {
  const wrong: string[] = [];
  const { admin } = room;
  for (const { door, use } of usesOf(found)) {
    const [first] = casesFor(use);
    const things = await room.things(admin, first?.facts);
    const isOpen = door.kind === "page" || (door.method === "GET" && /^(nothing|site.read)$/.test(use.needs));
    for (const [from, headers] of Object.entries(elsewhere)) {
      const answer = await ask(room.site.url, door, use, things, admin, headers);
      if (!isOpen && !use.fromAnywhere && answer.said !== "forbidden")
        wrong.push(line(door, use.needs, `admin, from ${from}`, ["forbidden"], answer));
      if (answer.headers.has("access-control-allow-origin"))
        wrong.push(`${door.name} lets the scripts of ${from} read its answer`);
    }
  }
  return wrong;
}

function line({ name }: Found, what: string, who: string, right: string[], { said, status, text }: Answer) {
  const excerpt = /<title>[^<]*/.exec(text)?.[0] ?? text.slice(0, 160);
  return `${name} (${what}) as ${who}: expected ${right.join(" or ")}, got ${said} (${status}: ${excerpt})`;
}
