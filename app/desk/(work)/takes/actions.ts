"use server";

import { z } from "zod";
import { deskAction } from "#lib/auth/session.ts";
import type { Result } from "#lib/result.ts";
import { giveVerdict, withdrawVerdict } from "#lib/takes/commands.ts";

const seen = z.strictObject({ story: z.int().positive(), version: z.int().min(0) });
const text = z.string().max(5000);

/** Says what became of a story's claim, or corrects what was said. */
export async function judge(input: unknown): Promise<Result<{ version: number }>> {
  return deskAction(seen.extend({ verdict: text, note: text, url: text }), input, giveVerdict);
}

/** Takes a verdict back. */
export async function withdraw(input: unknown): Promise<Result<{ version: number }>> {
  return deskAction(seen.extend({ reason: z.string().max(1000) }), input, withdrawVerdict);
}
