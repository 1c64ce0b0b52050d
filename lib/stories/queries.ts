import { z } from "zod";
import { threadStories } from "#lib/chains/queries.ts";
import { takeLineOf } from "#lib/chains/take-line.ts";
import { beforeAndSince, type Thread, threadOf } from "#lib/chains/thread.ts";
import { database } from "#lib/database/client.ts";
import { note, noteGone, noteUntil } from "#lib/page-cache/recorder.ts";
import { pictureAt } from "#lib/pictures/queries.ts";
import type { ShownPicture } from "#lib/pictures/shown.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { storiesUnder } from "#lib/tags/queries.ts";
import { hasCome } from "#lib/takes/come.ts";
import { verdictOf } from "#lib/takes/queries.ts";
import type { ShownVerdict } from "#lib/takes/verdict.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { cardsById } from "./cards.ts";
import type { Correction, Hero, Source } from "./content.ts";
import { dayInZone, endOfDayInZone } from "./dates.ts";
import { readingMinutes } from "./reading-time.ts";
import { contentOf, type WholeRevision, wholeRevision } from "./revisions.ts";

export type Label = { name: string; slug: string };

/** A published story as lists show it. */
export type StoryCard = {
  id: number;
  slug: string;
  headline: string;
  summary: string;
  /** What it is written in (BCP 47); null for the site's language. */
  language: string | null;
  /** Markdown. */
  ourTake: string;
  section: Label;
  tags: Label[];
  publishedAt: Date;
  readingMinutes: number;
};

/** A story's picture; `picture` is null for a path that somebody typed by hand. */
export type ShownHero = Hero & { picture: ShownPicture | null };

export type StoryLink = Pick<StoryCard, "slug" | "headline" | "language" | "publishedAt">;

/** A published story as its own page shows it. */
export type PublishedStory = StoryCard & {
  whyItMatters: string;
  body: string;
  doThisWeek: { audience: string; action: string; until: string | null; past: boolean }[];
  sources: Source[];
  hero: ShownHero | null;
  corrections: Correction[];
  /** The day to look back has come. */
  due: boolean;
  claim: string;
  lookBack: string | null;
  verdict: ShownVerdict | null;
  follows: StoryLink | null;
  /** That a reader reads. */
  words: number;
  /** What came last in its thread after it. */
  since: StoryLink | null;
  thread: Thread | null;
  /** Whoever began it, if readers are told of them. */
  author: Label | null;
  /** When the text that readers see went live. */
  updatedAt: Date;
};

export type StoryAtAddress =
  | { kind: "found"; story: PublishedStory }
  | { kind: "moved"; slug: string }
  | { kind: "retracted" }
  | { kind: "missing" };

/** What is at a public address: a story, the address to which it moved, or nothing any more or yet. */
export async function storyBySlug(slug: string): Promise<StoryAtAddress> {
  note(`slug:${slug}`);
  const address = await database().storySlug.findUnique({
    where: { slug },
    include: { story: { include: { published: { include: wholeRevision }, createdBy: { select: byline } } } },
  });
  if (!address?.publicSince) return { kind: "missing" };
  const { story } = address;
  note(`story:${story.id}`);
  if (story.createdById !== null) note(`author:${story.createdById}`);
  if (!story.published || !story.publishedAt || !story.liveSince) return { kind: "retracted" };
  if (story.slug !== slug) return { kind: "moved", slug: story.slug };
  return { kind: "found", story: await wholeStory(story.id, { ...story, published: story.published }) };
}

/**
 * When the story that was at an address was last retracted, and why, where readers are to be told; the page being
 * rendered then says with its status that it is gone. Call it for what `storyBySlug` calls retracted.
 */
export async function retractionOf(slug: string): Promise<{ at: Date; reason: string } | null> {
  const address = await database().storySlug.findUnique({ where: { slug }, select: { storyId: true } });
  const event = address && (await lastRetraction(address.storyId));
  if (!event) return null;
  noteGone();
  return { at: event.at, reason: toldReason.parse(event.data) };
}

export type StoriesPage = { stories: StoryCard[]; total: number; pages: number };

