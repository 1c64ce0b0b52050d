import { z } from "zod";
import { instantOf } from "#app/desk/(work)/stories/first-published.ts";
import { afterSave } from "#app/desk/(work)/stories/saved.ts";
import { deskRequest } from "#lib/auth/desk-request.ts";
import { createStory, saveStory } from "#lib/stories/commands.ts";

const number = z.int().positive();

const saving = z.strictObject({
  id: number.nullable(),
  expectedVersion: number.nullable(),
  /** The number of the revision that the text was made from. */
  base: number.nullable(),
  content: z.unknown(),
  publishedLocal: z.string().max(40).nullable(),
  autosave: z.boolean(),
  /** Of a new story: a name for its beginning, so that a second try makes no second story. */
  beginning: z.uuid().nullable().optional(),
});

/** Stores the form: a new story, or a new version on top of the one that it was based on. */
export async function POST(request: Request): Promise<Response> {
  return deskRequest(request, saving, async (person, input) => {
    const { id, expectedVersion, base, content, autosave } = input;
    const date = await instantOf(input.publishedLocal);
    if (!date.ok) return date;
    if (id === null || expectedVersion === null) {
      const { beginning } = input;
      const created = await createStory(person, content, { publishedAt: date.value ?? null, beginning });
      return created.ok ? afterSave(created.value) : created;
    }
    const saved = await saveStory(person, {
      id,
      expectedVersion,
      content,
      autosave,
      ...(base !== null && { base }),
      ...(date.value !== undefined && { publishedAt: date.value }),
    });
    return saved.ok ? afterSave(saved.value) : saved;
  });
}
