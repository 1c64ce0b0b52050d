"use server";

import { z } from "zod";
import { deskAction } from "#lib/auth/session.ts";
import { readNotices } from "#lib/notices/commands.ts";
import type { Result } from "#lib/result.ts";

export async function readAll(input: unknown): Promise<Result<null>> {
  return deskAction(z.strictObject({ upTo: z.int().min(0) }), input, (person, { upTo }) =>
    readNotices(person, upTo),
  );
}
