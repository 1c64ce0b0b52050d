import { z } from "zod";
import { recordEvent } from "#lib/audit/record.ts";
import { type Actor, may } from "#lib/auth/policy.ts";
import { database } from "#lib/database/client.ts";
import { mailIsSet } from "#lib/mail/send.ts";
import { note } from "#lib/page-cache/recorder.ts";
import { type Result, refused } from "#lib/result.ts";
import { forbidden, transact } from "#lib/stories/change.ts";
import { multiLine } from "#lib/stories/text.ts";
import { readAddress } from "./address.ts";
import { longest } from "./letter.ts";

/** What admins decide about the weekly mail. */
export type NewsletterSettings = { open: boolean; imprint: string; replyTo: string | null };

const tag = "newsletter";

/** The settings, or the first ones. Noted for the page cache. */
export async function newsletterSettings(): Promise<NewsletterSettings> {
  note(tag);
  const row = await database().newsletter.findUnique({ where: { id: 1 } });
  return { open: row?.open ?? true, imprint: row?.imprint ?? "", replyTo: row?.replyTo ?? null };
}

/** Whether readers can subscribe: the site sends mail, and an admin has not closed the list. */
export async function isOpen(): Promise<boolean> {
  return mailIsSet() && (await newsletterSettings()).open;
}

const shape = z.strictObject({
  open: z.boolean(),
  imprint: z
    .string()
    .transform(multiLine)
    .refine(
      (text) => text.length <= longest.imprint,
      `The imprint is longer than ${longest.imprint} characters.`,
    ),
  replyTo: z.string().transform((text) => text.trim()),
});

/** Stores them. Refused: "invalid" with what is wrong by field, "forbidden". */
export async function changeNewsletter(
  actor: Actor,
  input: z.input<typeof shape>,
): Promise<Result<NewsletterSettings>> {
  if (!may(actor, "subscriber.read")) return refused(forbidden);
  const parsed = shape.safeParse(input);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "";
    return refused({ code: "invalid", message, fields: { imprint: [message] } });
  }
  const { open, imprint, replyTo: typed } = parsed.data;
  const address = typed === "" ? null : readAddress(typed);
  if (address && !address.ok)
    return refused({ ...address.problem, fields: { replyTo: [address.problem.message] } });
  const settings = { open, imprint, replyTo: address?.value ?? null };
  return transact(actor, "subscriber.read", async (tx) => {
    await tx.newsletter.upsert({ where: { id: 1 }, create: { id: 1, ...settings }, update: settings });
    await recordEvent(tx, actor, "subscriber.settings_changed", { title: "" }, { after: settings });
    return { value: settings, tags: [tag] };
  });
}
