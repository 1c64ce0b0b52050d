"use server";

import { z } from "zod";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { forbidden } from "#lib/stories/change.ts";
import { emptyContent } from "#lib/stories/content.ts";
import { maxTags } from "#lib/stories/schema.ts";
import { suggestTags } from "#lib/tags/suggest.ts";
import type { TagSuggestion } from "#lib/tags/suggestion.ts";

const text = z.string().max(200_000);
const written = z.strictObject({
  ...{ headline: text, summary: text, ourTake: text, whyItMatters: text, body: text },
  tags: z.array(z.string().max(200)).max(10 * maxTags),
});

/** Tags for a text as it stands in the form, stored or not. */
export async function suggest(input: unknown): Promise<Result<TagSuggestion[]>> {
  const shape = z.strictObject({ id: z.int().positive().nullable(), content: written });
  return deskAction(shape, input, async (person, { id, content }) =>
    may(person, "story.create")
      ? ok(await suggestTags({ ...emptyContent, ...content }, { storyId: id ?? undefined }))
      : refused(forbidden),
  );
}
