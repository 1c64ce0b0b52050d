import { partText } from "#components/desk/part-text.ts";
import { dayInWords } from "#components/desk/times.ts";
import type { Publication } from "#components/desk/types.ts";
import type { Person } from "#lib/auth/session.ts";
import { proposeCorrections } from "#lib/comparison/corrections.ts";
import { env } from "#lib/env.ts";
import { olderTakesOf } from "#lib/related/desk.ts";
import { publicationReview } from "#lib/review/queries.ts";
import { schedulesOf } from "#lib/schedule/queries.ts";
import { momentInShort } from "#lib/schedule/words.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { differingParts } from "#lib/stories/compare.ts";
import { clockInZone, dayInZone } from "#lib/stories/dates.ts";
import { type DeskStory, revisionContent } from "#lib/stories/desk-queries.ts";
import { readingMinutes, storyWords } from "#lib/stories/reading-time.ts";
import { checkPublishable } from "#lib/stories/schema.ts";

/** What publishing this version of a story would show to readers. */
export async function publicationOf(person: Person, story: DeskStory): Promise<Publication> {
  const { content } = story;
  const { SITE_URL } = env();
  const [zone, known, review, schedules, takes, before] = await Promise.all([
    siteTimeZone(),
    sections(),
    publicationReview(person, story.id),
    schedulesOf(story.id),
    olderTakesOf(story),
    story.publishedRevision === null ? null : revisionContent(story.id, story.publishedRevision),
  ]);
  const waits = schedules.find(({ kind, state }) => kind === "publish" && state === "waiting");
  const complete = checkPublishable(content);
  const words = storyWords(content);
  return {
    revision: story.revision,
    changes:
      before &&
      differingParts(before, content).map((part) => ({
        part,
        before: partText(before, part),
        after: partText(content, part),
      })),
    proposals: before && proposeCorrections(before, content),
    told: content.corrections.length > (before?.corrections.length ?? 0),
    waits: waits ? { number: waits.number, when: momentInShort(waits.at, zone) } : null,
    address: `${SITE_URL}/news/${content.slug}`,
    date: dateInWords(story, zone),
    section: known.find(({ slug }) => slug === content.section)?.name ?? "",
    tags: content.tags,
    minutes: readingMinutes(words),
    words,
    sources: content.sources.length,
    actions: content.doThisWeek.length,
    review: review ?? {
      approvalMissing: false,
      mayApprove: false,
      approvedBy: null,
      givers: [],
      checklist: [],
      onTheWay: [],
    },
    olderTakes: takes,
    connections: { follows: content.follows, related: content.related },
    problems: complete.ok ? {} : (complete.problem.fields ?? {}),
  };
}

function dateInWords({ publishedAt, wasPublic }: DeskStory, zone: string): string {
  if (!publishedAt) return "now";
  const words = `${dayInWords(dayInZone(publishedAt, zone))}, ${clockInZone(publishedAt, zone)} (${zone})`;
  return wasPublic ? `${words}, as first published` : words;
}
