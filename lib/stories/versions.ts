import { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { carryComments } from "#lib/comments/carry.ts";
import { Refusal, type Result, refused } from "#lib/result.ts";
import { releaseAddresses, reserveAddress } from "./addresses.ts";
import { change, factsOf, forbidden, noSuchStory, type StoryRef, transact } from "./change.ts";
import type { Expected } from "./commands.ts";
import { differingParts } from "./compare.ts";
import type { StoryContent } from "./content.ts";
import { markRevision } from "./marks.ts";
import { appendRevision, contentOf, hashNow, placeContent, wholeRevision } from "./revisions.ts";
import { singleLine } from "./text.ts";

const name = z
  .string()
  .transform(singleLine)
  .refine((text) => text.length >= 1 && text.length <= 80, "A version’s name has 1 to 80 characters.");

/**
 * Gives a revision a name, which keeps it for good; a new name takes the place of an old one. Refused: "invalid",
 * "forbidden" for whoever may not edit the story, "not_found".
 */
export async function nameRevision(
  actor: Actor,
  input: { id: number; number: number; name: string },
): Promise<Result<{ name: string }>> {
  const parsed = name.safeParse(input.name);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "";
    return refused({ code: "invalid", message, fields: { name: [message] } });
  }
  const { id, number } = input;
  return transact(actor, "story.read", async (tx) => {
    const story = await tx.story.findUnique({
      where: { id },
      include: { revisions: { where: { number }, select: { headline: true } } },
    });
    const title = story?.revisions[0]?.headline;
    if (!story || title === undefined) throw new Refusal(noSuchRevision);
    if (!may(actor, "story.edit", factsOf(story))) throw new Refusal(forbidden);
    await markRevision(tx, actor, { storyId: id, number }, "named", parsed.data);
    const data = { revision: number, name: parsed.data };
    await recordEvent(tx, actor, "story.named", { story: id, title }, { data });
    return { value: { name: parsed.data }, tags: [] };
  });
}

/**
 * Takes an earlier revision's text up again, as a new revision on top of what is stored; nothing is thrown away. Its
 * address is taken up too where it is still to be had. Refused: "stale", "forbidden", "not_found", and "conflict" when
 * the story says just that already.
 */
export async function restoreRevision(
  actor: Actor,
  input: Expected & { number: number },
): Promise<Result<StoryRef>> {
  return change(actor, "story.edit", "edit", input, async (tx, story) => {
    const revision = await tx.revision.findUnique({
      where: { storyId_number: { storyId: story.id, number: input.number } },
      include: wholeRevision,
    });
    if (!revision) throw new Refusal(noSuchRevision);
    const content = contentOf(revision);
    const slug = await reserveAddress(tx, story, content).catch((error) => {
      if (error instanceof Refusal) return contentOf(story.working).slug;
      throw error;
    });
    const placed = await placeContent(tx, { ...content, slug } satisfies StoryContent);
    if (placed.hash === hashNow(story.working)) throw new Refusal(sameAlready);
    const number = story.lastNumber + 1;
    await appendRevision(
      tx,
      {
        id: story.id,
        number,
        parentNumber: story.workingNumber,
        authorId: actor.id,
        kind: "restored",
        restoredFrom: input.number,
        changedParts: differingParts(contentOf(story.working), placed.content),
      },
      placed,
    );
    await carryComments(tx, story.id, contentOf(story.working), placed.content);
    await releaseAddresses(tx, story.id, [slug, story.slug]);
    return {
      data: { workingNumber: number, ...(story.publicSlug === null && { slug }) },
      event: {
        kind: "story.restored",
        title: content.headline,
        data: { revision: number, restoredFrom: input.number },
      },
      tags: [],
    };
  });
}

const noSuchRevision = {
  ...noSuchStory,
  message: "There is no such version of this story; a short-lived one may have been folded into a later one.",
};

const sameAlready = {
  code: "conflict" as const,
  message: "The story says exactly this already; there is nothing to restore.",
};
