import { database } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { createStory, type StoryRef } from "#lib/stories/commands.ts";
import { changeTags, previewTags, type TagChange } from "#lib/tags/editing.ts";
import type { Target } from "#lib/tags/plan.ts";
import { editor, publish, value } from "./newsroom.ts";
import { completeStory } from "./stories.ts";

let headlines = 0;

/** A story that readers see, with these tags. */
export async function taggedStory(...tags: string[]): Promise<StoryRef> {
  return value(await publish(await taggedDraft(...tags)));
}

/** A draft with these tags. */
export function taggedDraft(...tags: string[]) {
  return createStory(editor, completeStory({ headline: `Tagged ${++headlines}`, tags }));
}

/** The id of the tag of that name. */
export async function tagId(name: string): Promise<number> {
  return (await database().tag.findFirstOrThrow({ where: { name } })).id;
}

/** Looks at the preview of a change, and does it. */
export async function changed(change: TagChange): Promise<Result<Target[]>> {
  const preview = await previewTags(editor, change);
  return preview.ok ? changeTags(editor, change, preview.value.state) : preview;
}

export async function renamed(from: string, name: string, slug: string): Promise<void> {
  value(await changed({ kind: "rename", tag: await tagId(from), name, slug }));
}

export async function merged(from: string[], into: string): Promise<void> {
  const tags = await Promise.all(from.map(tagId));
  value(await changed({ kind: "merge", tags, into: await tagId(into) }));
}

/** Splits a tag; `stories` get the tags at these places, all others those at `others`. */
export async function split(
  from: string,
  into: string[],
  stories: [number, number[]][] = [],
  { others = [0], heir = 0 } = {},
): Promise<void> {
  const given = stories.map(([id, to]) => ({ id, to }));
  value(await changed({ kind: "split", tag: await tagId(from), into, heir, others, stories: given }));
}
