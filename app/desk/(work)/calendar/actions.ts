"use server";

import { z } from "zod";
import type { Plan } from "#components/desk/schedule/types.ts";
import type { StoryStatus } from "#components/desk/types.ts";
import { authorsInWords } from "#components/desk/versions/version-words.ts";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { tickedInput } from "#lib/review/rules.ts";
import { approveAndSchedule } from "#lib/schedule/approving.ts";
import * as schedule from "#lib/schedule/commands.ts";
import { type CalendarEntry, schedulesOf } from "#lib/schedule/queries.ts";
import { forbidden, noSuchStory } from "#lib/stories/change.ts";
import { noteInput } from "#lib/stories/corrections.ts";
import { deskStory } from "#lib/stories/desk-queries.ts";
import { storyVersions } from "#lib/stories/versions-queries.ts";
import { publicationOf } from "../stories/publication.ts";
import { storyStatus } from "../stories/status.ts";

const one = z.strictObject({ schedule: z.int().positive() });
const expected = z.strictObject({
  id: z.int().positive(),
  expectedVersion: z.int().positive(),
  at: z.date(),
});

/** Moves what waits to another time. */
export async function move(input: unknown): Promise<Result<{ at: Date }>> {
  return deskAction(one.extend({ from: z.date(), at: z.date() }), input, (person, given) =>
    schedule.reschedule(person, given),
  );
}

/** Takes what waits or has failed off the schedule. */
export async function takeOff(input: unknown): Promise<Result<null>> {
  return deskAction(one, input, schedule.unschedule);
}

/** Has what failed tried again, at once. */
export async function tryAgain(input: unknown): Promise<Result<null>> {
  return deskAction(one, input, (person, given) => schedule.tryAgain(person, given));
}

/** Has exactly this version, approved on the way, shown to readers at a time. */
export async function publishAt(input: unknown): Promise<Result<StoryStatus>> {
  return deskAction(
    expected.extend({
      number: z.int().positive(),
      ticked: tickedInput.optional(),
      note: noteInput.nullish(),
    }),
    input,
    async (person, given) => {
      const scheduled = await approveAndSchedule(person, given);
      return scheduled.ok ? standing(given.id) : scheduled;
    },
  );
}

/** Has the story taken away from readers at a time. */
export async function retractAt(input: unknown): Promise<Result<StoryStatus>> {
  return deskAction(expected.extend({ reason: z.string().max(1000) }), input, async (person, given) => {
    const scheduled = await schedule.scheduleRetraction(person, {
      ...given,
      reason: given.reason.trim(),
      told: true,
    });
    return scheduled.ok ? standing(given.id) : scheduled;
  });
}

/** What waits or has failed of a story. */
export async function entries(input: unknown): Promise<Result<CalendarEntry[]>> {
  return deskAction(z.int().positive(), input, async (person, id) =>
    may(person, "story.read") ? ok(await schedulesOf(id)) : refused(forbidden),
  );
}

/** Exactly what would go out if the stored version were scheduled, or what stands in the way. */
export async function plan(input: unknown): Promise<Result<Plan>> {
  return deskAction(z.int().positive(), input, async (person, id) => {
    if (!may(person, "story.read")) return refused(forbidden);
    const story = await deskStory(id);
    if (!story) return refused(noSuchStory);
    const number = story.revision;
    const [publication, [version]] = await Promise.all([
      publicationOf(person, story),
      storyVersions(id, { before: number + 1, limit: 1 }),
    ]);
    const saved = version ?? { at: story.updatedAt, authors: story.updatedBy ? [story.updatedBy] : [] };
    return ok({ number, savedAt: saved.at, savedBy: authorsInWords(saved.authors), publication });
  });
}

async function standing(id: number): Promise<Result<StoryStatus>> {
  const story = await deskStory(id);
  return story ? ok(await storyStatus(story)) : refused(noSuchStory);
}
