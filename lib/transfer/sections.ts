import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import type { Transaction } from "#lib/database/client.ts";
import { foundSections, type NewSection } from "#lib/sections/commands.ts";
import { isSlug } from "#lib/stories/slug.ts";

/** The folder with what a new site starts with. */
export const contentFolder = new URL("../../content/", import.meta.url);

/** Gives a site without sections those of content/sections.yaml. Throws when that file is not as it should be. */
export async function ensureSections(tx: Transaction): Promise<void> {
  if ((await tx.section.count()) === 0) await foundSections(tx, await readSections());
}

async function readSections(): Promise<NewSection[]> {
  const text = await readFile(new URL("sections.yaml", contentFolder), "utf8");
  return z.array(section).parse(parse(text));
}

const section = z.strictObject({
  name: z.string().min(1),
  slug: z.string().refine(isSlug),
  description: z.string().default(""),
});
