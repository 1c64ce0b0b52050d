import type { Transaction } from "#lib/database/client.ts";
import { Refusal } from "#lib/result.ts";
import { ensureTags } from "#lib/tags/commands.ts";
import type { Prisma, RevisionKind } from "#prisma/generated/client.ts";
import { type Part, same } from "./compare.ts";
import type { StoryContent } from "./content.ts";
import { contentHash } from "./hash.ts";
import { storyWords } from "./reading-time.ts";

/** What a query includes so that `contentOf` finds every part. */
export const wholeRevision = {
  section: true,
  author: { select: { id: true, name: true } },
  tags: { orderBy: [{ position: "asc" }, { tagId: "asc" }], include: { tag: true } },
  actions: { orderBy: { position: "asc" } },
  sources: { orderBy: { position: "asc" } },
  corrections: { orderBy: { position: "asc" } },
} as const satisfies Prisma.RevisionInclude;

export type WholeRevision = Prisma.RevisionGetPayload<{ include: typeof wholeRevision }>;

/** One revision of a story, whole. @throws Refusal when there is none with that number. */
export async function revisionOf(tx: Transaction, storyId: number, number: number): Promise<WholeRevision> {
  const revision = await tx.revision.findUnique({
    where: { storyId_number: { storyId, number } },
    include: wholeRevision,
  });
  if (revision) return revision;
  const message =
    "There is no such version of this story; a short-lived one may have been folded into a later one.";
  throw new Refusal({ code: "not_found", message });
}

/** Content whose section and tags are rows of the database, ready to be stored. */
export type PlacedContent = {
  content: StoryContent;
  hash: string;
  sectionId: number | null;
  tagIds: number[];
};

/**
 * The content that a stored revision holds. Its slug is the revision's own, whatever address the story has now; its tags are called
 * as they are today, and as they were in `tagNames`.
 */
export function contentOf(revision: WholeRevision): StoryContent {
  const { heroSrc, heroAlt, heroCredit } = revision;
  return {
    headline: revision.headline,
    slug: revision.slug,
    section: revision.section?.slug ?? "",
    language: revision.language,
    summary: revision.summary,
    ourTake: revision.ourTake,
    claim: revision.claim,
    lookBack: day(revision.lookBack),
    whyItMatters: revision.whyItMatters,
    doThisWeek: revision.actions.map(({ audience, action, until }) => ({
      audience,
      action,
      until: day(until),
    })),
    body: revision.body,
    sources: revision.sources.map(({ title, url, publisher, date }) => ({
      title,
      url,
      publisher,
      date: day(date),
    })),
    tags: revision.tags.map(({ tag }) => tag.name),
    hero:
      heroSrc !== null && heroAlt !== null && heroCredit !== null
        ? { src: heroSrc, alt: heroAlt, credit: heroCredit }
        : null,
    corrections: revision.corrections.map(({ date, kind, text }) => ({ date: day(date), kind, text })),
    follows: revision.follows,
    related: { pinned: revision.pinned, banned: revision.banned },
  };
}

/** The hash of what a revision says with its tags as they are called today: its own, unless some were renamed or merged. */
export function hashNow(revision: WholeRevision): string {
  const content = contentOf(revision);
  return same(content.tags, revision.tagNames) ? revision.hash : contentHash(content);
}

/**
 * Finds the section and finds or makes the tags of checked content with a final slug. Tags take the names under which
 * they are known, so that "llm" and "LLM" are one tag and one hash.
 * @throws Refusal with a message on "section" when there is no such section.
 */
export async function placeContent(tx: Transaction, checked: StoryContent): Promise<PlacedContent> {
  const sectionId = checked.section === "" ? null : await sectionIdOf(tx, checked.section);
  const tags = await ensureTags(tx, checked.tags);
  const content = { ...checked, tags: tags.map((tag) => tag.name) };
  return { content, hash: contentHash(content), sectionId, tagIds: tags.map((tag) => tag.id) };
}

/** Where a revision stands among the others of its story. */
export type Place = {
  id: number;
  number: number;
  parentNumber: number | null;
  authorId: string | null;
  kind?: RevisionKind;
  sitting?: number | null;
  restoredFrom?: number | null;
  changedParts?: Part[];
};

/** Appends a revision to a story; nothing else ever writes one. */
export async function appendRevision(tx: Transaction, place: Place, placed: PlacedContent): Promise<void> {
  const { content, hash, sectionId, tagIds } = placed;
  const { id, ...at } = place;
  await tx.revision.create({
    data: {
      ...at,
      storyId: id,
      hash,
      words: storyWords(content),
      headline: content.headline,
      slug: content.slug,
      sectionId,
      language: content.language,
      summary: content.summary,
      ourTake: content.ourTake,
      claim: content.claim,
      lookBack: date(content.lookBack),
      whyItMatters: content.whyItMatters,
      body: content.body,
      heroSrc: content.hero?.src,
      heroAlt: content.hero?.alt,
      heroCredit: content.hero?.credit,
      follows: content.follows,
      pinned: content.related.pinned,
      banned: content.related.banned,
      tagNames: content.tags,
      tags: { createMany: { data: tagIds.map((tagId, position) => ({ tagId, position })) } },
      actions: {
        createMany: {
          data: content.doThisWeek.map((item, position) => ({ ...item, until: date(item.until), position })),
        },
      },
      sources: {
        createMany: {
          data: content.sources.map((source, position) => ({ ...source, date: date(source.date), position })),
        },
      },
      corrections: {
        createMany: {
          data: content.corrections.map((item, position) => ({
            ...item,
            date: new Date(`${item.date}T00:00:00Z`),
            position,
          })),
        },
      },
    },
  });
}

async function sectionIdOf(tx: Transaction, slug: string): Promise<number> {
  const section = await tx.section.findUnique({ where: { slug } });
  if (section) return section.id;
  const names = (await tx.section.findMany({ orderBy: { position: "asc" } })).map(({ name }) => name);
  const message = `There is no section “${slug}”; choose one of ${names.join(", ") || "none, as none exists yet"}.`;
  throw new Refusal({ code: "invalid", message, fields: { section: [message] } });
}

function date(text: string | null): Date | null {
  return text === null ? null : new Date(`${text}T00:00:00Z`);
}

function day(value: Date): string;
function day(value: Date | null): string | null;
function day(value: Date | null): string | null {
  return value === null ? null : value.toISOString().slice(0, 10);
}
