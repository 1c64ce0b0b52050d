import type { EditorStart, StoryStatus } from "#components/desk/types.ts";
import type { Person } from "#lib/auth/session.ts";
import { env } from "#lib/env.ts";
import { approvalStanding } from "#lib/review/queries.ts";
import { schedulesOf } from "#lib/schedule/queries.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteSettings, siteTimeZone } from "#lib/settings/queries.ts";
import { clockInZone, dayInZone } from "#lib/stories/dates.ts";
import { type DeskStory, deskStory, storyHistory } from "#lib/stories/desk-queries.ts";
import { allTags } from "#lib/tags/queries.ts";

/** What the editor shows of a stored story beside its text. */
export async function storyStatus(story: DeskStory): Promise<StoryStatus> {
  const { content, ...rest } = story;
  return {
    ...rest,
    tags: content.tags,
    publishedLocal: await localTime(story.publishedAt),
    approval: await approvalStanding(story.id),
    history: await storyHistory(story.id),
  };
}

/** Everything that the editor starts with; null when there is no such story. */
export async function editorStart(person: Person, id: number | null): Promise<EditorStart | null> {
  const { SITE_URL } = env();
  const [story, known, tags, schedules, { timeZone, language }] = await Promise.all([
    id === null ? null : deskStory(id),
    sections(),
    allTags(),
    id === null ? [] : schedulesOf(id),
    siteSettings(),
  ]);
  if (id !== null && !story) return null;
  return {
    person,
    site: { url: SITE_URL, timeZone, language },
    sections: known.map(({ slug, name }) => ({ slug, name })),
    knownTags: tags.map(({ name }) => name),
    story: story && { status: await storyStatus(story), content: story.content },
    schedules,
  };
}

/** An instant as a date field shows it, in the site's time zone. */
export async function localTime(instant: Date | null): Promise<string> {
  if (!instant) return "";
  const zone = await siteTimeZone();
  return `${dayInZone(instant, zone)}T${clockInZone(instant, zone)}`;
}
