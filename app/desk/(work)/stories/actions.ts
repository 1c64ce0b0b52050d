"use server";

import { z } from "zod";
import type { Publication, StoryOption, StoryStatus } from "#components/desk/types.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { moveStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import { deskStory, findStories } from "#lib/stories/desk-queries.ts";
import { publicationOf } from "./publication.ts";
import { storyStatus } from "./status.ts";

const expected = z.strictObject({ id: z.int().positive(), expectedVersion: z.int().positive() });

/** Shows the version that was named to readers. */
export async function publish(input: unknown): Promise<Result<StoryStatus>> {
  const note = z.strictObject({ kind: z.enum(["correction", "update", "typo"]), text: z.string().max(1000) });
  return deskAction(expected.extend({ note: note.nullish() }), input, async (person, story) => {
    const published = await publishStory(person, story);
    return published.ok ? standing(story.id) : published;
  });
}

/** Takes a story away from readers. */
export async function retract(input: unknown): Promise<Result<StoryStatus>> {
  return deskAction(expected.extend({ reason: z.string().max(1000) }), input, async (person, story) => {
    const retracted = await retractStory(person, { ...story, reason: story.reason.trim(), told: true });
    return retracted.ok ? standing(story.id) : retracted;
  });
}

/** Moves a story along its way: into review, approved, sent back, taken up again. */
export async function move(input: unknown): Promise<Result<StoryStatus>> {
  const moves = z.enum(["submit", "approve", "requestChanges", "restore"]);
  return deskAction(expected.extend({ move: moves }), input, async (person, story) => {
    const moved = await moveStory(person, story);
    return moved.ok ? standing(story.id) : moved;
  });
}

/** What publishing the stored version would show to readers, or what stands in the way. */
export async function publication(input: unknown): Promise<Result<Publication>> {
  return deskAction(z.int().positive(), input, async (_person, id) => {
    const story = await deskStory(id);
    return story ? ok(await publicationOf(story)) : refused(gone);
  });
}

/** Stories with these words in their headline, to point at. */
export async function lookUpStories(input: unknown): Promise<Result<StoryOption[]>> {
  return deskAction(z.string().max(200), input, async (_person, text) => ok(await findStories(text)));
}

const gone = { code: "not_found" as const, message: "There is no such story any more." };

async function standing(id: number): Promise<Result<StoryStatus>> {
  const story = await deskStory(id);
  return story ? ok(await storyStatus(story)) : refused(gone);
}