/** As `listStories`, those that bear all of these tags (ids). */
export async function listTagged(tags: number[], page: number, perPage = 20): Promise<StoriesPage> {
  const { ids, total } = await storiesUnder(tags, { page, perPage });
  return { stories: await cardsById(ids), total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

/**
 * Published stories, newest first, a page at a time (from 1). With `section` (id) those of a section, with `author` (id)
 * those that this person began. `pages` is at least 1.
 */
export async function listStories(options: {
  page: number;
  perPage?: number;
  section?: number;
  author?: string;
}): Promise<StoriesPage> {
  const { page, perPage = 20, section, author } = options;
  if (section) note(`section:${section}`);
  if (author) note(`author:${author}`);
  if (!section && !author) note("list");
  const where: Prisma.StoryWhereInput = {
    publishedNumber: { not: null },
    ...(author && { createdById: author }),
    ...(section && { published: { is: { sectionId: section } } }),
  };
  const [total, rows] = await Promise.all([
    database().story.count({ where }),
    database().story.findMany({
      where,
      orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * perPage,
      take: perPage,
      select: { id: true },
    }),
  ]);
  const stories = await cardsById(rows.map(({ id }) => id));
  return { stories, total, pages: Math.max(1, Math.ceil(total / perPage)) };
}

const cardParts = {
  headline: true,
  summary: true,
  language: true,
  ourTake: true,
  words: true,
  section: true,
  tags: { orderBy: [{ position: "asc" }, { tagId: "asc" }], include: { tag: true } },
} as const satisfies Prisma.RevisionSelect;

type CardParts = Prisma.RevisionGetPayload<{ select: typeof cardParts }>;

function cardOfRevision(id: number, slug: string, publishedAt: Date, revision: CardParts): StoryCard {
  const { headline, summary, language, ourTake, section, tags, words } = revision;
  return {
    id,
    slug,
    headline,
    summary,
    language,
    ourTake,
    section: { name: section?.name ?? "", slug: section?.slug ?? "" },
    tags: tags.map(({ tag }) => ({ name: tag.name, slug: tag.slug })),
    publishedAt,
    readingMinutes: readingMinutes(words),
  };
}

async function wholeStory(
  id: number,
  row: {
    slug: string;
    publishedAt: Date | null;
    liveSince: Date | null;
    published: WholeRevision;
    createdBy: { name: string; slug: string | null } | null;
  },
): Promise<PublishedStory> {
  const { published } = row;
  const publishedAt = row.publishedAt ?? new Date(0);
  const content = contentOf(published);
  const [{ timeZone: zone, language }, stories, hero, verdict] = await Promise.all([
    siteSettings(),
    threadStories(id),
    shownHero(content.hero),
    verdictOf(id),
  ]);
  return {
    ...cardOfRevision(id, row.slug, publishedAt, published),
    words: published.words,
    whyItMatters: content.whyItMatters,
    body: content.body,
    doThisWeek: content.doThisWeek.map((item) => ({ ...item, past: isPast(item.until, zone) })),
    sources: content.sources,
    hero,
    corrections: content.corrections,
    claim: content.claim,
    lookBack: content.lookBack,
    due: verdict === null && hasCome(content.lookBack, zone),
    verdict,
    ...beforeAndSince(stories, id),
    thread: threadOf(stories, id, takeLineOf(language)),
    author: row.createdBy?.slug ? { name: row.createdBy.name, slug: row.createdBy.slug } : null,
    updatedAt: row.liveSince ?? publishedAt,
  };
}

/** The picture of a published story, for a card that has room for one. */
export async function heroOf(id: number): Promise<ShownHero | null> {
  note(`story:${id}`);
  const story = await database().story.findUnique({
    where: { id },
    select: { published: { select: { heroSrc: true, heroAlt: true, heroCredit: true } } },
  });
  const { heroSrc, heroAlt, heroCredit } = story?.published ?? {};
  return heroSrc ? shownHero({ src: heroSrc, alt: heroAlt ?? "", credit: heroCredit ?? "" }) : null;
}

const byline = { name: true, slug: true } as const;

/** A story's picture with its sizes, if the library has it. */
export async function shownHero(hero: Hero | null): Promise<ShownHero | null> {
  return hero && { ...hero, picture: await pictureAt(hero.src) };
}

/** Whether an action's last day is over in the site's time zone; a page that shows one still current says until when. */
function isPast(until: string | null, zone: string): boolean {
  if (until === null) return false;
  if (until < dayInZone(new Date(), zone)) return true;
  noteUntil(endOfDayInZone(until, zone));
  return false;
}

function lastRetraction(storyId: number) {
  const where = { storyId, kind: "story.retracted" };
  return database().event.findFirst({ where, orderBy: { id: "desc" }, select: { at: true, data: true } });
}

const toldReason = z
  .object({ told: z.literal(true), reason: z.string() })
  .transform(({ reason }) => reason)
  .catch("");
