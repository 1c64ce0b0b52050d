import type { NamedStory, RelatedOnDesk } from "#lib/related/desk.ts";
import type { Near } from "#lib/related/nearest.ts";
import type { StoryContent } from "#lib/stories/content.ts";

/** How many stories readers are offered under a story. */
export const offered = 4;

const candidates = 6;

/** A story that an editor has named: where it is live and near, also how near. */
export type Named = { slug: string; headline: string | null; live: boolean; near: Near | null };

export type Arranged = {
  /** In the editors' order. */
  pins: Named[];
  /** What the text itself finds for the places that the pins leave. */
  next: Near[];
  /** What would come after that. */
  further: Near[];
  out: Named[];
};

/**
 * What readers will be offered, by the pins and bans as they stand in the form now and the neighbours as they were
 * found for the stored text. A ban outweighs a pin; a pin that readers cannot see takes no place.
 */
export function arrange(
  related: StoryContent["related"],
  found: Pick<RelatedOnDesk, "near" | "named">,
  picked: ReadonlyMap<string, NamedStory> = new Map(),
): Arranged {
  const named = nameOf(found, picked);
  const out = related.banned.map(named);
  const pins = related.pinned.map(named);
  const chosen = new Set([...pins, ...out].flatMap(({ near }) => (near ? [near.id] : [])));
  const rest = found.near.filter(({ id }) => !chosen.has(id));
  const taken = pins.filter(({ slug, live }) => live && !related.banned.includes(slug)).length;
  const free = Math.max(0, offered - taken);
  return { pins, next: rest.slice(0, free), further: rest.slice(free, free + candidates), out };
}

/** What is known of the story that a slug names. */
export function nameOf(
  { near, named }: Pick<RelatedOnDesk, "near" | "named">,
  picked: ReadonlyMap<string, NamedStory>,
): (slug: string) => Named {
  return (slug) => {
    const story = named.find((each) => each.slug === slug) ?? picked.get(slug);
    const neighbour = near.find((each) => (story ? each.id === story.id : each.slug === slug)) ?? null;
    return {
      slug,
      headline: neighbour?.headline ?? story?.headline ?? null,
      live: neighbour !== null || (story?.live ?? false),
      near: neighbour,
    };
  };
}
