"use server";

import { z } from "zod";
import { deskAction } from "#lib/auth/session.ts";
import { changeNewsletter, type NewsletterSettings } from "#lib/newsletter/settings.ts";
import { allowSubscriber, removeSubscriber } from "#lib/newsletter/subscribers.ts";
import type { Result } from "#lib/result.ts";

const one = z.strictObject({ id: z.int().positive() });

/** Deletes all that is known of somebody. */
export async function remove(input: unknown): Promise<Result<null>> {
  return deskAction(one, input, removeSubscriber);
}

/** Takes back that nothing is sent to somebody. */
export async function allow(input: unknown): Promise<Result<null>> {
  return deskAction(one, input, allowSubscriber);
}

export async function save(input: unknown): Promise<Result<NewsletterSettings>> {
  const text = z.string().max(5000);
  const shape = z.strictObject({ open: z.boolean(), imprint: text, replyTo: text });
  return deskAction(shape, input, changeNewsletter);
}
