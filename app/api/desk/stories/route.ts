import { z } from "zod";
import { instantOf } from "#app/desk/(work)/stories/first-published.ts";
import { afterSave } from "#app/desk/(work)/stories/saved.ts";
import { deskRequest } from "#lib/auth/desk-request.ts";
import { createStory, saveStory } from "#lib/stories/commands.ts";
import { checkDraft } from "#lib/stories/schema.ts";

const number = z.int().positive();

const saving = z.strictObject({
  id: number.nullable(),
  expectedVersion: number.nullable(),
  /** The number of the revision that the text was made from. */
  base: number.nullable(),
  content: z.unknown(),
  publishedLocal: z.string().max(40).nullable(),
  autosave: z.boolean(),
});

/** Stores the form: a new story, or a new version on top of the one that it was based on. */
export async function POST(request: Request): Promise<Response> {
  return deskRequest(request, saving, async (person, input) => {
    const { id, expectedVersion, base, content, autosave } = input;
    const date = instantOf(input.publishedLocal);
    if (!date.ok) return date;
    if (id === null || expectedVersion === null) {
      const created = await createStory(person, content, { publishedAt: date.value ?? null });
      if (!created.ok) return created;
      const checked = checkDraft(content);
      if (!checked.ok) return checked;
      return afterSave({ ...created.value, changed: true, merged: false, content: checked.value });
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
