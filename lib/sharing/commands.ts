import { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { env } from "#lib/env.ts";
import { Refusal, type Result, refused } from "#lib/result.ts";
import { factsOf, forbidden, noSuchStory, transact } from "#lib/stories/change.ts";
import { singleLine } from "#lib/stories/text.ts";
import { signLink } from "./token.ts";

const day = 24 * 60 * 60 * 1000;

const sharing = z.object({
  id: z.int().positive(),
  number: z.int().positive(),
  days: z
    .int("A link is open for 1 to 90 days.")
    .min(1, "A link is open for 1 to 90 days.")
    .max(90, "A link is open for 1 to 90 days."),
  note: z
    .string()
    .transform(singleLine)
    .refine((text) => text.length <= 120, "Say in at most 120 characters for whom the link is."),
  /** Whether whoever has it may comment. */
  comments: z.boolean().default(false),
});

export type Sharing = z.input<typeof sharing>;

/**
 * Makes a link that opens one revision of a story to whoever has it, for so many days. Gives its path on this site.
 * Refused: "invalid", "forbidden" for whoever may not edit the story, "not_found".
 */
export async function shareDraft(
  actor: Actor,
  input: Sharing,
): Promise<Result<{ linkId: number; path: string; expiresAt: Date }>> {
  const parsed = sharing.safeParse(input);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "";
    return refused({ code: "invalid", message });
  }
  const { id, number, days, note, comments } = parsed.data;
  return transact(actor, "story.read", async (tx) => {
    const story = await tx.story.findUnique({
      where: { id },
      include: { revisions: { where: { number }, select: { headline: true } } },
    });
    const title = story?.revisions[0]?.headline;
    if (!story || title === undefined) throw new Refusal(noSuchStory);
    if (!may(actor, "story.edit", factsOf(story))) {
      throw new Refusal(forbidden);
    }
    const expiresAt = new Date(Math.floor((Date.now() + days * day) / 1000) * 1000);
    const link = await tx.shareLink.create({
      data: {
        storyId: id,
        number,
        note,
        comments,
        expiresAt,
        createdById: actor.id,
        createdByName: actor.name,
      },
    });
    const data = { revision: number, link: link.id, note, comments, until: expiresAt.toISOString() };
    await recordEvent(tx, actor, "story.shared", { story: id, title }, { data });
    return { value: { linkId: link.id, path: pathOf(link), expiresAt }, tags: [] };
  });
}

/** Ends a link at once. Refused: "forbidden" for whoever may not edit its story, "not_found". */
export async function revokeShare(actor: Actor, { linkId }: { linkId: number }): Promise<Result<null>> {
  return transact(actor, "story.read", async (tx) => {
    const link = await tx.shareLink.findUnique({
      where: { id: linkId },
      include: {
        revision: {
          select: {
            headline: true,
            story: { select: { createdById: true, assigneeId: true, publishedNumber: true } },
          },
        },
      },
    });
    if (!link) throw new Refusal({ ...noSuchStory, message: "There is no such link." });
    const { story } = link.revision;
    if (!may(actor, "story.edit", factsOf(story))) {
      throw new Refusal(forbidden);
    }
    if (link.revokedAt === null) {
      await tx.shareLink.update({ where: { id: linkId }, data: { revokedAt: new Date() } });
      const about = { story: link.storyId, title: link.revision.headline };
      const data = { revision: link.number, link: linkId, note: link.note };
      await recordEvent(tx, actor, "story.unshared", about, { data });
    }
    return { value: null, tags: [] };
  });
}

/** The address of a link, for whoever may see the list of them. */
export function pathOf(link: { id: number; expiresAt: Date }): string {
  return `/desk/shared/${signLink(link, linkSecret())}`;
}

/** What links are signed with. @throws when the site has no secret, for then anybody could make one. */
export function linkSecret(): string {
  const { AUTH_SECRET } = env();
  if (!AUTH_SECRET) throw new Error("AUTH_SECRET is not set: links could not be signed.");
  return AUTH_SECRET;
}
