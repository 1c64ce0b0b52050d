import { database } from "#lib/database/client.ts";
import { note } from "#lib/page-cache/recorder.ts";

export type SectionRow = { id: number; slug: string; name: string; description: string };

/** The sections in the order that admins gave them. */
export async function sections(): Promise<SectionRow[]> {
  note("sections");
  return database().section.findMany({ select, orderBy: [{ position: "asc" }, { id: "asc" }] });
}

/** The section at this address, or null. */
export async function sectionBySlug(slug: string): Promise<SectionRow | null> {
  const section = await database().section.findUnique({ where: { slug }, select });
  note(section ? `section:${section.id}` : "sections");
  return section;
}

const select = { id: true, slug: true, name: true, description: true } as const;
