import { database } from "#lib/database/client.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { contentOf, wholeRevision } from "#lib/stories/revisions.ts";
import { linkSecret, pathOf } from "./commands.ts";
import { readLink } from "./token.ts";

/** A link to a version of a story, as the desk lists it. */
export type ShareEntry = {
  linkId: number;
  number: number;
  note: string;
  /** Whether whoever has it may comment. */
  comments: boolean;
  by: string;
  at: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  isOpen: boolean;
  path: string;
};

/** Every link to a version of a story, newest first. */
export async function storyShares(storyId: number): Promise<ShareEntry[]> {
  const links = await database().shareLink.findMany({ where: { storyId }, orderBy: { id: "desc" } });
  return links.map((link) => ({
    linkId: link.id,
    number: link.number,
    note: link.note,
    comments: link.comments,
    by: link.createdByName,
    at: link.createdAt,
    expiresAt: link.expiresAt,
    revokedAt: link.revokedAt,
    isOpen: link.revokedAt === null && link.expiresAt > new Date(),
    path: pathOf(link),
  }));
}

export type SharedDraft =
  | {
      kind: "open";
      linkId: number;
      /** Whether whoever has it may comment. */
      comments: boolean;
      storyId: number;
      number: number;
      content: StoryContent;
      publishedAt: Date | null;
      by: string;
      expiresAt: Date;
    }
  | { kind: "ended" }
  | { kind: "missing" };

/** What a link shows to whoever opens it: the version that it was made for, or that it has ended, or nothing. */
export async function sharedDraft(token: string): Promise<SharedDraft> {
  const claim = readLink(token, linkSecret());
  if (!claim) return { kind: "missing" };
  const link = await database().shareLink.findUnique({
    where: { id: claim.id },
    include: { revision: { include: { ...wholeRevision, story: { select: { publishedAt: true } } } } },
  });
  if (!link) return { kind: "missing" };
  const ends = Math.min(link.expiresAt.getTime(), claim.expiresAt.getTime());
  if (link.revokedAt !== null || ends <= Date.now()) return { kind: "ended" };
  return {
    kind: "open",
    linkId: link.id,
    comments: link.comments,
    storyId: link.storyId,
    number: link.number,
    content: contentOf(link.revision),
    publishedAt: link.revision.story.publishedAt,
    by: link.createdByName,
    expiresAt: link.expiresAt,
  };
}
