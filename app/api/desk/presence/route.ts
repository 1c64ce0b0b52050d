import { z } from "zod";
import { deskRequest } from "#lib/auth/desk-request.ts";
import { left, seen } from "#lib/presence/commands.ts";
import { othersOn } from "#lib/presence/queries.ts";
import { ok } from "#lib/result.ts";
import { storyVersion } from "#lib/stories/desk-queries.ts";

const heartbeat = z.strictObject({
  tab: z.uuid(),
  storyId: z.int().positive(),
  part: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/)
    .nullable(),
  leaving: z.boolean().optional(),
});

/** A tab says that it has a story open, or no longer; it hears who else has, and which version is stored. */
export async function POST(request: Request): Promise<Response> {
  return deskRequest(request, heartbeat, async (person, { leaving, ...tab }) => {
    if (leaving) {
      const gone = await left(person, tab);
      return gone.ok ? ok({ others: [], version: 0 }) : gone;
    }
    const here = await seen(person, tab);
    if (!here.ok) return here;
    const [others, version] = await Promise.all([othersOn(tab.storyId, tab.tab), storyVersion(tab.storyId)]);
    return ok({ others: others.map((other) => ({ ...other, you: other.userId === person.id })), version });
  });
}
