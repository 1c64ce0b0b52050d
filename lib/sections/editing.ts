import { z } from "zod";
import { changes, recordEvent } from "#lib/audit/record.ts";
import type { Actor } from "#lib/auth/policy.ts";
import type { Transaction } from "#lib/database/client.ts";
import { serially } from "#lib/database/serially.ts";
import { type Problem, Refusal, type Result, refused } from "#lib/result.ts";
import { transact } from "#lib/stories/change.ts";
import { slugify } from "#lib/stories/slug.ts";
import { singleLine } from "#lib/stories/text.ts";

export const longestSectionName = 40;
export const longestSectionDescription = 200;

const wording = z.object({
  name: z
    .string()
    .transform(singleLine)
    .refine((text) => text !== "", "Enter the section’s name.")
    .refine((text) => text.length <= longestSectionName, `Use at most ${longestSectionName} characters.`),
  description: z
    .string()
    .transform(singleLine)
    .refine(
      (text) => text.length <= longestSectionDescription,
      `Use at most ${longestSectionDescription} characters.`,
    ),
});

export type SectionWording = z.input<typeof wording>;

/**
 * Adds a section behind the others; its address comes from its name. Refused: "invalid" (with fields), also when another
 * section has that name or address; "forbidden".
 */
export async function addSection(actor: Actor, input: SectionWording): Promise<Result<null>> {
  const parsed = wording.safeParse(input);
  if (!parsed.success) return refused(invalid(parsed.error));
  return transact(actor, "settings.change", async (tx) => {
    await serially(tx, "sections");
    const { name, description } = parsed.data;
    const slug = slugify(name);
    await refuseTwin(tx, null, name, slug);
    const { _max } = await tx.section.aggregate({ _max: { position: true } });
    await tx.section.create({ data: { name, description, slug, position: (_max.position ?? -1) + 1 } });
    await recordEvent(tx, actor, "section.created", { title: name }, { after: { name, description, slug } });
    return { value: null, tags: ["sections"] };
  });
}

/**
 * Gives a section another name and description, on every page that shows them. Its address stays: a link that somebody
 * has keeps leading there. Refused: "invalid" (with fields), "not_found", "forbidden".
 */
export async function changeSection(
  actor: Actor,
  { id, ...input }: { id: number } & SectionWording,
): Promise<Result<null>> {
  const parsed = wording.safeParse(input);
  if (!parsed.success) return refused(invalid(parsed.error));
  return transact(actor, "settings.change", async (tx) => {
    await serially(tx, "sections");
    const before = await tx.section.findUnique({ where: { id } });
    if (!before) throw new Refusal(gone);
    await refuseTwin(tx, id, parsed.data.name, null);
    await tx.section.update({ where: { id }, data: parsed.data });
    const { name, description } = before;
    const changed = changes({ name, description }, parsed.data);
    if (Object.keys(changed.after).length === 0) return { value: null, tags: [] };
    await recordEvent(tx, actor, "section.changed", { title: name }, changed);
    return { value: null, tags: ["sections", `section:${id}`] };
  });
}

/**
 * Puts the sections into this order. Refused: "conflict" when these are not all the sections there are now, "forbidden".
 */
export async function orderSections(actor: Actor, ids: number[]): Promise<Result<null>> {
  return transact(actor, "settings.change", async (tx) => {
    await serially(tx, "sections");
    const before = await tx.section.findMany({ orderBy: [{ position: "asc" }, { id: "asc" }] });
    const after = ids.map((id) => before.find((section) => section.id === id));
    if (new Set(ids).size !== before.length || after.length !== before.length || after.includes(undefined))
      throw new Refusal(others);
    for (const [position, id] of ids.entries())
      await tx.section.update({ where: { id }, data: { position } });
    const order = (sections: ({ name: string } | undefined)[]) =>
      sections.map((section) => section?.name).join(", ");
    const changed = changes({ order: order(before) }, { order: order(after) });
    if (Object.keys(changed.after).length > 0)
      await recordEvent(tx, actor, "section.ordered", { title: "" }, changed);
    return { value: null, tags: ["sections"] };
  });
}

/**
 * Takes a section away, with its checklists; its address then leads nowhere. Refused: "conflict" with the reason while any
 * version of a story stands in it, and for the last one; "not_found", "forbidden".
 */
export async function deleteSection(actor: Actor, { id }: { id: number }): Promise<Result<null>> {
  return transact(actor, "settings.change", async (tx) => {
    await serially(tx, "sections");
    const section = await tx.section.findUnique({ where: { id } });
    if (!section) throw new Refusal(gone);
    const { name, description, slug } = section;
    if ((await tx.section.count()) === 1) throw new Refusal(theLast);
    const today = [{ working: { is: { sectionId: id } } }, { published: { is: { sectionId: id } } }];
    const now = await tx.story.count({ where: { OR: today } });
    if (now > 0) throw new Refusal(inUse(name, now));
    const before = await tx.story.count({ where: { revisions: { some: { sectionId: id } } } });
    if (before > 0) throw new Refusal(wasUsed(name, before));
    await tx.section.delete({ where: { id } }).catch((error) => {
      // Somebody has put a story into it since it was counted.
      throw error?.code === "P2003" ? new Refusal(inUse(name, 1)) : error;
    });
    await recordEvent(tx, actor, "section.deleted", { title: name }, { before: { name, description, slug } });
    return { value: null, tags: ["sections", `section:${id}`] };
  });
}

/** Two sections are told apart by their names, however they are written, and by their addresses. */
async function refuseTwin(tx: Transaction, id: number | null, name: string, slug: string | null) {
  const same = [{ name: { equals: name, mode: "insensitive" as const } }, ...(slug ? [{ slug }] : [])];
  const twin = await tx.section.findFirst({ where: { OR: same, ...(id !== null && { id: { not: id } }) } });
  if (!twin) return;
  const words =
    twin.name.toLowerCase() === name.toLowerCase()
      ? "Another section has this name."
      : `The section “${twin.name}” has the address that this name would get: /sections/${twin.slug}.`;
  throw new Refusal({ code: "invalid", message: notYet, fields: { name: [words] } });
}

function invalid({ issues }: z.ZodError): Problem {
  const fields: Record<string, string[]> = {};
  for (const { path, message } of issues) fields[String(path[0])] = [message];
  return { code: "invalid", message: notYet, fields };
}

const notYet = "The section could not be saved yet.";
const gone: Problem = { code: "not_found", message: "There is no such section any more; reload the page." };
const others: Problem = {
  code: "conflict",
  message: "Somebody added a section meanwhile; reload the page and put them in order again.",
};

const theLast: Problem = {
  code: "conflict",
  message: "This is the last section, and every story needs one; add another first.",
};

function inUse(name: string, stories: number): Problem {
  const message =
    stories === 1
      ? `A story stands in “${name}”; move it to another section first.`
      : `${stories} stories stand in “${name}”; move them to another section first.`;
  return { code: "conflict", message };
}

function wasUsed(name: string, stories: number): Problem {
  const whose = stories === 1 ? "a story" : `${stories} stories`;
  const message = `No story stands in “${name}” now, but earlier versions of ${whose} do, and versions are kept as they were. Give it another name instead.`;
  return { code: "conflict", message };
}
