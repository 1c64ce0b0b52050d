import { recordEvent } from "#lib/audit/record.ts";
import { countUse } from "#lib/auth/attempts.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { env } from "#lib/env.ts";
import { NoLine, openLine } from "#lib/mail/line.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { ok, type Problem, type Result, refused } from "#lib/result.ts";
import { forbidden } from "#lib/stories/change.ts";
import { composeFor } from "./composing.ts";
import { type EditionContent, editionContent, faulty, noMail } from "./editions.ts";
import { letterOf } from "./proposing.ts";

export type LetterPreview = { subject: string; html: string; text: string; stories: number };

const testsAtOnce = 20; // in a quarter of an hour, for one person

/** The mail as it would go out now, of what is typed and not stored yet. Refused: "forbidden", "invalid". */
export async function previewEdition(actor: Actor, input: EditionContent): Promise<Result<LetterPreview>> {
  if (!may(actor, "edition.change")) return refused(forbidden);
  const parsed = editionContent.safeParse(input);
  if (!parsed.success) return refused(faulty(parsed.error));
  const letter = await letterOf(parsed.data);
  const { subject, html, text } = await composeFor(letter, `${env().SITE_URL}/this-week`);
  return ok({ subject, html, text, stories: letter.stories.length });
}

/** Mails it to whoever asks, marked as a test. Gives the address. Refused: "forbidden", "invalid", "conflict". */
export async function sendTest(actor: Actor, input: EditionContent): Promise<Result<string>> {
  if (!may(actor, "edition.change")) return refused(forbidden);
  if (!mailIsSet()) return refused(noMail);
  const previewed = await previewEdition(actor, input);
  if (!previewed.ok) return previewed;
  if (previewed.value.stories === 0) return refused(nothing);
  const person = await database().user.findUnique({ where: { id: actor.id ?? "" }, select: { email: true } });
  if (!person) return refused(forbidden);
  if ((await countUse(`edition test ${actor.id}`, testsAtOnce)) !== null) return refused(tooMany);
  const { subject, html, text } = previewed.value;
  const line = openLine();
  try {
    const mail = { to: person.email, fromName: "Test", subject: `Test: ${subject}`, html, text };
    const { outcome, said } = await line.hand(mail);
    if (outcome !== "taken") return refused(notTaken(said));
  } catch (error) {
    if (error instanceof NoLine) return refused(notTaken(error.code));
    throw error;
  } finally {
    line.close();
  }
  await recordEvent(database(), actor, "edition.tested", { title: subject });
  return ok(person.email);
}

const nothing: Problem = { code: "conflict", message: "Choose at least one story that readers can see." };

const tooMany: Problem = {
  code: "conflict",
  message: "You have sent yourself many tests; wait a quarter of an hour.",
};

function notTaken(said: string): Problem {
  return { code: "conflict", message: `The mail server did not take it (${said}). Try again in a moment.` };
}
