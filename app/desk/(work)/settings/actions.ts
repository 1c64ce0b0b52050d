"use server";

import { z } from "zod";
import { deskAction } from "#lib/auth/session.ts";
import { ok, type Result } from "#lib/result.ts";
import { reviewSettings } from "#lib/review/queries.ts";
import type { ReviewSettings } from "#lib/review/rules.ts";
import { setReview } from "#lib/review/ruling.ts";
import { addSection, changeSection, deleteSection, orderSections } from "#lib/sections/editing.ts";
import { type SectionRow, sections } from "#lib/sections/queries.ts";
import { changeSettings } from "#lib/settings/commands.ts";
import { audiences, type SiteSettings } from "#lib/settings/schema.ts";

const text = z.string().max(2000);
const id = z.int().positive();
const words = z.strictObject({ name: text, description: text });

export async function save(input: unknown): Promise<Result<SiteSettings>> {
  const shape = z.strictObject({
    name: text,
    timeZone: text,
    language: text,
    logoId: id.nullable(),
    socialLinks: z.array(z.strictObject({ name: text, url: text })).max(100),
    readers: z.enum(audiences),
  });
  return deskAction(shape, input, changeSettings);
}

export async function add(input: unknown): Promise<Result<SectionRow[]>> {
  return deskAction(words, input, async (person, given) => afterwards(await addSection(person, given)));
}

export async function change(input: unknown): Promise<Result<SectionRow[]>> {
  return deskAction(words.extend({ id }), input, async (person, given) =>
    afterwards(await changeSection(person, given)),
  );
}

export async function order(input: unknown): Promise<Result<SectionRow[]>> {
  return deskAction(z.strictObject({ ids: z.array(id).max(1000) }), input, async (person, { ids }) =>
    afterwards(await orderSections(person, ids)),
  );
}

export async function remove(input: unknown): Promise<Result<SectionRow[]>> {
  return deskAction(z.strictObject({ id }), input, async (person, section) =>
    afterwards(await deleteSection(person, section)),
  );
}

/** Says what review asks for, in a section or in the whole site. */
export async function rule(input: unknown): Promise<Result<ReviewSettings>> {
  const list = z.array(text).max(100).nullable().optional();
  const shape = z.strictObject({
    sectionId: id.nullable(),
    rules: z.strictObject({ approvalRequired: z.boolean(), authorMayApprove: z.boolean() }).optional(),
    checklists: z.strictObject({ submit: list, approve: list, publish: list }).optional(),
  });
  return deskAction(shape, input, async (person, ruling) => {
    const done = await setReview(person, ruling);
    return done.ok ? ok(await reviewSettings()) : done;
  });
}

async function afterwards(done: Result<null>): Promise<Result<SectionRow[]>> {
  return done.ok ? ok(await sections()) : done;
}
