import { database } from "#lib/database/client.ts";
import type { Result } from "#lib/result.ts";
import { type Scheduled, schedulePublication } from "#lib/schedule/commands.ts";
import { createStory, moveStory, type StoryRef } from "#lib/stories/commands.ts";
import type { StoryContent } from "#lib/stories/content.ts";
import { editor, value } from "./newsroom.ts";
import { completeStory } from "./stories.ts";

/** A story that could go out at any time: written, submitted and approved by the editor. */
export async function approvedStory(parts: Partial<StoryContent>): Promise<StoryRef> {
  return approve(value(await createStory(editor, completeStory(parts))));
}

/** Submits and approves what is stored. */
export async function approve(story: { id: number; version: number }): Promise<StoryRef> {
  const at = { id: story.id, expectedVersion: story.version };
  const { version } = value(await moveStory(editor, { ...at, move: "submit" }));
  return value(await moveStory(editor, { ...at, expectedVersion: version, move: "approve" }));
}

/** Has an approved story's newest version go out at a time. */
export async function scheduleAt(story: StoryRef, at: Date, now = new Date()): Promise<Result<Scheduled>> {
  const write = { id: story.id, expectedVersion: story.version, number: story.revision };
  return schedulePublication(editor, { ...write, at }, now);
}

/** The kinds of what happened to a story, oldest first. */
export async function eventsOf(storyId: number): Promise<string[]> {
  const events = await database().event.findMany({ where: { storyId }, orderBy: { id: "asc" } });
  return events.map(({ kind }) => kind);
}

/** How often a story has gone out. */
export async function timesPublished(storyId: number): Promise<number> {
  return (await eventsOf(storyId)).filter((kind) => kind === "story.published").length;
}
