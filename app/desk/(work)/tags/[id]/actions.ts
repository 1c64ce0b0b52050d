"use server";

import { z } from "zod";
import { may } from "#lib/auth/policy.ts";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result, refused } from "#lib/result.ts";
import { forbidden } from "#lib/stories/change.ts";
import { describeTag } from "#lib/tags/describing.ts";
import { bearersPage } from "#lib/tags/desk-queries.ts";
import { changeTags, previewTags, type TagChange } from "#lib/tags/editing.ts";
import type { Target } from "#lib/tags/plan.ts";
import type { Preview } from "#lib/tags/preview.ts";

const id = z.int().positive();
const text = z.string().max(200);
const place = z.int().min(0).max(20);
const places = z.array(place).max(20);

const kinds = [
  z.strictObject({ kind: z.literal("rename"), tag: id, name: text, slug: text }),
  z.strictObject({ kind: z.literal("merge"), tags: z.array(id).max(200), into: id }),
  z.strictObject({
    ...{ kind: z.literal("split"), tag: id, into: z.array(text).max(20), heir: place, others: places },
    stories: z.array(z.strictObject({ id, to: places })).max(100_000),
  }),
  z.strictObject({ kind: z.literal("remove"), tag: id }),
] as const;

export async function preview(input: unknown): Promise<Result<Preview>> {
  return deskAction(z.discriminatedUnion("kind", kinds), input, (person, change: TagChange) =>
    previewTags(person, change),
  );
}

export async function carryOut(input: unknown): Promise<Result<Target[]>> {
  const shape = z.strictObject({ change: z.discriminatedUnion("kind", kinds), state: z.string().max(64) });
  return deskAction(shape, input, (person, { change, state }) => changeTags(person, change, state));
}

export async function describe(input: unknown): Promise<Result<string>> {
  const words = z.string().max(5000);
  const shape = z.strictObject({ tag: id, description: words, before: words });
  return deskAction(shape, input, describeTag);
}

export async function stories(input: unknown): Promise<Result<Awaited<ReturnType<typeof bearersPage>>>> {
  const shape = z.strictObject({ tag: id, page: z.int().min(1).max(100_000) });
  return deskAction(shape, input, async (person, { tag, page }) =>
    may(person, "tag.change") ? ok(await bearersPage(tag, page)) : refused(forbidden),
  );
}
