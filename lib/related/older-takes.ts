import { database } from "#lib/database/client.ts";
import { plainText } from "#lib/markdown/plain.ts";
import type { Near } from "./nearest.ts";
import { radar, rarityLimit, type Sighting } from "./radar.ts";

/** What the desk said earlier about a rare subject: Our Take as readers see it today, as plain text, cut short. */
export type OlderTake = Sighting & { take: string };

const longest = 240; // characters

/** The older takes that share a rare subject with a story, among those `near` to it; `goesOut` is its date, or now. */
export async function olderTakes(near: Near[], goesOut: Date): Promise<OlderTake[]> {
  const size = await corpusSize();
  const found = radar(near, goesOut, size, await storiesWithTags(near, rarityLimit(size)));
  const takes = await takesOf(found.map(({ id }) => id));
  return found.map((sighting) => ({ ...sighting, take: takes.get(sighting.id) ?? "" }));
}

async function corpusSize(): Promise<number> {
  const corpus = await database().corpus.findUnique({ where: { id: 1 }, select: { stories: true } });
  return corpus?.stories ?? 0;
}

/** How many published stories bear each tag in common; counting stops when it is no longer rare. */
async function storiesWithTags(near: Near[], few: number): Promise<Map<number, number>> {
  const asked = new Set(near.flatMap(({ tags }) => (tags.length > 1 ? tags.map(({ id }) => id) : [])));
  if (asked.size === 0) return new Map();
  const counted = await database().$queryRaw<{ id: number; stories: number }[]>`
    select asked.id, (
      select count(*)::int from (
        select from revision_tags
        join stories on stories.id = story_id and published_number = number
        where tag_id = asked.id limit ${few + 1}::int
      ) as bearing
    ) as stories
    from unnest(${[...asked]}::int[]) as asked (id)`;
  return new Map(counted.map(({ id, stories }) => [id, stories]));
}

async function takesOf(ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await database().story.findMany({
    where: { id: { in: ids } },
    select: { id: true, published: { select: { ourTake: true } } },
  });
  return new Map(rows.map(({ id, published }) => [id, shortened(plainText(published?.ourTake ?? ""))]));
}

/** The first words of a text, as many as fit. */
function shortened(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2)).replace(/[\s,;:.–—-]+$/u, "")}…`;
}
