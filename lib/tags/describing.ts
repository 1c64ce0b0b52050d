import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { dropNow, touch } from "#lib/page-cache/invalidation.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { forbidden } from "#lib/stories/change.ts";
import { cleanText } from "#lib/stories/text.ts";
import { longestDescription } from "./plan.ts";

/**
 * Says at the head of a tag's page what it is about, in short Markdown; "" says nothing. `before` is the text that was looked at.
 * Gives the text as it is stored. Refused: "stale" when somebody else has written another since (in `current`), "invalid",
 * "not_found", "forbidden".
 */
export async function describeTag(
  actor: Actor,
  input: { tag: number; description: string; before: string },
): Promise<Result<string>> {
  if (!may(actor, "tag.change")) return refused(forbidden);
  const { tag: id, before } = input;
  const description = cleanText(input.description).trim();
  if (description.length > longestDescription) return refused(tooLong(description.length));
  const dropped = [`tag:${id}`];
  const done = await database().$transaction(async (tx): Promise<Result<string>> => {
    const tag = await tx.tag.findFirst({ where: { id, removedAt: null } });
    if (!tag) return refused(gone);
    if (tag.description === description) return ok(description);
    const written = await tx.tag.updateMany({
      where: { id, removedAt: null, description: before },
      data: { description },
    });
    if (written.count === 0) return refused({ ...stale, current: tag.description });
    const facts = { before: { description: tag.description }, after: { description } };
    await recordEvent(tx, actor, "tag.described", { title: tag.name }, facts);
    await touch(tx, dropped);
    return ok(description);
  });
  if (done.ok) dropNow(dropped);
  return done;
}

const gone: Problem = {
  code: "not_found",
  message: "There is no such tag any more; go back to the list of tags.",
};

const stale: Problem = {
  code: "stale",
  message:
    "Somebody else has described this tag meanwhile; their text stands below. Save again to replace it.",
};

function tooLong(length: number): Problem {
  const message = `Use at most ${longestDescription} characters; these are ${length}.`;
  return { code: "invalid", message, fields: { description: [message] } };
}
