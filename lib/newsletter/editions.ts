import { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { addJob, removeJob } from "#lib/jobs/queue.ts";
import { wordingOf } from "#lib/language/wording.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { checkTime } from "#lib/schedule/time.ts";
import { siteSettings } from "#lib/settings/queries.ts";
import { forbidden, transact } from "#lib/stories/change.ts";
import { multiLine, singleLine } from "#lib/stories/text.ts";
import type { Edition } from "#prisma/generated/client.ts";
import { longest } from "./letter.ts";
import { freshStories } from "./proposing.ts";

export const sendTask = "newsletter.send";

/** What an editor writes and chooses; the stories by number, in order. */
export const editionContent = z.strictObject({
  subject: z
    .string()
    .transform(singleLine)
    .refine(
      (text) => text.length <= longest.subject,
      `The subject is longer than ${longest.subject} characters.`,
    ),
  note: z
    .string()
    .transform(multiLine)
    .refine(
      (text) => text.length <= longest.note,
      `The note is longer than ${longest.note.toLocaleString("en")} characters.`,
    ),
  stories: z
    .array(z.int().positive())
    .max(longest.stories, `An edition has at most ${longest.stories} stories.`)
    .transform((ids) => [...new Set(ids)]),
});

export type EditionContent = z.infer<typeof editionContent>;

type Expected = { id: number; expectedVersion: number };
type Saved = { id: number; version: number };

/** Begins an edition with the stories that came out since the last one. Gives its number on the desk. */
export async function makeEdition(actor: Actor, now = new Date()): Promise<Result<{ id: number }>> {
  const settings = await siteSettings();
  const wording = wordingOf(settings);
  const stories = await freshStories(now);
  return transact(actor, "edition.change", async (tx) => {
    const subject = wording.say("letter.subject", { site: settings.name, day: wording.dayOf(now) });
    const edition = await tx.edition.create({
      data: { subject, createdByName: actor.name, stories: { create: placed(stories) } },
    });
    await recordEvent(tx, actor, "edition.made", { title: subject }, { data: { edition: edition.id } });
    return { value: { id: edition.id }, tags: [] };
  });
}

/** Stores a draft. Refused: "invalid" with what is wrong by field, "stale", "not_found", "conflict" when it has gone out. */
export async function saveEdition(actor: Actor, input: Expected & EditionContent): Promise<Result<Saved>> {
  if (!may(actor, "edition.change")) return refused(forbidden);
  const { id, expectedVersion, ...content } = input;
  const parsed = editionContent.safeParse(content);
  if (!parsed.success) return refused(faulty(parsed.error));
  const { subject, note, stories } = parsed.data;
  return changing(actor, { id, expectedVersion }, ["draft"], async (tx, edition) => {
    await tx.editionStory.deleteMany({ where: { editionId: id } });
    const known = await tx.story.findMany({ where: { id: { in: stories } }, select: { id: true } });
    const there = stories.filter((story) => known.some((each) => each.id === story));
    await tx.editionStory.createMany({ data: placed(there).map((each) => ({ editionId: id, ...each })) });
    await tx.edition.update({ where: { id }, data: { subject, note, trouble: "" } });
    const was = { subject: edition.subject, note: edition.note };
    await recordEvent(
      tx,
      actor,
      "edition.changed",
      { title: subject },
      {
        before: was,
        after: { subject, note },
        data: { edition: id, stories: there },
      },
    );
  });
}

/**
 * Has an edition sent, at a time or (null) at once. Refused besides: "invalid" for a time that cannot be, "conflict" when there is
 * nothing to send, nobody to send it to, or no mail server.
 */
export async function scheduleEdition(
  actor: Actor,
  input: Expected & { at: Date | null },
): Promise<Result<Saved>> {
  if (!may(actor, "edition.change")) return refused(forbidden);
  const { at, ...expected } = input;
  const now = new Date();
  const checked = at && checkTime(at, now);
  if (checked && !checked.ok) return checked;
  if (!mailIsSet()) return refused(noMail);
  return changing(actor, expected, ["draft", "scheduled"], async (tx, edition) => {
    if (edition.subject === "") throw new Refusal(noSubject);
    const stories = await tx.editionStory.count({
      where: { editionId: edition.id, story: { publishedNumber: { not: null } } },
    });
    if (stories === 0) throw new Refusal(noStories);
    if ((await tx.subscriber.count({ where: { state: "confirmed" } })) === 0) throw new Refusal(nobody);
    const sendAt = at ?? now;
    await tx.edition.update({ where: { id: edition.id }, data: { state: "scheduled", sendAt, trouble: "" } });
    await addJob(tx, {
      task: sendTask,
      payload: { edition: edition.id },
      runAt: sendAt,
      key: keyOf(edition.id),
    });
    const data = { edition: edition.id, at: sendAt.toISOString() };
    await recordEvent(tx, actor, "edition.scheduled", { title: edition.subject }, { data });
  });
}

/** Takes a scheduled edition back; it is a draft again. */
export async function holdEdition(actor: Actor, expected: Expected): Promise<Result<Saved>> {
  return changing(actor, expected, ["scheduled"], async (tx, edition) => {
    await tx.edition.update({ where: { id: edition.id }, data: { state: "draft", sendAt: null } });
    await removeJob(tx, keyOf(edition.id));
    const data = { edition: edition.id };
    await recordEvent(tx, actor, "edition.unscheduled", { title: edition.subject }, { data });
  });
}

/** Deletes a draft. */
export async function deleteEdition(actor: Actor, expected: Expected): Promise<Result<Saved>> {
  return changing(actor, expected, ["draft"], async (tx, edition) => {
    const data = { edition: edition.id };
    await recordEvent(tx, actor, "edition.deleted", { title: edition.subject }, { data });
    await tx.edition.delete({ where: { id: edition.id } });
  });
}

/** Sends an edition once more to those of whom it is unknown whether they have it. Some of them get it twice. */
export async function sendAgain(actor: Actor, expected: Expected): Promise<Result<Saved>> {
  return changing(actor, expected, ["sending", "sent"], async (tx, edition) => {
    const { id } = edition;
    const { count } = await tx.delivery.updateMany({
      where: { editionId: id, state: "unknown", subscriber: { state: "confirmed" } },
      data: { state: "waiting", notBefore: new Date() },
    });
    if (count === 0) throw new Refusal(nobodyUnknown);
    await tx.edition.update({ where: { id }, data: { state: "sending", finishedAt: null } });
    await recordEvent(
      tx,
      actor,
      "edition.sent_again",
      { title: edition.subject },
      {
        data: { edition: id, people: count },
      },
    );
  });
}

/** The way of every change: the row is claimed by its version, looked at, changed, and its version goes up by one. */
async function changing(
  actor: Actor,
  { id, expectedVersion }: Expected,
  states: Edition["state"][],
  work: (tx: Transaction, edition: Edition) => Promise<void>,
): Promise<Result<Saved>> {
  return transact(actor, "edition.change", async (tx) => {
    const [edition] = await tx.edition.updateManyAndReturn({
      where: { id, version: expectedVersion },
      data: { version: { increment: 1 }, updatedAt: new Date() },
    });
    if (!edition) {
      const there = await tx.edition.count({ where: { id } });
      throw new Refusal(there === 0 ? noEdition : stale);
    }
    if (!states.includes(edition.state)) throw new Refusal(goneOut);
    await work(tx, edition);
    return { value: { id, version: edition.version }, tags: [] };
  });
}

function placed(stories: number[]): { storyId: number; position: number }[] {
  return stories.map((storyId, position) => ({ storyId, position }));
}

/** What is wrong, by field. */
export function faulty(error: z.ZodError): Problem {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? "");
    fields[field] = [...(fields[field] ?? []), message];
  }
  return { code: "invalid", message: error.issues[0]?.message ?? "", fields };
}

const keyOf = (id: number) => `newsletter.send:${id}`;

export const noEdition: Problem = { code: "not_found", message: "There is no such edition; it was deleted." };

const stale: Problem = {
  code: "stale",
  message: "Somebody else changed this edition meanwhile. Copy what you wrote, and reload the page.",
};

const goneOut: Problem = {
  code: "conflict",
  message: "This edition is on its way, so it cannot be changed any more. Reload the page to see it.",
};

export const noMail: Problem = {
  code: "conflict",
  message: "This site has no mail server. Whoever runs it sets SMTP_URL and MAIL_FROM.",
};

const noSubject: Problem = {
  code: "invalid",
  message: "Write a subject.",
  fields: { subject: ["Write a subject."] },
};

const noStories: Problem = {
  code: "conflict",
  message: "Choose at least one story that readers can see.",
  fields: { stories: ["Choose at least one story that readers can see."] },
};

const nobody: Problem = { code: "conflict", message: "Nobody has subscribed yet." };

const nobodyUnknown: Problem = {
  code: "conflict",
  message: "There is nobody left of whom it is unknown whether they have it.",
};
