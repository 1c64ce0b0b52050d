import type { Bearer } from "./desk-queries.ts";
import type { Plan, Tag } from "./plan.ts";

/** Which of the new tags (by their place in `into`) the stories get: `others` those that `stories` does not name. */
export type Choices = { others: number[]; stories: { id: number; to: number[] }[] };

/** What a change of tags looks at, and what it would come to. */
export type Looked = {
  plan: Plan;
  /** The tags that stories lose, or see renamed. */
  changing: number[];
  /** The stories that bear one of these. */
  stories: Bearer[];
  /** Those that bear one of these or of the targets. */
  all: Bearer[];
  /** Names what was looked at: another state, another text. */
  state: string;
};

/** What a change of tags would do, for the person who decides. */
export type Preview = {
  state: string;
  published: number;
  drafts: number;
  /** How many stories bear several of the tags now, and one of them afterwards. */
  doubled: number;
  /** The first of the stories, with the tags that they have instead. */
  stories: { id: number; headline: string; live: boolean; tags: string[] }[];
  /** The tags as they are afterwards. */
  tags: { name: string; slug: string; isNew: boolean; published: number; drafts: number }[];
  gone: string[];
  /** Which addresses lead to which from then on. */
  addresses: { from: string; to: string }[];
  /** Addresses that led to another tag until then. */
  freed: { slug: string; from: string }[];
};

const mostStories = 200;

/** The preview of what was looked at; `choices` of a split. */
export function previewOf(looked: Looked, choices: Choices | null): Preview {
  const { plan, stories, all, state } = looked;
  const { targets, gone, leads, freed } = plan;
  const published = stories.filter((story) => isLive(looked, story)).length;
  const chosen = choices && placesByStory(choices);
  const after = (borne: number[], story: number) => placesAfter(looked, borne, chosen?.(story) ?? [0]);
  return {
    state,
    published,
    drafts: stories.length - published,
    doubled: choices ? 0 : stories.filter(({ tags }) => tags.length > 1).length,
    stories: stories.slice(0, mostStories).map((story) => ({
      id: story.id,
      headline: story.headline,
      live: isLive(looked, story),
      tags: after(story.tags, story.id).flatMap((place) => targets[place]?.name ?? []),
    })),
    tags: targets.map(({ id, name, slug }, place) => {
      const live = all.filter((story) => after(story.liveTags, story.id).includes(place));
      const any = all.filter((story) => after(story.tags, story.id).includes(place));
      return { name, slug, isNew: id === null, published: live.length, drafts: any.length - live.length };
    }),
    gone: gone.map(({ tag }: { tag: Tag }) => tag.name),
    addresses: leads.map(({ slug, to }) => ({ from: slug, to: targets[to]?.slug ?? "" })),
    freed: freed.map(({ slug, from }) => ({ slug, from: from.name })),
  };
}

/** Whether readers see the change at a story. */
export function isLive({ changing }: Pick<Looked, "changing">, { liveTags }: Bearer): boolean {
  return liveTags.some((id) => changing.includes(id));
}

/** The places of the tags that each story gets. */
export function placesByStory({ others, stories }: Choices): (story: number) => number[] {
  const named = new Map(stories.map(({ id, to }) => [id, to]));
  return (story) => named.get(story) ?? others;
}

/** Which of the targets a version bears afterwards that bears these tags now. */
function placesAfter({ plan, changing }: Looked, borne: number[], chosen: number[]): number[] {
  const kept = borne.filter((id) => !changing.includes(id));
  const places = plan.targets.flatMap(({ id }, place) => (id !== null && kept.includes(id) ? [place] : []));
  const given = borne.some((id) => changing.includes(id)) ? chosen : [];
  return [...new Set([...given, ...places])].sort((a, b) => a - b);
}
