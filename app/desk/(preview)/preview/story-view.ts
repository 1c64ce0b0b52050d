import { z } from "zod";
import type { StoryView } from "#components/story/view.ts";
import { draftThreadStories } from "#lib/chains/queries.ts";
import { takeLineOf } from "#lib/chains/take-line.ts";
import { beforeAndSince, threadOf } from "#lib/chains/thread.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { emptyContent, type StoryContent } from "#lib/stories/content.ts";
import { dayInZone, timeInZone } from "#lib/stories/dates.ts";
import { shownHero } from "#lib/stories/queries.ts";
import { readingMinutes, storyWords } from "#lib/stories/reading-time.ts";
import { checkDraft } from "#lib/stories/schema.ts";
import { slugify } from "#lib/stories/slug.ts";
import { verdictOf } from "#lib/takes/queries.ts";

/** What is typed, as the page's components take it; half-typed dates and links are no reason to show nothing. */
export async function storyView(
  typed: unknown,
  publishedLocal: string,
  storyId: number | null,
): Promise<Result<StoryView>> {
  const content = contentOf(typed);
  if (!content) return refused({ code: "invalid", message: "The preview did not understand the draft." });
  const hasPicture = content.hero && /^\/(?![/\\])/.test(content.hero.src);
  const [{ timeZone: zone, language }, known, around, hero, verdict] = await Promise.all([
    siteSettings(),
    sections(),
    draftThreadStories(storyId, content.follows),
    hasPicture ? shownHero(content.hero) : null,
    storyId === null ? null : verdictOf(storyId),
  ]);
  const publishedAt = instantOf(publishedLocal, zone) ?? new Date();
  const own = { ...content, id: storyId ?? 0, publishedAt, followsId: around.followsId };
  const thread = [...around.stories.filter(({ id }) => id !== own.id), own];
  const section = known.find(({ slug }) => slug === content.section);
  return ok({
    headline: content.headline || "No headline yet",
    language: content.language,
    section: section ? { name: section.name, slug: section.slug } : null,
    publishedAt,
    readingMinutes: readingMinutes(storyWords(content)),
    summary: content.summary,
    ourTake: content.ourTake,
    claim: content.claim,
    lookBack: content.lookBack,
    due: verdict === null && content.lookBack !== null && content.lookBack <= dayInZone(new Date(), zone),
    verdict,
    whyItMatters: content.whyItMatters,
    doThisWeek: content.doThisWeek.map((item) => ({ ...item, past: isPast(item.until, zone) })),
    body: content.body,
    sources: content.sources,
    corrections: content.corrections,
    tags: content.tags.map((name) => ({ name, slug: slugify(name) })),
    hero,
    ...beforeAndSince(thread, own.id),
    thread: threadOf(thread, own.id, takeLineOf(language)),
  });
}

/** As it would be stored, or else as typed if at least its shape is that of a story. */
function contentOf(typed: unknown): StoryContent | null {
  const checked = checkDraft(typed);
  if (checked.ok) return checked.value;
  const shaped = shape.safeParse({ ...emptyContent, ...(typed as object) });
  return shaped.success ? shaped.data : null;
}

const text = z.string();
const day = z.string().nullable();
const shape: z.ZodType<StoryContent> = z.object({
  headline: text,
  slug: text,
  section: text,
  language: day,
  summary: text,
  ourTake: text,
  claim: text,
  lookBack: day,
  whyItMatters: text,
  doThisWeek: z.array(z.object({ audience: text, action: text, until: day })),
  body: text,
  sources: z.array(z.object({ title: text, url: text, publisher: text, date: day })),
  tags: z.array(text),
  hero: z.object({ src: text, alt: text, credit: text }).nullable(),
  corrections: z.array(z.object({ date: text, kind: z.enum(["correction", "update", "typo"]), text })),
  follows: day,
  related: z.object({ pinned: z.array(text), banned: z.array(text) }),
});

function isPast(until: string | null, zone: string): boolean {
  return until !== null && until < dayInZone(new Date(), zone);
}

function instantOf(local: string, zone: string): Date | null {
  const [date, time] = local.split("T");
  const instant = date && time ? timeInZone(date, time, zone) : new Date(Number.NaN);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
