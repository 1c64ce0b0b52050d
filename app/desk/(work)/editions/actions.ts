"use server";

import { z } from "zod";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import * as editions from "#lib/newsletter/editions.ts";
import { type Proposal, proposals } from "#lib/newsletter/proposing.ts";
import { type EditionWhole, edition } from "#lib/newsletter/queries.ts";
import { type LetterPreview, previewEdition, sendTest } from "#lib/newsletter/testing.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { forbidden } from "#lib/stories/change.ts";

const number = z.int().positive();
const expected = z.strictObject({ id: number, expectedVersion: number });
const content = z.strictObject({
  subject: z.string().max(2000),
  note: z.string().max(100_000),
  stories: z.array(number).max(500),
});

/** Begins an edition with what came out since the last one. */
export async function make(input: unknown): Promise<Result<{ id: number }>> {
  return deskAction(z.strictObject({}), input, (person) => editions.makeEdition(person));
}

export async function save(input: unknown): Promise<Result<EditionWhole>> {
  return deskAction(expected.extend(content.shape), input, async (person, given) =>
    afterwards(await editions.saveEdition(person, given)),
  );
}

/** Sends it, at a time or (null) at once. */
export async function schedule(input: unknown): Promise<Result<EditionWhole>> {
  return deskAction(expected.extend({ at: z.date().nullable() }), input, async (person, given) =>
    afterwards(await editions.scheduleEdition(person, given)),
  );
}

export async function hold(input: unknown): Promise<Result<EditionWhole>> {
  return deskAction(expected, input, async (person, given) =>
    afterwards(await editions.holdEdition(person, given)),
  );
}

export async function remove(input: unknown): Promise<Result<null>> {
  return deskAction(expected, input, async (person, given) => {
    const done = await editions.deleteEdition(person, given);
    return done.ok ? ok(null) : done;
  });
}

/** Sends it once more to those of whom it is unknown whether they have it. */
export async function again(input: unknown): Promise<Result<EditionWhole>> {
  return deskAction(expected, input, async (person, given) =>
    afterwards(await editions.sendAgain(person, given)),
  );
}

/** How far it is. */
export async function look(input: unknown): Promise<Result<EditionWhole>> {
  return deskAction(z.strictObject({ id: number }), input, async (person, { id }) =>
    may(person, "edition.change") ? afterwards(ok({ id })) : refused(forbidden),
  );
}

export async function preview(input: unknown): Promise<Result<LetterPreview>> {
  return deskAction(content, input, previewEdition);
}

/** Mails it to whoever asks; gives the address. */
export async function test(input: unknown): Promise<Result<string>> {
  return deskAction(content, input, sendTest);
}

/** The stories of the last weeks that could stand in it. */
export async function propose(input: unknown): Promise<Result<Proposal[]>> {
  return deskAction(z.strictObject({ weeks: z.int().min(1).max(8) }), input, async (person, { weeks }) =>
    may(person, "edition.change") ? ok(await proposals(weeks)) : refused(forbidden),
  );
}

async function afterwards(done: Result<{ id: number }>): Promise<Result<EditionWhole>> {
  if (!done.ok) return done;
  const whole = await edition(done.value.id);
  return whole ? ok(whole) : refused(editions.noEdition);
}
