"use server";

import { z } from "zod";
import type { PastedDraft } from "#components/desk/paste-desk.tsx";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { sections } from "#lib/sections/queries.ts";
import { siteTimeZone } from "#lib/settings/queries.ts";
import { parsePastedText } from "#lib/transfer/pasted-text.ts";
import { localTime } from "../stories/status.ts";

/** Reads a story from text that was copied from a page; nothing is stored. */
export async function readPasted(input: unknown): Promise<Result<PastedDraft>> {
  return deskAction(z.string().max(1_000_000), input, async (person, text) => {
    if (!may(person, "story.create"))
      return refused({ code: "forbidden", message: "Your role does not allow this." });
    const { content, publishedAt, missing } = parsePastedText(text, { timeZone: await siteTimeZone() });
    const known = await sections();
    const section = known.find(({ slug }) => slug === content.section)?.slug ?? "";
    return ok({
      draft: { content: { ...content, section }, publishedLocal: await localTime(publishedAt) },
      missing,
      unknownSection: section === "" ? content.section : "",
    });
  });
}
