import type { z } from "zod";
import { changes, recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { lockStory } from "#lib/schedule/hold.ts";
import { factsOf, forbidden, noSuchStory, transact } from "#lib/stories/change.ts";
import type { Take } from "#prisma/generated/client.ts";
import { changedTags, takesTag } from "./live.ts";
import { type GivenVerdict, verdictInput } from "./verdict.ts";

/** Whoever says what became of a claim names the version of its record that they saw; 0 while there is no verdict. */
export type Seen = { story: number; version: number };

/**
 * Says what became of a story's claim, or says it otherwise than before; what it was stays in the log. Readers see it at once,
 * and the text has no new version. Before the day to look back too: some claims are settled sooner. Gives the version of the
 * record. Refused: "invalid" (fields say why), "stale" when somebody else has judged it since (in `current`), "conflict" when readers do not see the story,
 * "not_found" when it claims nothing, "forbidden".
 */
export async function giveVerdict(
  actor: Actor,
  { story: id, version, ...input }: Seen & Record<keyof GivenVerdict, string>,
): Promise<Result<{ version: number }>> {
  const checked = verdictInput.safeParse(input);
  if (!checked.success) return refused(unfinished(checked.error));
  const given = checked.data;
  return transact(actor, "story.read", async (tx) => {
    const { take, title, tags } = await held(tx, actor, { story: id, version });
    const judged = take.claim || take.judged;
    const was = facts(take);
    const is = { ...given, judged };
    if (take.verdict !== null && Object.keys(changes(was, is).after).length === 0)
      return { value: { version }, tags: [] };
    const { id: givenById, name: givenBy } = actor;
    await tx.take.update({
      where: { storyId: id },
      data: { ...is, givenAt: new Date(), givenById, givenBy, version: version + 1 },
    });
    await recordEvent(tx, actor, "story.judged", { story: id, title }, changes(was, is));
    return { value: { version: version + 1 }, tags };
  });
}

/**
 * Takes a verdict back that was given by mistake: the claim is open again, and readers see no verdict. The reason stays in the log.
 * Refused as `giveVerdict`, and "invalid" without a reason.
 */
export async function withdrawVerdict(
  actor: Actor,
  { reason, ...seen }: Seen & { reason: string },
): Promise<Result<{ version: number }>> {
  return transact(actor, "story.read", async (tx) => {
    const { take, title, tags } = await held(tx, actor, seen);
    if (take.verdict === null) throw new Refusal(nothingToWithdraw);
    if (reason.trim() === "") throw new Refusal(noReason);
    const where = { storyId: seen.story };
    const version = seen.version + 1;
    if (take.claim === "") {
      await tx.take.delete({ where });
      tags.push(...(await changedTags(tx, seen.story)));
    } else await tx.take.update({ where, data: { ...blank, version } });
    const told = { ...changes(facts(take), facts({ ...take, ...blank })), data: { reason: reason.trim() } };
    await recordEvent(tx, actor, "story.verdict_withdrawn", { story: seen.story, title }, told);
    return { value: { version }, tags };
  });
}

const blank = {
  verdict: null,
  judged: "",
  note: "",
  url: "",
  givenAt: null,
  givenById: null,
  givenBy: "",
} as const;

/** What the log tells of a verdict before and after. */
function facts({ verdict, judged, note, url }: Pick<Take, "verdict" | "judged" | "note" | "url">) {
  return { verdict, judged, note, url };
}

/** The record of a story's claim, whose row is held, for somebody who may judge it and has seen it as it is. */
async function held(tx: Transaction, actor: Actor, { story: id, version }: Seen) {
  const story = await tx.story.findUnique({
    where: { id },
    include: { published: { select: { headline: true } }, take: true },
  });
  if (!story) throw new Refusal(noSuchStory);
  if (!may(actor, "story.judge", factsOf(story))) throw new Refusal(forbidden);
  await lockStory(tx, id);
  const take = await tx.take.findUnique({ where: { storyId: id } });
  if (!take) throw new Refusal(noClaim);
  if (!take.live) throw new Refusal(notLive);
  if (take.version !== version)
    throw new Refusal({ ...stale(take.givenBy), current: { version: take.version, ...facts(take) } });
  return { take, title: story.published?.headline ?? "", tags: [`story:${id}`, takesTag] };
}

function unfinished(error: z.ZodError): Problem {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "");
    fields[field] = [...(fields[field] ?? []), message];
  }
  return { code: "invalid", message: Object.values(fields).flat().join(" "), fields };
}

const noClaim = {
  code: "not_found" as const,
  message: "This story claims nothing that could be judged; give it a claim and a day to look back first.",
};

const notLive = {
  code: "conflict" as const,
  message: "Readers do not see this story, so its claim is not judged; publish it again first.",
};

const nothingToWithdraw = {
  code: "conflict" as const,
  message: "There is no verdict to withdraw; the claim is open.",
};

const noReason = {
  code: "invalid" as const,
  message: "Say why the verdict is withdrawn.",
  fields: { reason: ["Say why the verdict is withdrawn."] },
};

function stale(givenBy: string) {
  const who = givenBy || "Somebody else";
  const message = `${who} has changed the verdict after you opened this page. Look at it as it is now, and give yours again if it still differs.`;
  return { code: "stale" as const, message };
}
