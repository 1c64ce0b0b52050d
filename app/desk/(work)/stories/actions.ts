"use server";

import { z } from "zod";
import type { Publication, StoryOption, StoryStatus } from "#components/desk/types.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { assignStory, type BulkOutcome, mostAtOnce, moveMany } from "#lib/review/commands.ts";
import { type ReviewQuestion, reviewQuestion } from "#lib/review/queries.ts";
import { tickedInput } from "#lib/review/rules.ts";
import { findStories } from "#lib/search/desk.ts";
import { moveStory, publishStory, retractStory } from "#lib/stories/commands.ts";
import { noteInput } from "#lib/stories/corrections.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { publicationOf } from "./publication.ts";
import { storyStatus } from "./status.ts";

const assignee = z.string().min(1).max(100).nullable();
const expected = z.strictObject({ id: z.int().positive(), expectedVersion: z.int().positive() });

/** Shows the version that was named to readers. */
export async function publish(input: unknown): Promise<Result<StoryStatus>> {
  const publishing = expected.extend({ ticked: tickedInput.optional(), note: noteInput.nullish() });
  return deskAction(publishing, input, async (person, story) => {
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
  const step = expected.extend({
    move: moves,
    ticked: tickedInput.optional(),
    note: z.string().max(2000).optional(),
    assigneeId: assignee.optional(),
  });
  return deskAction(step, input, async (person, story) => {
    const moved = await moveStory(person, story);
    return moved.ok ? standing(story.id) : moved;
  });
}

/** Gives a story to somebody, or to nobody in particular. */
export async function assign(input: unknown): Promise<Result<StoryStatus>> {
  return deskAction(expected.extend({ assigneeId: assignee }), input, async (person, story) => {
    const assigned = await assignStory(person, story);
    return assigned.ok ? standing(story.id) : assigned;
  });
}

/** Makes one move with many stories, or gives them to somebody. */
export async function moveChosen(input: unknown): Promise<Result<BulkOutcome[]>> {
  const chosen = z.strictObject({
    stories: z.array(expected).min(1).max(mostAtOnce),
    move: z.enum(["submit", "approve", "requestChanges", "restore", "assign"]),
    ticked: tickedInput.optional(),
    note: z.string().max(2000).optional(),
    assigneeId: assignee.optional(),
  });
  return deskAction(chosen, input, (person, { move: step, assigneeId, ...given }) =>
    moveMany(
      person,
      step === "assign"
        ? { ...given, move: step, assigneeId: assigneeId ?? null }
        : { ...given, move: step, assigneeId },
    ),
  );
}

/** What is asked before these stories move on, and to whom they can be given. */
export async function question(input: unknown): Promise<Result<ReviewQuestion>> {
  return deskAction(z.array(z.int().positive()).max(mostAtOnce), input, async (_person, ids) =>
    ok(await reviewQuestion(ids)),
  );
}

/** What publishing the stored version would show to readers, or what stands in the way. */
export async function publication(input: unknown): Promise<Result<Publication>> {
  return deskAction(z.int().positive(), input, async (person, id) => {
    const story = await deskStory(id);
    return story ? ok(await publicationOf(person, story)) : refused(gone);
  });
}

/** Stories that have what is typed, drafts too, to point at or to go to. */
export async function lookUpStories(input: unknown): Promise<Result<StoryOption[]>> {
  return deskAction(z.string().max(300), input, async (person, text) => ok(await findStories(person, text)));
}

const gone = { code: "not_found" as const, message: "There is no such story any more." };

async function standing(id: number): Promise<Result<StoryStatus>> {
  const story = await deskStory(id);
  return story ? ok(await storyStatus(story)) : refused(gone);
}
